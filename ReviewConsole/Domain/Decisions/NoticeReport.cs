using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>What the platform says about delivering a notice.</summary>
/// <param name="Decision">Whose notice.</param>
/// <param name="Channel">How it was sent: one of <see cref="Channels"/>.</param>
/// <param name="Arrived">It arrived.</param>
/// <param name="At">When it arrived, or was given up (UTC).</param>
/// <param name="Reason">Why it did not arrive; null where it did.</param>
public sealed record NoticeReport(DecisionId Decision, string Channel, bool Arrived, DateTimeOffset At, string? Reason)
{
    /// <summary>By so many channels at least, so that whoever holds one address is not the only one who reads it.</summary>
    public const int Least = 2;

    /// <summary>Channels of delivery; <c>site</c> is what somebody finds where they sign in, or try to.</summary>
    public static readonly IReadOnlyList<string> Channels = ["email", "phone", "post", "site"];
}
