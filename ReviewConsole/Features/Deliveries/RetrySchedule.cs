namespace ReviewConsole.Features.Deliveries;

/// <summary>
/// When an attempt that was not taken is made again: the schedule of Standard Webhooks 1.0.0, ten attempts over three days, each a little later by chance so that
/// many do not come back at once.
/// </summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
        TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>The longest anybody may ask us to wait.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    /// <summary>All attempts, the first included.</summary>
    public static int Attempts => Waits.Length + 1;

    /// <summary>How long to wait after so many attempts; null when there was enough of it.</summary>
    /// <param name="tried">Attempts made, from 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <param name="asked">How long the endpoint asked us to wait (Retry-After); null where it did not.</param>
    public static TimeSpan? After(int tried, double chance, TimeSpan? asked = null)
    {
        if (tried > Waits.Length)
        {
            return null;
        }

        var wait = Waits[tried - 1] * (1 + (0.1 * chance));
        return asked is { } wanted && wanted > wait ? (wanted < LongestPause ? wanted : LongestPause) : wait;
    }
}
