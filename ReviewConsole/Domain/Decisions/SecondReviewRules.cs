using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>When one person is not enough (refusal <c>second_review_needed</c>, value <c>why</c>).</summary>
public static class SecondReviewRules
{
    /// <summary>The refusal's code.</summary>
    public const string Code = "second_review_needed";

    private static readonly string[] Grave = ["D1", "D5", "D6"];

    /// <summary>Checks whether a second person must judge blind first. A lead who decides between two that disagree is the third.</summary>
    public static IEnumerable<Refusal> Check(DecisionProposal proposal, DecisionSituation situation)
    {
        if (situation.JudgedByTwo)
        {
            yield break;
        }

        if (situation.SecondDemanded)
        {
            yield return Refusal.Of(Code, ("why", "lead"));
        }

        foreach (var refusal in proposal.Outcome == Outcome.Approve ? OfApproval(situation) : OfDenial(proposal, situation))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Refusal> OfApproval(DecisionSituation situation)
    {
        var rules = situation.Rules;
        var isLarge = situation.Harm.HeldMinor >= rules.PickedApprovalHeldMinor
            || (rules.PickedApprovalFullAccount && situation.Restriction.Scope.Contains(RestrictionScope.FullAccount));
        if (situation.Picked && isLarge)
        {
            yield return Refusal.Of(Code, ("why", "picked"));
        }
    }

    private static IEnumerable<Refusal> OfDenial(DecisionProposal proposal, DecisionSituation situation)
    {
        foreach (var ground in proposal.Grounds.Where(g => Grave.Contains(g.Code, StringComparer.Ordinal)))
        {
            yield return Refusal.On($"ground:{ground.Code}", Code, ("why", "ground"), ("ground", ground.Code));
        }

        if (situation.Round >= 2)
        {
            yield return Refusal.On("grounds", Code, ("why", "final"));
        }

        if (JustificationRules.ConfirmedAll(proposal, situation))
        {
            yield return Refusal.On("justification", Code, ("why", "phrase"));
        }

        if (situation.IsNew)
        {
            yield return Refusal.Of(Code, ("why", "new"));
        }
    }
}
