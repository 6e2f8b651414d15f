using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Decisions;

/// <summary>What a denial needs before it may stand: strict, because a person is harmed by a wrong one.</summary>
public static class DenialRules
{
    private static readonly string[] NeedRoute = ["D1", "D2", "D3", "D4"];

    /// <summary>Checks a denial.</summary>
    public static IEnumerable<Refusal> Check(DecisionProposal proposal, DecisionSituation situation)
    {
        if (FaceOnlyRule.Check(situation.Routes) is { } faceOnly)
        {
            yield return faceOnly;
        }

        foreach (var refusal in Findings(situation).Concat(Rule(proposal, situation)).Concat(Routes(proposal, situation)))
        {
            yield return refusal;
        }

        if (!RestsOnSomething(proposal, situation))
        {
            yield return Refusal.On("grounds", "weak_denial");
        }

        if (string.IsNullOrWhiteSpace(proposal.InternalNote))
        {
            yield return Refusal.On("note", "internal_note_missing");
        }
    }

    private static IEnumerable<Refusal> Findings(DecisionSituation situation)
    {
        foreach (var signal in situation.Signals)
        {
            if (signal.Finding is null)
            {
                yield return Refusal.On($"signal:{signal.Ordinal}", "finding_missing", ("signal", signal.Code));
            }
            else if (signal.Finding == Finding.Confirmed && !signal.OpenedBy.Contains(situation.Decider))
            {
                yield return Refusal.On($"signal:{signal.Ordinal}", "evidence_unopened", ("signal", signal.Code));
            }
        }
    }

    // A statement of reasons names the clause in force at the time (Platform Rules Measures 2026; DSA Art. 17(3)(e)).
    private static IEnumerable<Refusal> Rule(DecisionProposal proposal, DecisionSituation situation)
    {
        var rule = situation.Restriction.Rule;
        if (rule?.Version is null)
        {
            yield return Refusal.On("rule", "rule_not_cited", ("why", "not_named"));
        }
        else if (!RuleInForce.Held(situation.Restriction, situation.Catalogue))
        {
            yield return Refusal.On("rule", "rule_not_cited", ("why", "not_in_force"), ("rule", rule.Id), ("version", rule.Version));
        }
        else if (proposal.Rule is null || proposal.Rule.Id != rule.Id || proposal.Rule.Version != rule.Version)
        {
            yield return Refusal.On("rule", "rule_not_cited", ("why", "other_rule"), ("rule", rule.Id), ("version", rule.Version));
        }
    }

    private static IEnumerable<Refusal> Routes(DecisionProposal proposal, DecisionSituation situation)
    {
        if (proposal.Grounds.Any(g => g.Code == "D11"))
        {
            // Reminders are sent by the asking and waiting of a case; without two of them nobody was given a fair chance to answer.
            yield return Refusal.On("ground:D11", "no_route_tried", ("why", "reminders"), ("reminders", "0"));
        }

        if (!proposal.Grounds.Any(g => NeedRoute.Contains(g.Code, StringComparer.Ordinal)))
        {
            yield break;
        }

        if (!situation.Checks.Any(c => HadItsTime(c) && IsMedium(c, situation)))
        {
            yield return Refusal.On("routes", "no_route_tried", ("why", "none"));
        }

        foreach (var open in situation.Checks.Where(c => c.State == CheckState.Sent))
        {
            yield return Refusal.On($"route:{open.Route}", "no_route_tried", ("why", "under_way"), ("route", open.Route));
        }
    }

    private static bool RestsOnSomething(DecisionProposal proposal, DecisionSituation situation) =>
        situation.Signals.Any(s => s.Finding == Finding.Confirmed && !s.IsStale(situation.Now)
            && !string.IsNullOrWhiteSpace(s.Answer) && !string.IsNullOrWhiteSpace(s.Reply))
        || situation.Checks.Any(c => c.State == CheckState.Failed && IsMedium(c, situation))
        || proposal.Evidence.Any(e => !string.IsNullOrWhiteSpace(e.What) && !string.IsNullOrWhiteSpace(e.How));

    // A way that was offered and ended a minute later for want of an answer was never really offered.
    private static bool HadItsTime(Check check) =>
        check.State is CheckState.Passed or CheckState.Failed || (check.State == CheckState.Expired && check.EndedAt >= check.OpenUntil);

    // The one strength computed from stated facts: a linked account without a real name, a channel touched by now, or a recall that was
    // prompted, shows too little.
    private static bool IsMedium(Check check, DecisionSituation situation) =>
        situation.Routes.Any(r => r.Route.Code == check.Route && r is { Route.IsFace: false, Strength: >= Strength.Medium } && check.Shows(r.Strength) >= Strength.Medium);
}
