using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;

namespace ReviewConsole.Features.Rights;

/// <summary>Reads how many cases hold something that was asked for beside the appeal and waits for its answer.</summary>
public sealed class RightsQuery(IDbContextFactory<ReviewDb> databases)
{
    /// <summary>The largest exact number.</summary>
    public const int MostCounted = 999;

    /// <summary>How many, one more than <see cref="MostCounted"/> where there are more; and when the first must be answered (UTC), null where none waits.</summary>
    public async Task<(int Cases, DateTimeOffset? FirstDue)> WaitingAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);

        // From the index in which only these stand.
        var waiting = db.CaseRows.AsNoTracking().Where(r => r.RightsDueAt != null).OrderBy(r => r.RightsDueAt).ThenBy(r => r.Id);
        return (await waiting.Take(MostCounted + 1).CountAsync(stop), await waiting.Select(r => r.RightsDueAt).FirstOrDefaultAsync(stop));
    }
}
