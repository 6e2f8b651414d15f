using System.Collections.Concurrent;
using System.Net;

namespace ReviewConsole.Features.Status;

/// <summary>Counts tries by the address they come from: thirty in ten minutes, whatever links they are at.</summary>
internal sealed class StatusTries(TimeProvider time)
{
    private const int Most = 30;
    private const int MostKnown = 100_000;
    private const int Seconds = 600;

    private readonly ConcurrentDictionary<IPAddress, (long Window, int Count)> _counts = new();

    /// <summary>Seconds to wait; null where one more try is allowed.</summary>
    public int? MustWait(IPAddress? from)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var window = now / Seconds;
        if (_counts.Count >= MostKnown)
        {
            _counts.Clear();
        }

        var (_, count) = _counts.AddOrUpdate(from ?? IPAddress.None, (window, 1), (_, known) => known.Window == window ? (window, known.Count + 1) : (window, 1));
        return count > Most ? Seconds - (int)(now % Seconds) : null;
    }
}
