using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Rights;

/// <summary>What a request is answered.</summary>
public enum RightAnswerKind
{
    /// <summary>They have to show first that it is them.</summary>
    Verify,

    /// <summary>Yes.</summary>
    Granted,

    /// <summary>No, for a reason.</summary>
    Refused,
}

/// <summary>An answer as it is chosen and typed.</summary>
/// <param name="Kind">What is answered.</param>
public sealed record RightProposal(RightAnswerKind Kind)
{
    /// <summary>The ground of a refusal, by code.</summary>
    public string Ground { get; init; } = "";

    /// <summary>Words of whoever answers, in the appellant's language; a refusal needs them.</summary>
    public string Words { get; init; } = "";

    /// <summary>Ways to show that it is them, by code.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];
}

/// <summary>An answer as it was given; the text itself is the message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Kind">What was answered.</param>
/// <param name="By">Who answered.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Words">Their words; personal data.</param>
public sealed record RightAnswer(MessageId Message, RightAnswerKind Kind, PersonId By, DateTimeOffset At, string Words)
{
    /// <summary>The ground of a refusal; null for another answer.</summary>
    public string? Ground { get; init; }

    /// <summary>Ways that were named, by code.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>Checks that were asked for by it.</summary>
    public IReadOnlyList<CheckId> Checks { get; init; } = [];

    /// <summary>The path on which they had shown that it is them; null where nothing was granted.</summary>
    public PathLetter? Path { get; init; }

    /// <summary>Until when it can be undone (UTC); null where it cannot.</summary>
    public DateTimeOffset? UndoUntil { get; init; }
}

/// <summary>What the platform did.</summary>
public enum RightResult
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>The platform does not do it.</summary>
    Refused,

    /// <summary>It tried and could not.</summary>
    Failed,
}

/// <summary>The platform's word on what was granted.</summary>
/// <param name="Result">What it did.</param>
/// <param name="At">When, as it says (UTC).</param>
/// <param name="Reason">Why, in its words; may be empty.</param>
/// <param name="WrittenDownBy">Who wrote it down by hand; null when the platform said it itself.</param>
public sealed record RightReport(RightResult Result, DateTimeOffset At, string Reason, PersonId? WrittenDownBy = null);
