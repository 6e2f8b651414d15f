using System.Globalization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>Taking a case, keeping it, giving it back.</content>
public sealed partial class Case
{
    /// <summary>
    /// Why this person may not handle this case at all: they decided an earlier round or have judged this one (<c>same_person</c>), or declared
    /// an interest in the account (<c>conflict_of_interest</c>).
    /// </summary>
    public Refusal? BarredFor(PersonId person, IReadOnlySet<string> declaredAccounts)
    {
        if (declaredAccounts.Contains(Account.Id))
        {
            return Refusal.On("claim", "conflict_of_interest");
        }

        if (State is CaseState.SecondReview or CaseState.LeadReview && JudgementsNow.FirstOrDefault(j => j.By == person) is { } own)
        {
            return Refusal.On("claim", "same_person", ("round", Text(Round)), ("at", Stamp(own.At)));
        }

        return _decisions.FirstOrDefault(d => d.IsOf(person) && d.Round < Round && d.TakenBackAt is null) is { } earlier
            ? Refusal.On("claim", "same_person", ("round", Text(earlier.Round)), ("at", Stamp(earlier.DecidedAt)))
            : null;
    }

    /// <summary>Takes the case: exclusive, expiring, with a new fencing token. Taking one's own live claim again renews it.</summary>
    /// <param name="person">Who.</param>
    /// <param name="declaredAccounts">Accounts they declared an interest in.</param>
    /// <param name="origin">How they came to it.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="now">The instant of the deed (UTC).</param>
    /// <param name="leads">Whether they decide where two disagreed (else <c>lead_needed</c>).</param>
    public Result<Claim> Take(PersonId person, IReadOnlySet<string> declaredAccounts, ClaimOrigin origin, CaseWorld world, DateTimeOffset now, bool leads = false)
    {
        if (BarredFor(person, declaredAccounts) is { } barred)
        {
            return barred;
        }

        if (DecidedAlready() is { } decided)
        {
            return decided;
        }

        if (State == CaseState.LeadReview && !leads)
        {
            return Refusal.On("claim", "lead_needed");
        }

        if (Claim is { } held && held.IsLive(now))
        {
            return held.Holder == person ? Renew(held, world.Rules, now) : Refusal.On("claim", "claim_lost", Held(held));
        }

        if (Aside is not null && Assignee is { } whose && whose != person)
        {
            return Refusal.On("claim", "set_aside", ("by", whose.Value.ToString("D")), ("until", Stamp(Aside.Until)));
        }

        if (!IsTakenInPlace && Move(CaseState.InReview) is { } illegal)
        {
            return illegal;
        }

        LastToken = new ClaimToken(LastToken.Value + 1);
        Claim = new Claim(person, LastToken, now, now + world.Rules.ClaimLasts, origin) { WasAssigned = FallsBackTo == person, CameBack = CameBack };
        (Assignee, CameBack) = (null, CameBack.Nothing);
        FirstLookAt ??= now;
        EndPause(world, now);
        _facts.Add(Fact.Of(FactKinds.Claimed, ("token", Text(LastToken.Value)), ("until", Stamp(Claim.Until)), ("origin", Snake(origin))));
        return Claim;
    }

    /// <summary>Keeps the claim alive; leaves no fact, because extensions happen all day.</summary>
    public Result<Claim> Extend(PersonId person, ClaimToken token, ReviewRules rules, DateTimeOffset now) =>
        Holds(person, token, now) is { } refused ? refused : Renew(Claim!, rules, now);

    /// <summary>Gives the case back to the queue.</summary>
    public Result<Done> Release(PersonId person, ClaimToken token, DateTimeOffset now)
    {
        var corrected = IsCorrectedBy(person, now);
        if ((Holds(person, token, now) ?? (corrected ? null : GoBack())) is { } refused)
        {
            return refused;
        }

        if (corrected)
        {
            EndCorrection();
        }

        Claim = null;
        _facts.Add(Fact.Of(FactKinds.Released, ("token", Text(token.Value))));
        return Done.It;
    }

