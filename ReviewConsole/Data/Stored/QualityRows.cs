using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>A day whose decisions were drawn from, once.</summary>
public sealed class SampledDay
{
    /// <summary>The day where the calendar is, as days since 1 January 0001.</summary>
    public required int Day { get; init; }

    /// <summary>Decisions that could be drawn.</summary>
    public required int Decisions { get; init; }

    /// <summary>Those that were.</summary>
    public required int Drawn { get; init; }

    /// <summary>What decided; the same draws the same.</summary>
    public required int Seed { get; init; }
}

/// <summary>A decided case whose right answer is known; everybody judges it once.</summary>
public sealed class CalibrationCase
{
    /// <summary>The decision that stands on the case.</summary>
    public required DecisionId Decision { get; init; }

    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The right answer.</summary>
    public required PromisedEffect Known { get; init; }

    /// <summary>Why, for whoever has judged; personal data.</summary>
    public required string Why { get; init; }

    /// <summary>Who set it.</summary>
    public required PersonId SetBy { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset SetAt { get; init; }
}
