using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Decisions;

/// <summary>A way that was tried before a decision.</summary>
/// <param name="Route">Its code.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Hours">Whole hours from the offer to the end.</param>
public sealed record WayTried(string Route, CheckState Result, int Hours)
{
    /// <summary>Whether it is a face scan or shows a face.</summary>
    public bool IsFace { get; init; }
}

/// <summary>What the case was like when it was decided: what figures are made of, kept with the decision, so that they never change afterwards.</summary>
/// <param name="ReceivedAt">When the earliest appeal of the round was received (UTC).</param>
/// <param name="ImposedAt">Since when the account was restricted (UTC).</param>
/// <param name="IsPicked">Whoever decided had picked the case by hand.</param>
/// <param name="DeclinesFace">The appellant had said no to a face scan.</param>
/// <param name="PersonInTime">Whether a person answered in time, where the appellant had asked for one; null where not.</param>
/// <param name="Ways">The ways that ended before it, in order.</param>
public sealed record DecisionContext(
    DateTimeOffset ReceivedAt, DateTimeOffset ImposedAt, bool IsPicked, bool DeclinesFace, bool? PersonInTime, IReadOnlyList<WayTried> Ways)
{
    /// <summary>Nothing known; before it is read.</summary>
    public static readonly DecisionContext None = new(default, default, false, false, null, []);
}
