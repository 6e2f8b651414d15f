using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Cases;

/// <summary>What became of a restriction outside of this program.</summary>
public enum RestrictionChange
{
    /// <summary>Other functions are restricted, or until another date.</summary>
    Changed,

    /// <summary>The platform lifted it.</summary>
    Lifted,

    /// <summary>Its time was over.</summary>
    Expired,

    /// <summary>It was lifted, and is imposed again.</summary>
    Reimposed,
}

/// <summary>What the platform says about a restriction.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="At">When (UTC).</param>
public sealed record RestrictionReport(RestrictionChange Change, DateTimeOffset At)
{
    /// <summary>What is restricted now; empty where the platform does not say.</summary>
    public IReadOnlyList<RestrictionScope> Scope { get; init; } = [];

    /// <summary>Until when; null where the platform does not say.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The signals for which it is imposed again.</summary>
    public IReadOnlyList<FiredSignal> Signals { get; init; } = [];

    /// <summary>Why, in the platform's words; null where it does not say.</summary>
    public string? Reason { get; init; }
}

/// <summary>What a report about a restriction came to here.</summary>
public enum RestrictionAnswer
{
    /// <summary>It is written down.</summary>
    Noted,

    /// <summary>The case goes by it.</summary>
    Changed,

    /// <summary>The case is overtaken, and the owner was answered.</summary>
    Overtaken,

    /// <summary>A new round was opened, to be taken up before all others.</summary>
    Reopened,
}
