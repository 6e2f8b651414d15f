using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Verification;

/// <summary>Ends the checks of a case whose time is over. The program's own deed.</summary>
internal sealed record ExpireChecks(CaseId Case) : CaseDeed<int>(Case)
{
    public override May Needs => May.KeepChecks;

    protected override Task<Result<int>> DoAsync(Case subject, DeedScope scope) => Task.FromResult<Result<int>>(subject.ExpireChecks(scope.Now));
}

/// <summary>Ends checks whose time is over, every minute, so that nobody waits for what cannot come any more.</summary>
internal sealed class CheckKeeper(DeedDoor door, IDbContextFactory<ReviewDb> databases, TimeProvider time, ILogger<CheckKeeper> logger) : SteadyLoop(time, logger)
{
    /// <summary>Cases looked up at once.</summary>
    public const int Batch = 200;

    private readonly TimeProvider _time = time;

    protected override Task TurnAsync(CancellationToken stop) => CatchUpAsync(stop);

    /// <summary>Goes on until no check is open beyond its time.</summary>
    internal async Task CatchUpAsync(CancellationToken stop)
    {
        // A batch in which nothing could be done is not asked for again: the next turn tries it.
        for (var ended = true; ended;)
        {
            ended = false;
            foreach (var id in await DueAsync(stop))
            {
                ended |= await door.DoAsync(Actor.System, new ExpireChecks(id), stop) is { IsDone: true, Answer: > 0 };
            }
        }
    }

    private async Task<List<CaseId>> DueAsync(CancellationToken stop)
    {
        var now = _time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var due = await db.Checks.AsNoTracking()
            .Where(c => (c.State == CheckState.Offered || c.State == CheckState.Sent) && c.OpenUntil <= now)
            .OrderBy(c => c.OpenUntil).Take(Batch).Select(c => c.CaseId).ToListAsync(stop);
        return [.. due.Distinct()];
    }
}
