using System.Collections.Concurrent;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Deliveries;

/// <summary>Sends as soon as something is written or its time comes; each endpoint for itself, so that a slow one keeps nobody waiting.</summary>
internal sealed class DeliveryKeeper(Deliverer deliverer, LiveUpdates live, TimeProvider time, ILogger<DeliveryKeeper> logger) : SteadyLoop(time, logger)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = time;
    private readonly ConcurrentDictionary<Guid, Task> _lanes = new();
    private ITimer? _next;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var told = live.Subscribe(_ => Ask());
        await using var next = _next = _time.CreateTimer(_ => Ask(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await base.ExecuteAsync(stoppingToken);
        await Task.WhenAll(_lanes.Values);
    }

    /// <inheritdoc/>
    protected override async Task TurnAsync(CancellationToken stop)
    {
        var look = await deliverer.LookAsync(stop);
        if (look.HasUnspread)
        {
            await deliverer.SpreadAsync(stop);
            look = await deliverer.LookAsync(stop);
        }

        foreach (var endpoint in look.Due)
        {
            // A lane that ends has found nothing due; what has come since asks for another turn.
            _ = _lanes.GetOrAdd(endpoint, id => LaneAsync(id, stop));
        }

        if (look.HasUnspread || look.Next is not null)
        {
            // The database's clock may be behind this machine's: what it does not think due yet is asked for again, but not in a rush.
            var wait = look.HasUnspread ? Soon : look.Next!.Value - Now;
            _next?.Change(wait > Soon ? wait : Soon, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task LaneAsync(Guid endpoint, CancellationToken stop)
    {
        // Not on the loop's own turn: the next endpoint must not wait for this one.
        await Task.Yield();
        var made = 0;
        try
        {
            await TryAsync(async () => made = await deliverer.DeliverAsync(endpoint, stop));
        }
        catch (OperationCanceledException)
        {
            // The end of the program is no failure; what was under way is due again.
        }

        _lanes.TryRemove(endpoint, out _);
        if (made > 0)
        {
            Ask();
        }
        else
        {
            // As above, or another node has it.
            _next?.Change(Soon, Timeout.InfiniteTimeSpan);
        }
    }
}
