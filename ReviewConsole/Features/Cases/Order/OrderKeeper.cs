using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Order;

/// <summary>
/// Brings every open case into the order in force, a few hundred at a time, while the queue goes on: when weights are set, when the program
/// starts, and every minute for what a deed wrote that had read earlier weights.
/// </summary>
internal sealed class OrderKeeper(DeedDoor door, LiveUpdates live, TimeProvider time, ILogger<OrderKeeper> logger) : SteadyLoop(time, logger)
{
    /// <summary>Lines a batch; on the embedded database everybody waits for one.</summary>
    public const int Batch = 250;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var told = live.Subscribe(change =>
        {
            if (change.Concerns(Streams.Order))
            {
                Ask();
            }
        });
        await base.ExecuteAsync(stoppingToken);
    }

    protected override Task TurnAsync(CancellationToken stop) => CatchUpAsync(stop);

    /// <summary>Goes on until every open case stands in the order in force.</summary>
    internal async Task CatchUpAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && await door.DoAsync(Actor.System, new Reorder(Batch), stop) is { IsDone: true, Answer.More: true })
        {
        }
    }
}
