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

    /// <summary>Conditions, by code.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

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

    /// <summary>As what is to be decided; the rule is the one in force at the restriction.</summary>
    public DecisionProposal ToProposal(RuleCitation? rule) => new()
    {
        Outcome = Outcome ?? Domain.Primitives.Outcome.Approve,
        Grounds = Grounds,
        Conditions = Conditions,
        Justification = Justification,
        InternalNote = InternalNote,
        Rule = rule,
        RecheckOn = RecheckOn,
        MilderWhy = MilderWhy,
        Evidence = EvidenceWhat.Length + EvidenceHow.Length > 0 ? [new CheckedEvidence(EvidenceWhat, EvidenceHow)] : [],
    };
}
