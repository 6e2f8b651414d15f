using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Conversation;

/// <summary>
/// Reminds appellants of what they were asked, and ends their time to answer: what is due is read from the cases, so it goes on after a
/// restart, however long the program was gone.
/// </summary>
internal sealed class AskKeeper(DeedDoor door, IDbContextFactory<ReviewDb> databases, TimeProvider time, ILogger<AskKeeper> logger) : SteadyLoop(time, logger)
{
    protected override Task TurnAsync(CancellationToken stop) => CatchUpAsync(stop);

    /// <summary>Does what is due now, once a case: the next step of each is due later.</summary>
    internal async Task CatchUpAsync(CancellationToken stop)
    {
        foreach (var id in await DueAsync(stop))
        {
            // One that cannot be written must not keep the others from their reminders.
            await TryAsync(() => door.DoAsync(Actor.System, new GoOnAsking(id), stop));
        }
    }

    /// <summary>The cases on which something is due now, the longest first.</summary>
    internal async Task<List<CaseId>> DueAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = Now;
        return await db.Cases.AsNoTracking().Where(c => c.NextMessageAt <= now).OrderBy(c => c.NextMessageAt).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(stop);
    }
}
