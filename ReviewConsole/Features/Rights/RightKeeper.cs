using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Rights;

/// <summary>
/// Brings into effect what was granted when its time for undoing is over: what is due is read from the requests, so it goes on after a restart, however long the program
/// was gone.
/// </summary>
internal sealed class RightKeeper(DeedDoor door, IDbContextFactory<ReviewDb> databases, TimeProvider time, ILogger<RightKeeper> logger) : SteadyLoop(time, logger)
{
    protected override Task TurnAsync(CancellationToken stop) => CatchUpAsync(stop);

    /// <summary>Brings into effect what is due now.</summary>
    internal async Task CatchUpAsync(CancellationToken stop)
    {
        foreach (var id in await DueAsync(stop))
        {
            // One that cannot be written must not keep the others from being carried out.
            await TryAsync(() => door.DoAsync(Actor.System, new BringIntoEffect(id), stop));
        }
    }

    private async Task<List<CaseId>> DueAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = Now;
        return await db.Rights.AsNoTracking().Where(r => r.EffectiveAt != null && r.ToldAt == null && r.EffectiveAt < now).Select(r => r.CaseId).Distinct().OrderBy(id => id).ToListAsync(stop);
    }
}
