using ReviewConsole.Data.Sealing;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Journal;

/// <summary>Seals every minute what is new, and sooner where a thousand facts wait.</summary>
internal sealed class SealKeeper(Sealer sealer, LiveUpdates live, TimeProvider time, ILogger<SealKeeper> logger) : SteadyLoop(time, logger)
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = time;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var pace = new Pace(_time, AtMostEvery, () => TryAsync(() => LookAsync(stoppingToken)));
        using var told = live.Subscribe(_ => pace.Ask());
        await base.ExecuteAsync(stoppingToken);
    }

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken stop) => sealer.SealAsync(stop);

    private async Task LookAsync(CancellationToken stop)
    {
        if (!stop.IsCancellationRequested && await sealer.IsFullAsync(stop))
        {
            Ask();
        }
    }
}
