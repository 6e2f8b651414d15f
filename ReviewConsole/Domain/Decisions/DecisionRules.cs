using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>All rules of a decision, in the order a person would mend them. Every broken one is reported, not only the first.</summary>
public static class DecisionRules
{
    /// <summary>Why this cannot be decided so; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Check(DecisionProposal proposal, DecisionSituation situation) =>
    [
        .. GroundRules.Check(proposal, situation),
        .. Outcomes(proposal, situation),
        .. JustificationRules.Check(proposal, situation),
        .. SupersedeRules.Check(proposal, situation),
        .. SecondReviewRules.Check(proposal, situation),
    ];

    /// <summary>Those that speak of grounds; none of them looks at the text.</summary>
    internal static IEnumerable<Refusal> OfGrounds(DecisionProposal proposal, DecisionSituation situation) =>
        [.. GroundRules.Check(proposal, situation), .. Outcomes(proposal, situation)];

    private static IEnumerable<Refusal> Outcomes(DecisionProposal proposal, DecisionSituation situation) =>
        proposal.Outcome == Outcome.Deny ? DenialRules.Check(proposal, situation) : ApprovalRules.Check(proposal, situation);
}
