using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>Correcting a decision that stands: never by editing it, only by another person's that supersedes it.</content>
public sealed partial class Case
{
    /// <summary>True while this claim is for superseding the decision in force.</summary>
    public bool IsCorrectedBy(PersonId person, DateTimeOffset now) =>
        Claim is { Origin: ClaimOrigin.Correcting } claim && claim.Holder == person && claim.IsLive(now);

    /// <summary>
    /// Takes a decided case in hand to supersede its decision, which stands until then. Refused with <c>nothing_to_supersede</c>,
    /// <c>same_person</c>, <c>conflict_of_interest</c>, <c>take_back_open</c> while its decider may still take it back, and
    /// <c>claim_lost</c> while somebody else corrects it.
    /// </summary>
    public Result<Claim> BeginCorrection(PersonId person, IReadOnlySet<string> declaredAccounts, ReviewRules rules, DateTimeOffset now)
    {
        if (BarredFor(person, declaredAccounts) is { } barred)
        {
            return barred;
        }

        if (State is not (CaseState.Decided or CaseState.Applied) || Decided is not { } decision)
        {
            return Refusal.On("claim", "nothing_to_supersede");
        }

        if (decision.IsOf(person))
        {
            return Refusal.On("claim", "same_person", ("round", Text(Round)), ("at", Stamp(decision.DecidedAt)));
        }

        if (decision.CanBeTakenBack(rules, now))
        {
            return Refusal.On("claim", "take_back_open");
        }

        if (Claim is { } held && held.IsLive(now))
        {
            return held.Holder == person ? Renew(held, rules, now) : Refusal.On("claim", "claim_lost", Held(held));
        }

        // One that ran out may have left findings of its own.
        EndCorrection();
        LastToken = new ClaimToken(LastToken.Value + 1);
        Claim = new Claim(person, LastToken, now, now + rules.ClaimLasts, ClaimOrigin.Correcting);
        _facts.Add(Fact.Of(FactKinds.CorrectionBegun, ("decision", decision.Id.Value.ToString("D")), ("token", Text(LastToken.Value)), ("until", Stamp(Claim.Until))));
        return Claim;
    }

    // The decision stands as it was, and so do its findings.
    private void EndCorrection()
    {
        foreach (var record in Decided?.Findings ?? [])
        {
            if (SignalAt(record.Ordinal) is { } signal && (signal.Finding != record.Finding || signal.Reply != record.Reply))
            {
                signal.Find(record.Finding, record.Reply);
                _facts.Add(FindingFact(signal));
            }
        }

        Claim = null;
    }
}
