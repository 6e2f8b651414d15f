using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>Who works on cases, for choosing whose to look at.</summary>
public sealed class Colleagues(IDbContextFactory<ReviewDb> databases)
{
    // More names than anybody chooses from; a longer list is a matter for a search of its own.
    private const int Most = 200;

    /// <summary>Reviewers and leads who may enter, by name.</summary>
    public async Task<IReadOnlyList<(PersonId Id, string Alias)>> ReadAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.Users.AsNoTracking().Where(p => p.DisabledAt == null && (p.Role == Role.Reviewer || p.Role == Role.Lead))
            .OrderBy(p => p.Alias).ThenBy(p => p.Number).Take(Most).Select(p => new { p.Id, p.Alias }).ToListAsync(stop);
        return [.. found.Select(p => (new PersonId(p.Id), p.Alias))];
    }
}
