namespace ReviewConsole.Support;

/// <summary>A clock that stands still until it is told to go on; timers made with it go off while it is moved.</summary>
internal sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private long _ticks = now.UtcTicks;

    /// <summary>Setting it is the same as going on to that instant; backwards nothing goes off.</summary>
    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
        set
        {
            while (NextUntil(value) is { } due)
            {
                Interlocked.Exchange(ref _ticks, Math.Max(due.At.UtcTicks, Now.UtcTicks));
                due.Timer.GoOff();
            }

            Interlocked.Exchange(ref _ticks, value.UtcTicks);
        }
    }

    /// <summary>Timers run by the real clock although the instant stands still: for screens that only wait a moment.</summary>
    public bool RealTimers { get; set; }

    /// <summary>Lets time go by.</summary>
    public void GoOn(TimeSpan time) => Now += time;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (RealTimers)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private (Timer Timer, DateTimeOffset At)? NextUntil(DateTimeOffset end)
    {
        lock (_lock)
        {
            return _timers.Where(t => t.At <= end).MinBy(t => t.At) is { } next ? (next, next.At!.Value) : null;
        }
    }

    private sealed class Timer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        // Like the real ones, it goes off in the surroundings (language, person) it was made in.
        private readonly ExecutionContext? _here = ExecutionContext.Capture();
        private TimeSpan _period;

        public DateTimeOffset? At { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                At = dueTime == Timeout.InfiniteTimeSpan ? null : clock.Now + dueTime;
                clock._timers.Remove(this);
                if (At is not null)
                {
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void GoOff()
        {
            Change(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan, _period);
            if (_here is null)
            {
                callback(state);
            }
            else
            {
                ExecutionContext.Run(_here, _ => callback(state), null);
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
