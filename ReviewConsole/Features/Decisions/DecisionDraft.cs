using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Decisions;

/// <summary>What a reviewer has chosen and typed so far.</summary>
public sealed record DecisionDraft
{
    /// <summary>Approve or deny; null while open.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Grounds with what was stated.</summary>
    public IReadOnlyList<GroundStatement> Grounds { get; init; } = [];

    /// <summary>Conditions of an approval.</summary>
    public IReadOnlyList<ConditionTerm> Conditions { get; init; } = [];

    /// <summary>What stays restricted when an approval only narrows the restriction; null while all of it goes.</summary>
    public Narrowing? Narrowing { get; init; }

    /// <summary>Marked phrases of which the reviewer says that they only state a fact.</summary>
    public IReadOnlyList<string> ConfirmedPhrases { get; init; } = [];

    /// <summary>Why the decision that stands is superseded.</summary>
    public string SupersedeReason { get; init; } = "";

    /// <summary>The text to the appellant.</summary>
    public string Justification { get; init; } = "";

    /// <summary>The skeleton last put into the text; while the text still is the skeleton, it may be renewed without asking.</summary>
    public string Skeleton { get; init; } = "";

    /// <summary>The internal note.</summary>
    public string InternalNote { get; init; } = "";

    /// <summary>The day of a re-check (D2).</summary>
    public DateOnly? RecheckOn { get; init; }

    /// <summary>Evidence the decider says they checked: what.</summary>
    public string EvidenceWhat { get; init; } = "";

    /// <summary>Evidence the decider says they checked: how.</summary>
    public string EvidenceHow { get; init; } = "";

    /// <summary>Why nothing milder was enough.</summary>
    public string MilderWhy { get; init; } = "";

    /// <summary>Rises with every change on one screen.</summary>
    public long Revision { get; init; }

    /// <summary>What was decided, to be written on.</summary>
    public static DecisionDraft Of(Decision decision) => new()
    {
        Outcome = decision.Outcome,
        Grounds = decision.Grounds,
        Conditions = decision.Conditions,
        Narrowing = decision.Narrowing,
        SupersedeReason = decision.SupersedeReason ?? "",
        Justification = decision.Justification,
        InternalNote = decision.InternalNote ?? "",
        RecheckOn = decision.RecheckOn,
        EvidenceWhat = decision.Evidence is [var seen, ..] ? seen.What : "",
        EvidenceHow = decision.Evidence is [var known, ..] ? known.How : "",
        MilderWhy = decision.MilderWhy ?? "",
    };

    /// <summary>As what is to be decided; the rule is the one in force at the restriction. What was filled in for another choice stays behind.</summary>
    public DecisionProposal ToProposal(RuleCitation? rule) => new()
    {
        Outcome = Outcome ?? Domain.Primitives.Outcome.Approve,
        Grounds = [.. Grounds.Select(g => g with { Stated = OneLine(g.Stated) })],
        Conditions = Conditions,
        Narrowing = Narrowing,
        ConfirmedPhrases = ConfirmedPhrases,
        SupersedeReason = OneLine(SupersedeReason),
        Justification = Justification,
        InternalNote = InternalNote,
        Rule = rule,
        RecheckOn = Grounds.Any(g => g.Code == "D2") ? RecheckOn : null,
        MilderWhy = Outcome == Domain.Primitives.Outcome.Deny ? OneLine(MilderWhy) : null,
        Evidence = Outcome == Domain.Primitives.Outcome.Deny && EvidenceWhat.Length + EvidenceHow.Length > 0
            ? [new CheckedEvidence(EvidenceWhat, EvidenceHow)]
            : [],
    };

    // Each is one paragraph of the notice, however it was typed.
    private static string? OneLine(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
