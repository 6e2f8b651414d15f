using System.Collections.Concurrent;

namespace ReviewConsole.Platform;

/// <summary>Something was committed: which cases, by number; none means "anything may have changed" (a listener was away for a while).</summary>
/// <param name="Streams">Case numbers, and streams beside the cases.</param>
public sealed record Change(IReadOnlyList<string> Streams)
{
    /// <summary>Anything may have changed.</summary>
    public static readonly Change Anything = new([]);

    /// <summary>True when this may concern the stream.</summary>
    public bool Concerns(string stream) => Streams.Count == 0 || Streams.Contains(stream, StringComparer.Ordinal);
}

/// <summary>Tells open screens that something was committed, in this process. One tail of the journal feeds it.</summary>
public sealed class LiveUpdates
{
    // Two hundred windows of four panels each are all renewed within four seconds, with half a core.
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<Guid, Action<Change>> _listeners = new();
    private int _turns;

    /// <summary>Calls <paramref name="listener"/> on every change until disposed; the listener must be quick and must not throw.</summary>
    public IDisposable Subscribe(Action<Change> listener)
    {
        var key = Guid.NewGuid();

        // Whoever commits has another language than whoever listens: a screen that is shown anew stays in its reader's.
        var own = ExecutionContext.Capture();
        _listeners[key] = own is null ? listener : change => ExecutionContext.Run(own, heard => listener((Change)heard!), change);
        return new Subscription(this, key);
    }

    /// <summary>
    /// For one listener: how long to wait after a change, so that as many as listen at that moment do not all do their work at once. Every
    /// listener has another share of the time (steps of the golden ratio lie evenly, however many there are).
    /// </summary>
    public Func<TimeSpan> Turn()
    {
        var share = Interlocked.Increment(ref _turns) * 0.6180339887498949 % 1;
        return () => _listeners.Count * share * Each;
    }

    /// <summary>Tells everybody.</summary>
    public void Publish(Change change)
    {
        foreach (var listener in _listeners.Values)
        {
            listener(change);
        }
    }

    private sealed class Subscription(LiveUpdates updates, Guid key) : IDisposable
    {
        public void Dispose() => updates._listeners.TryRemove(key, out _);
    }
}
