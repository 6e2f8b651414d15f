using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>When one person is not enough (refusal <c>second_review_needed</c>).</summary>
public static class SecondReviewRules
{
    private static readonly string[] Grave = ["D1", "D5", "D6"];

    /// <summary>Checks whether a second person must judge blind first.</summary>
    public static IEnumerable<Refusal> Check(DecisionProposal proposal, DecisionSituation situation)
    {
        if (proposal.Outcome == Outcome.Approve)
        {
            if (situation.Picked && situation.Rules.PickedApprovalHeldMinor is { } limit && situation.Harm.HeldMinor >= limit)
            {
                yield return Refusal.Of("second_review_needed", ("why", "picked"));
            }

            yield break;
        }

        foreach (var ground in proposal.Grounds.Where(g => Grave.Contains(g.Code, StringComparer.Ordinal)))
        {
            yield return Refusal.On($"ground:{ground.Code}", "second_review_needed", ("why", "ground"), ("ground", ground.Code));
        }

        if (situation.Round >= 2)
        {
            yield return Refusal.On("grounds", "second_review_needed", ("why", "final"));
        }

        if (JustificationRules.ConfirmedAll(proposal, situation))
        {
            yield return Refusal.On("justification", "second_review_needed", ("why", "phrase"));
        }
    }
}
