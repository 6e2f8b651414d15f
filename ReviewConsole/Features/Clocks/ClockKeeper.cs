using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Clocks;

/// <summary>
/// Warns of clocks whose end is near, and says what was missed: what is due is read from the queue's lines, so it goes on after a restart,
/// however long the program was gone.
/// </summary>
internal sealed class ClockKeeper(DeedDoor door, IDbContextFactory<ReviewDb> databases, TimeProvider time, ILogger<ClockKeeper> logger) : SteadyLoop(time, logger)
{
    // An import of old appeals brings many at once; others write between.
    private const int AtOnce = 500;

    protected override async Task TurnAsync(CancellationToken stop)
    {
        while (await CatchUpAsync(stop) == AtOnce)
        {
            // There may be more.
        }
    }

    /// <summary>Says what is to be said now, of so many cases at most; of how many it did.</summary>
    internal async Task<int> CatchUpAsync(CancellationToken stop)
    {
        var done = 0;
        foreach (var id in await DueAsync(stop))
        {
            // One that cannot be written must not keep the others from being warned of.
            await TryAsync(async () => done += (await door.DoAsync(Actor.System, new WatchClocks(id), stop)).IsDone ? 1 : 0);
        }

        return done;
    }

    private async Task<List<CaseId>> DueAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = Now;
        return await db.CaseRows.AsNoTracking().Where(r => r.NextClockAt != null && r.NextClockAt <= now).OrderBy(r => r.NextClockAt).ThenBy(r => r.Id)
            .Take(AtOnce).Select(r => r.Id).ToListAsync(stop);
    }
}
