namespace ReviewConsole.Platform;

/// <summary>
/// Does something soon after it was asked for, however often it is asked: at most once in a stretch of time, and always once after the
/// last time of asking. For screens that follow live updates.
/// </summary>
public sealed class Pace : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    private readonly TimeProvider _time;
    private readonly TimeSpan _atMostEvery;
    private readonly Func<Task> _act;
    private readonly Func<TimeSpan>? _turn;
    private readonly ITimer _timer;
    private long? _last;
    private int _asked;

    /// <summary>Nothing happens before somebody asks.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="atMostEvery">The shortest time between two acts.</param>
    /// <param name="act">What is done; must not throw.</param>
    /// <param name="turn">How much longer to wait, so that many do not act at once.</param>
    public Pace(TimeProvider time, TimeSpan atMostEvery, Func<Task> act, Func<TimeSpan>? turn = null)
    {
        (_time, _atMostEvery, _act, _turn) = (time, atMostEvery, act, turn);
        _timer = time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Asks for it; quick, from any thread.</summary>
    public void Ask()
    {
        if (Interlocked.Exchange(ref _asked, 1) == 0)
        {
            var left = _last is { } last ? _atMostEvery - _time.GetElapsedTime(last) : TimeSpan.Zero;
            _timer.Change((left > Soon ? left : Soon) + (_turn?.Invoke() ?? TimeSpan.Zero), Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Fire()
    {
        _last = _time.GetTimestamp();
        Interlocked.Exchange(ref _asked, 0);
        _ = _act();
    }
}
