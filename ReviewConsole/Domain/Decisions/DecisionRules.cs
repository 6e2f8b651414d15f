using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>All rules of a decision, in the order a person would mend them. Every broken one is reported, not only the first.</summary>
public static class DecisionRules
{
    /// <summary>Why this cannot be decided so; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Check(DecisionProposal proposal, DecisionSituation situation) =>
    [
        .. GroundRules.Check(proposal, situation),
        .. proposal.Outcome == Outcome.Deny ? DenialRules.Check(proposal, situation) : ApprovalRules.Check(proposal, situation),
        .. JustificationRules.Check(proposal, situation),
        .. SecondReviewRules.Check(proposal, situation),
    ];
}
