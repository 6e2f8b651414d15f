namespace ReviewConsole.Domain.Clocks;

/// <summary>How long somebody has worked without a pause; for their own eyes, and kept nowhere.</summary>
/// <param name="Since">The first thing they did (UTC).</param>
/// <param name="Last">The last (UTC).</param>
public sealed record WorkStretch(DateTimeOffset Since, DateTimeOffset Last)
{
    /// <summary>From this length on a break does good.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(90);

    /// <summary>A pause of this length is a break.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromMinutes(10);

    /// <summary>The stretch after something was done.</summary>
    /// <param name="before">The stretch so far; null when nothing was done yet.</param>
    /// <param name="now">The instant (UTC).</param>
    public static WorkStretch After(WorkStretch? before, DateTimeOffset now) =>
        before is { } so && now - so.Last < Break ? so with { Last = now } : new WorkStretch(now, now);

    /// <summary>Whether to suggest a break: they worked long, and are not pausing already.</summary>
    public bool CallsForBreak(DateTimeOffset now) => Last - Since >= Longest && now - Last < Break;
}
