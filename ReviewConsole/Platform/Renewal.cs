namespace ReviewConsole.Platform;

/// <summary>
/// Has a panel read again what it shows: soon after something was committed anywhere, and every minute, because time left and claims
/// change without anybody doing anything. The more panels listen, the wider their readings are spread, so that one commit does not
/// hold up everybody's next click.
/// </summary>
public sealed class Renewal : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Pace _pace;
    private readonly IDisposable _live;
    private readonly ITimer _minute;

    /// <summary>Begins to listen.</summary>
    /// <param name="live">What is committed.</param>
    /// <param name="time">The clock.</param>
    /// <param name="atMostEvery">The shortest time between two readings.</param>
    /// <param name="read">Reads; must not throw.</param>
    public Renewal(LiveUpdates live, TimeProvider time, TimeSpan atMostEvery, Func<Task> read)
    {
        _pace = new Pace(time, atMostEvery, read, live.Turn());
        _live = live.Subscribe(_ => _pace.Ask());
        _minute = time.CreateTimer(_ => _pace.Ask(), null, Minute, Minute);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _live.Dispose();
        await _minute.DisposeAsync();
        await _pace.DisposeAsync();
    }
}
