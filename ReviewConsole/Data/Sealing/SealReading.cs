using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.Sealing;

/// <summary>How far the journal is sealed.</summary>
/// <param name="State">The row; null while nothing was ever sealed.</param>
/// <param name="Newest">The newest checkpoint.</param>
/// <param name="NewestAt">When it was signed (UTC).</param>
/// <param name="Younger">Facts not sealed yet; one more than <see cref="SealReading.MostCounted"/> where there are more.</param>
public sealed record SealState(JournalSeal? State, SignedCheckpoint? Newest, DateTimeOffset? NewestAt, int Younger)
{
    /// <summary>When the oldest of those came (UTC); null for none.</summary>
    public DateTimeOffset? OldestYounger { get; init; }
}

/// <summary>Reads seals, for screens and for whoever prints the newest checkpoint into what leaves the house.</summary>
public sealed class SealReading(IDbContextFactory<ReviewDb> databases)
{
    /// <summary>Counted exactly up to here.</summary>
    public const int MostCounted = 10_000;

    /// <summary>The newest signed checkpoint; null while nothing was ever sealed. To be printed into every export.</summary>
    public async Task<SignedCheckpoint?> NewestAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await NewestAsync(db, stop) is { } row ? new SignedCheckpoint(row.Text, row.Signature) : null;
    }

    /// <summary>Whether nothing may leave, because the database is not the journal that stands outside.</summary>
    /// <param name="db">The database.</param>
    /// <param name="outside">The newest checkpoint outside, as this node knows it; a database that has less is an older one.</param>
    /// <param name="stop">Stops reading.</param>
    public static async Task<bool> IsHeldAsync(ReviewDb db, long outside, CancellationToken stop) =>
        await db.JournalSeals.AsNoTracking().Select(s => new { s.HeldSince, s.Number }).SingleOrDefaultAsync(stop) is var state
        && (state?.HeldSince is not null || outside > (state?.Number ?? 0));

    /// <summary>How things stand.</summary>
    public Task<SealState> ReadAsync(CancellationToken stop = default) => databases.ReadAsync(
        async db =>
        {
            var (state, newest) = (await db.JournalSeals.SingleOrDefaultAsync(stop), await NewestAsync(db, stop));
            var sealedUpTo = state is null ? 0 : await db.SealedFacts.Where(s => s.Index >= state.Size - MostCounted).OrderBy(s => s.Index).Select(s => s.FactId).FirstOrDefaultAsync(stop);
            var younger = await FactReader.UnsealedIdsAsync(db, sealedUpTo, MostCounted + 1, stop);
            var oldest = younger.Count == 0 ? 0 : younger[0];
            return new SealState(state, newest is null ? null : new SignedCheckpoint(newest.Text, newest.Signature), newest?.At, younger.Count)
            {
                OldestYounger = oldest == 0 ? null : await db.Facts.Where(f => f.Id == oldest).Select(f => (DateTimeOffset?)f.At).SingleOrDefaultAsync(stop),
            };
        },
        stop);

    private static Task<SealCheckpoint?> NewestAsync(ReviewDb db, CancellationToken stop) =>
        db.SealCheckpoints.AsNoTracking().OrderByDescending(c => c.Number).FirstOrDefaultAsync(stop);
}
