using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Verification;

/// <summary>Ends the checks of a case whose time is over; only the program itself does.</summary>
internal sealed record ExpireChecks(CaseId Case) : CaseDeed<int>(Case)
{
    public override May Needs => May.KeepChecks;

    protected override Task<Result<int>> DoAsync(Case subject, DeedScope scope) => Task.FromResult<Result<int>>(subject.ExpireChecks(scope.Now));
}

/// <summary>Looks every minute for checks that nobody completed in the time they were open.</summary>
internal sealed class CheckKeeper(DeedDoor door, IDbContextFactory<ReviewDb> databases, TimeProvider time, ILogger<CheckKeeper> logger) : SteadyLoop(time, logger)
{
    private const int Batch = 200;

    protected override Task TurnAsync(CancellationToken stop) => CatchUpAsync(stop);

    /// <summary>Goes on until none is left whose time is over.</summary>
    internal async Task CatchUpAsync(CancellationToken stop)
    {
        // The database's clock decides, and may be behind this one: what it does not end now is for the next turn.
        for (var ended = 1; ended > 0 && !stop.IsCancellationRequested;)
        {
            ended = 0;
            foreach (var id in await OverAsync(stop))
            {
                ended += await door.DoAsync(Actor.System, new ExpireChecks(id), stop) is { IsDone: true, Answer: var some } ? some : 0;
            }
        }
    }

    private async Task<List<CaseId>> OverAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = Now;
        return await db.Checks.AsNoTracking().Where(c => (c.State == CheckState.Offered || c.State == CheckState.Sent) && c.OpenUntil <= now)
            .Select(c => c.CaseId).Distinct().OrderBy(id => id).Take(Batch).ToListAsync(stop);
    }
}

/// <summary>The room of routes and checks.</summary>
internal static class VerificationRoom
{
    /// <summary>Adds the loop that ends checks whose time is over; only a serving program runs it.</summary>
    public static IServiceCollection AddCheckKeeper(this IServiceCollection services) => services.AddHostedService<CheckKeeper>();

    /// <summary>Maps what the platform's programs ask for.</summary>
    public static void MapVerificationRoom(this IEndpointRouteBuilder api) => CheckEndpoints.Map(api);
}
