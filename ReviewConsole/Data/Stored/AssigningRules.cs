using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>One version of the standing rules of assigning; the highest is in force. Without any, nothing is assigned by rule.</summary>
public sealed class AssigningRules
{
    /// <summary>The version, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>The rules, in their order.</summary>
    public required IReadOnlyList<StandingRule> Rules { get; init; }

    /// <summary>Who set them.</summary>
    public required PersonId SetBy { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset SetAt { get; init; }
}
