using System.Collections.Concurrent;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform;

/// <summary>
/// Who has which case open at this moment, on this node and, as far as they tell, on others. In memory only: presence is no fact and leaves no
/// trace (design.md §4).
/// </summary>
public sealed class Presence(TimeProvider time)
{
    /// <summary>How long what another node said is believed; it says it again three times as often.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Guid, (string Stream, PersonId Person)> _here = new();
    private readonly ConcurrentDictionary<(string Node, string Stream), (IReadOnlyList<PersonId> People, DateTimeOffset At)> _elsewhere = new();
    private readonly ConcurrentDictionary<Guid, (Action<string> Listener, bool HereOnly)> _listeners = new();

    /// <summary>Says that a person looks at a case, until disposed.</summary>
    public IDisposable Enter(string stream, PersonId person)
    {
        var key = Guid.NewGuid();
        _here[key] = (stream, person);
        Tell(stream, here: true);
        return new Leaving(() =>
        {
            if (_here.TryRemove(key, out _))
            {
                Tell(stream, here: true);
            }
        });
    }

    /// <summary>Everybody who looks at a case now, each once.</summary>
    public IReadOnlyList<PersonId> At(string stream)
    {
        var since = time.GetUtcNow() - Believed;
        return
        [
            .. Here(stream)
                .Concat(_elsewhere.Where(e => e.Key.Stream == stream && e.Value.At > since).SelectMany(e => e.Value.People))
                .Distinct(),
        ];
    }

    /// <summary>Who looks at a case on this node.</summary>
    public IReadOnlyList<PersonId> Here(string stream) => [.. _here.Values.Where(h => h.Stream == stream).Select(h => h.Person).Distinct()];

    /// <summary>Every case somebody looks at on this node.</summary>
    public IReadOnlyList<string> StreamsHere => [.. _here.Values.Select(h => h.Stream).Distinct(StringComparer.Ordinal)];

    /// <summary>Another node says who looks at a case there; nobody, when they left.</summary>
    public void Hear(string node, string stream, IReadOnlyList<PersonId> people)
    {
        var before = At(stream);
        if (people.Count == 0)
        {
            _elsewhere.TryRemove((node, stream), out _);
        }
        else
        {
            _elsewhere[(node, stream)] = (people, time.GetUtcNow());
        }

        if (!before.SequenceEqual(At(stream)))
        {
            Tell(stream, here: false);
        }
    }

    /// <summary>Calls <paramref name="listener"/> with the stream whenever somebody came or left, until disposed.</summary>
    /// <param name="listener">Must be quick and must not throw.</param>
    /// <param name="hereOnly">Only of what happens on this node.</param>
    public IDisposable Subscribe(Action<string> listener, bool hereOnly = false)
    {
        var key = Guid.NewGuid();
        var own = ExecutionContext.Capture();
        _listeners[key] = (own is null ? listener : stream => ExecutionContext.Run(own, heard => listener((string)heard!), stream), hereOnly);
        return new Leaving(() => _listeners.TryRemove(key, out _));
    }

    private void Tell(string stream, bool here)
    {
        foreach (var (listener, hereOnly) in _listeners.Values)
        {
            if (here || !hereOnly)
            {
                listener(stream);
            }
        }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
