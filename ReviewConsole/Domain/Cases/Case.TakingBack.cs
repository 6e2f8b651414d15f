using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>Taking a decision back before anything left.</content>
public sealed partial class Case
{
    /// <summary>
    /// Takes the decision in force back: the case is in review again and held by whoever decided, or in correction again where it superseded another. The decision stays in the records, and the
    /// next one of the round supersedes it. Refused with <c>nothing_to_take_back</c>, <c>not_yours_to_take_back</c> or
    /// <c>take_back_too_late</c>.
    /// </summary>
    /// <param name="person">Who decided.</param>
    /// <param name="origin">How they had come to the case.</param>
    /// <param name="rules">The numbers.</param>
    /// <param name="now">The instant of the deed (UTC).</param>
    public Result<Claim> TakeBack(PersonId person, ClaimOrigin origin, ReviewRules rules, DateTimeOffset now)
    {
        if (State != CaseState.Decided || Decided is not { } decision)
        {
            return Refusal.On("claim", "nothing_to_take_back");
        }

        if (!decision.IsOf(person))
        {
            return Refusal.On("claim", "not_yours_to_take_back");
        }

        if (!decision.CanBeTakenBack(rules, now))
        {
            return Refusal.On("claim", "take_back_too_late");
        }

        decision.TakeBack(now);

        // What it superseded is in force again; then the case stays decided, and what goes on is the correction.
        if (Decided is not null)
        {
            origin = ClaimOrigin.Correcting;
        }
        else if (Move(CaseState.InReview) is { } illegal)
        {
            return illegal;
        }

        EndJudgements("taken_back", now);
        LastToken = new ClaimToken(LastToken.Value + 1);
        Claim = new Claim(person, LastToken, now, now + rules.ClaimLasts, origin);
        _facts.Add(Fact.Of(FactKinds.DecisionTakenBack, ("decision", decision.Id.Value.ToString("D")), ("token", Text(LastToken.Value)), ("until", Stamp(Claim.Until))));
        return Claim;
    }
}
