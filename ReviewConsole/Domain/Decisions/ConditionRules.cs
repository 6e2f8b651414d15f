using System.Globalization;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>What may go with an approval: conditions that end, and a restriction that is really narrower than before.</summary>
public static class ConditionRules
{
    /// <summary>Checks conditions and what stays restricted.</summary>
    public static IEnumerable<Refusal> Check(DecisionProposal proposal, DecisionSituation situation) =>
        [.. proposal.Conditions.Select(term => Check(term, proposal.Outcome, situation.Catalogue)).OfType<Refusal>(), .. Narrowed(proposal, situation)];

    private static Refusal? Check(ConditionTerm term, Outcome outcome, ReviewCatalogue catalogue)
    {
        var about = $"condition:{term.Code}";
        if (outcome == Outcome.Deny || catalogue.Condition(term.Code) is not { } condition)
        {
            return Refusal.On(about, "condition_unknown", ("condition", term.Code));
        }

        return term.Hours is not { } hours || (hours >= 1 && hours <= (condition.LongestHours ?? 0)) ? null
            : Refusal.On(about, "condition_too_long", ("condition", term.Code), ("most", Number(condition.LongestHours ?? 0)));
    }

    private static IEnumerable<Refusal> Narrowed(DecisionProposal proposal, DecisionSituation situation)
    {
        if (proposal.Narrowing is not { } narrowing)
        {
            yield break;
        }

        var whole = Narrowing.Whole(situation.Restriction.Scope);
        if (proposal.Outcome == Outcome.Deny || narrowing.Keeps.Count == 0 || narrowing.Keeps.Except(whole).Any() || !whole.Except(narrowing.Keeps).Any())
        {
            yield return Refusal.On("narrowing", "narrowing_not_narrower");
        }

        // A partial approval is ground A6 (regulation reference d.1); it says why the rest goes.
        if (proposal.Grounds.All(g => g.Code != "A6"))
        {
            yield return Refusal.On("narrowing", "narrowing_without_ground", ("ground", "A6"));
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(situation.Now, situation.Zone).DateTime);
        if (narrowing.Until is not { } until || until <= today || until > today.AddDays(situation.Rules.LongestNarrowingDays))
        {
            yield return Refusal.On("narrowing", "narrowing_without_end", ("days", Number(situation.Rules.LongestNarrowingDays)));
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
