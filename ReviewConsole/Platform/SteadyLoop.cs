using System.Threading.Channels;

namespace ReviewConsole.Platform;

/// <summary>
/// Work that is done in the background of a serving program: at its start, every minute, and whenever it is asked for. A turn that failed
/// is logged, and the next one tries again; so each turn must find what is left by itself.
/// </summary>
public abstract partial class SteadyLoop(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // One look is enough for whatever happened before it.
    private readonly Channel<bool> _look = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The instant (UTC).</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Asks for a turn soon; many askings before it are one.</summary>
    protected void Ask() => _look.Writer.TryWrite(true);

    /// <summary>Does one piece of a turn; when it breaks off, the others are done all the same.</summary>
    protected async Task TryAsync(Func<Task> piece)
    {
        try
        {
            await piece();
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            LogBroken(logger, broken, GetType().Name);
        }
    }

    /// <summary>One turn: whatever is left to do now.</summary>
    protected abstract Task TurnAsync(CancellationToken stop);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var minute = time.CreateTimer(_ => Ask(), null, TimeSpan.Zero, Minute);
        try
        {
            await foreach (var _ in _look.Reader.ReadAllAsync(stoppingToken))
            {
                await TryAsync(() => TurnAsync(stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the program is no failure of this one.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Loop} broke off; the next turn tries again.")]
    private static partial void LogBroken(ILogger logger, Exception why, string loop);
}
