using System.Threading.Channels;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Order;

/// <summary>
/// Brings every open case into the order in force, a few hundred at a time, while the queue goes on: when weights are set, when the program
/// starts, and every minute for what a deed wrote that had read earlier weights.
/// </summary>
internal sealed partial class OrderKeeper(DeedDoor door, LiveUpdates live, TimeProvider time, ILogger<OrderKeeper> logger) : BackgroundService
{
    /// <summary>Lines a batch; on the embedded database everybody waits for one.</summary>
    public const int Batch = 250;

    // One look is enough for whatever happened before it.
    private readonly Channel<bool> _look = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var told = live.Subscribe(change =>
        {
            if (change.Concerns(Streams.Order))
            {
                _look.Writer.TryWrite(true);
            }
        });
        await using var minute = time.CreateTimer(_ => _look.Writer.TryWrite(true), null, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        try
        {
            await foreach (var _ in _look.Reader.ReadAllAsync(stoppingToken))
            {
                await TryCatchUpAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the program is no failure of this one.
        }
    }

    private async Task TryCatchUpAsync(CancellationToken stop)
    {
        try
        {
            await CatchUpAsync(stop);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // What is left is read from the lines; the next look goes on.
            LogBroken(broken);
        }
    }

    /// <summary>Goes on until every open case stands in the order in force.</summary>
    internal async Task CatchUpAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && await door.DoAsync(Actor.System, new Reorder(Batch), stop) is { IsDone: true, Answer.More: true })
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue could not be brought into its order; the next look tries again.")]
    private partial void LogBroken(Exception why);
}