    /// <summary>
    /// Takes the case off a person who may not handle it any more, held or assigned, live or expired; it waits for somebody else then.
    /// What they have decided stands. Does nothing when it is not theirs.
    /// </summary>
    /// <param name="from">Whose it was.</param>
    /// <param name="why">The code of the reason: <c>person_disabled</c>, <c>person_away</c>, <c>role_changed</c>, <c>interest_declared</c>.</param>
    public void ReturnToQueue(PersonId from, string why)
    {
        if (Claim?.Holder != from && (Assignee != from || !CaseMoves.IsOpen(State)))
        {
            return;
        }

        if (Claim is { Origin: ClaimOrigin.Correcting } correction && correction.Holder == from)
        {
            EndCorrection();
        }

        Claim = Claim?.Holder == from ? null : Claim;
        Assignee = Assignee == from ? null : Assignee;

        // Whoever waits for the appellant goes on waiting: there is nothing for anybody to do before the answer, and the clock stands still.
        if (Claim is null && State is (CaseState.InReview or CaseState.SetAside or CaseState.Waiting) && WaitingFor != WaitingFor.Appellant)
        {
            Move(CaseState.Queued);
        }

        _facts.Add(Fact.Of(FactKinds.Returned, ("from", from.Value.ToString("D")), ("why", why)));
    }

    /// <summary>Lets the case wait for its open checks; it stays assigned to the holder.</summary>
    public Result<Done> WaitForCheck(PersonId person, ClaimToken token, DateTimeOffset now)
    {
        if (Holds(person, token, now) is { } refused)
        {
            return refused;
        }

        var open = ChecksOfRound.Where(c => c.IsOpen).Select(c => c.Route).ToList();
        if (open.Count == 0)
        {
            return Refusal.On("routes", "nothing_to_wait_for");
        }

        if (Wait(WaitingFor.Check, person, now) is { } illegal)
        {
            return illegal;
        }

        _facts.Add(Fact.Of(FactKinds.Waiting, ("for", Snake(WaitingFor)), ("routes", string.Join(' ', open))));
        return Done.It;
    }

    /// <summary>Null when this person holds a live claim with this token; else <c>not_claimed</c>, <c>claim_lost</c> or <c>already_decided</c>.</summary>
    public Refusal? Holds(PersonId person, ClaimToken token, DateTimeOffset now)
    {
        if (DecidedAlready() is { } decided && !IsCorrectedBy(person, now))
        {
            return decided;
        }

        return Claim is null ? Refusal.On("claim", token.Value == 0 ? "not_claimed" : "claim_lost")
            : Claim.Holder == person && Claim.Token == token && Claim.IsLive(now) ? null
            : token.Value == 0 && Claim.Holder != person ? Refusal.On("claim", "not_claimed")
            : Claim.IsLive(now) && Claim.Holder != person ? Refusal.On("claim", "claim_lost", Held(Claim))
            : Refusal.On("claim", "claim_lost");
    }

    // With a second person or a lead it stays, whoever takes it or gives it back.
    private bool IsTakenInPlace => State is CaseState.InReview or CaseState.SecondReview or CaseState.LeadReview;

    private Refusal? GoBack() => State is CaseState.SecondReview or CaseState.LeadReview ? null : Move(CaseState.Queued);

    private Claim Renew(Claim held, ReviewRules rules, DateTimeOffset now) => Claim = held with { Until = now + rules.ClaimLasts };

    private Refusal? DecidedAlready() => State is CaseState.Decided or CaseState.Applied && Decided is { } decision
        ? Refusal.Of("already_decided", ("by", decision.DecidedBy.Value.ToString("D")), ("at", Stamp(decision.DecidedAt)), ("outcome", Snake(decision.Outcome)))
        : null;

    private static (string, string)[] Held(Claim claim) => [("why", "taken"), ("by", claim.Holder.Value.ToString("D")), ("until", Stamp(claim.Until))];

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
