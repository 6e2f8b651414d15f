using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>What became of one line.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="AppealId">The platform's id, where one could be read.</param>
/// <param name="Answer">What it became; null when refused.</param>
/// <param name="Refusals">Every reason why not; empty when it went in.</param>
/// <param name="Warnings">What the sender should mend; none for an appeal that is known, because they were told the first time.</param>
/// <param name="End">How many bytes of the file lie behind at its end.</param>
public sealed record LineOutcome(
    int Line, string? AppealId, IntakeAnswer? Answer, IReadOnlyList<Refusal> Refusals, IReadOnlyList<Refusal> Warnings, long End);

/// <summary>Counts of lines so far. One that joined an open case is known, one that began a new round is opened.</summary>
public readonly record struct ImportTally
{
    /// <summary>Lines that are not blank.</summary>
    public int Lines { get; init; }

    /// <summary>Cases and rounds opened.</summary>
    public int Opened { get; init; }

    /// <summary>Known already, or about a restriction whose case is open.</summary>
    public int Known { get; init; }

    /// <summary>Refused.</summary>
    public int Refused { get; init; }

    /// <summary>Of the known: joined an open case.</summary>
    public int Joined { get; init; }

    /// <summary>Of the opened: began a new round of a decided case.</summary>
    public int NewRounds { get; init; }

    /// <summary>Lines with a warning.</summary>
    public int Warned { get; init; }

    /// <summary>Bytes of the file that lie behind.</summary>
    public long Bytes { get; init; }

    /// <summary>With one line more.</summary>
    public ImportTally With(LineOutcome line) => this with
    {
        Lines = Lines + 1,
        Opened = Opened + One(line, IntakeKind.Opened, IntakeKind.NewRound),
        Known = Known + One(line, IntakeKind.Known, IntakeKind.Joined),
        Refused = Refused + (line.Answer is null ? 1 : 0),
        Joined = Joined + One(line, IntakeKind.Joined),
        NewRounds = NewRounds + One(line, IntakeKind.NewRound),
        Warned = Warned + (line.Warnings.Count > 0 ? 1 : 0),
        Bytes = line.End,
    };

    private static int One(LineOutcome line, params ReadOnlySpan<IntakeKind> kinds) => line.Answer is { } answer && kinds.Contains(answer.Kind) ? 1 : 0;
}

/// <summary>How an import ended.</summary>
internal enum ImportEnding
{
    /// <summary>At the end of the file.</summary>
    Finished,

    /// <summary>Somebody stopped it; what was reported went in.</summary>
    Stopped,

    /// <summary>The file is none that could be read line by line; nothing went in.</summary>
    Unusable,
}

/// <summary>The end of an import.</summary>
/// <param name="Ending">How it ended.</param>
/// <param name="Tally">What came of it.</param>
/// <param name="Why">Why the file cannot be used.</param>
internal sealed record ImportEnd(ImportEnding Ending, ImportTally Tally, Refusal? Why = null);
