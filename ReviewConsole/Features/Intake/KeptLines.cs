using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>A kept line as lists show it: without its text, which is personal data.</summary>
/// <param name="Id">Its row.</param>
/// <param name="RefusedAt">When it was refused last (UTC).</param>
/// <param name="Source">The file's name.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="AppealId">The platform's id, where one could be read.</param>
/// <param name="Refusals">Every reason.</param>
/// <param name="IsWhole">False when it cannot be tried again from here.</param>
public sealed record KeptLine(
    long Id, DateTimeOffset RefusedAt, string Source, int Line, string? AppealId, IReadOnlyList<Refusal> Refusals, bool IsWhole);

/// <summary>One page of kept lines, newest first.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Older">Give this to get the next page; null on the last.</param>
internal sealed record KeptPage(IReadOnlyList<KeptLine> Lines, long? Older);

/// <summary>Reads what was refused at the door and waits for a lead.</summary>
internal sealed class KeptLines(IDbContextFactory<ReviewDb> databases)
{
    /// <summary>Beyond this a count only says "more".</summary>
    public const int CountedTo = 10_000;

    /// <summary>How many wait; at most one more than <see cref="CountedTo"/>.</summary>
    public async Task<int> CountAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Waiting(db).OrderByDescending(r => r.Id).Take(CountedTo + 1).CountAsync(stop);
    }

    /// <summary>One page.</summary>
    /// <param name="before">Only rows older than this one; null for the newest.</param>
    /// <param name="size">How many lines.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<KeptPage> PageAsync(long? before, int size, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var lines = await Waiting(db).Where(r => before == null || r.Id < before).OrderByDescending(r => r.Id).Take(size + 1)
            .Select(r => new KeptLine(r.Id, r.RefusedAt, r.Source, r.Line, r.AppealId, r.Refusals, r.IsWhole)).ToListAsync(stop);
        return lines.Count > size ? new KeptPage(lines[..size], lines[size - 1].Id) : new KeptPage(lines, null);
    }

    /// <summary>One whole row, while it waits; null when it was dealt with.</summary>
    public async Task<RefusedAppeal?> FindAsync(long id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Waiting(db).SingleOrDefaultAsync(r => r.Id == id, stop);
    }

    /// <summary>All that wait now, oldest first, a few at a time; those that come meanwhile are left out.</summary>
    public async IAsyncEnumerable<RefusedAppeal> AllAsync([EnumeratorCancellation] CancellationToken stop = default)
    {
        const int AtATime = 20;
        await using var db = await databases.CreateDbContextAsync(stop);
        var (after, last) = (0L, await Waiting(db).MaxAsync(r => (long?)r.Id, stop) ?? 0);
        List<RefusedAppeal> some;
        do
        {
            some = await Waiting(db).Where(r => r.Id > after && r.Id <= last).OrderBy(r => r.Id).Take(AtATime).ToListAsync(stop);
            foreach (var row in some)
            {
                after = row.Id;
                yield return row;
            }
        }
        while (some.Count == AtATime);
    }

    /// <summary>Which wait now, oldest first; those that come meanwhile are left out.</summary>
    public async Task<IReadOnlyList<long>> IdsAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Waiting(db).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(stop);
    }

    private static IQueryable<RefusedAppeal> Waiting(ReviewDb db) => db.RefusedAppeals.AsNoTracking().Where(r => r.SettledAt == null);
}
