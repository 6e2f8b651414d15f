using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Hold;

/// <summary>Brings back what was set aside, within a minute of its date; what came due while the program did not run, at its start.</summary>
internal sealed class AsideKeeper(DeedDoor door, IDbContextFactory<ReviewDb> databases, TimeProvider time, ILogger<AsideKeeper> logger)
    : SteadyLoop(time, logger)
{
    private const int Batch = 100;

    private readonly TimeProvider _time = time;

    protected override Task TurnAsync(CancellationToken stop) => BringBackAsync(stop);

    /// <summary>Brings back everything whose date has come.</summary>
    internal async Task BringBackAsync(CancellationToken stop)
    {
        CaseId[] due;
        do
        {
            due = await DueAsync(stop);
            var back = 0;
            foreach (var id in due)
            {
                // Whoever took it up a moment before was first; then there is nothing to bring back.
                back += (await door.DoAsync(Actor.System, new BringBack(id), stop)).IsDone ? 1 : 0;
            }

            // Where none came back, another node is at it, or its clock is ahead of the database's; the next turn looks again.
            if (back == 0)
            {
                return;
            }
        }
        while (due.Length == Batch);
    }

    private async Task<CaseId[]> DueAsync(CancellationToken stop)
    {
        var now = _time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.CaseRows.Where(r => r.BackAt <= now).OrderBy(r => r.BackAt).ThenBy(r => r.Id).Take(Batch).Select(r => r.Id).ToArrayAsync(stop);
    }
}
