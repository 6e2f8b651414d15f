using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>Assigning a case, and taking it back, by a lead.</content>
public sealed partial class Case
{
    /// <summary>
    /// Makes the case somebody's next; from whoever has it, it is taken. Whoever waits for the appellant or a check goes on waiting. Refused
    /// with every reason at once: <c>assign_to</c> (value <c>why</c>: <c>missing</c>, <c>theirs</c>, <c>cannot</c>, <c>away</c>, <c>barred</c>,
    /// <c>skipped</c>), and without a reason <c>assign_over_cap</c> and <c>assign_reason</c>.
    /// </summary>
    /// <param name="to">Who, as the database knows them now; null when nobody was chosen.</param>
    /// <param name="load">What they have already.</param>
    /// <param name="reason">Why it goes over their cap, or away from somebody; may be empty where neither is so.</param>
    /// <param name="rules">The numbers.</param>
    /// <param name="now">The instant of the deed (UTC).</param>
    /// <param name="rule">The standing rule that says so, as <c>version.place</c>; null for a lead.</param>
    public Result<Done> Assign(Successor? to, PersonLoad load, string? reason, ReviewRules rules, DateTimeOffset now, string? rule = null)
    {
        if (DecidedAlready() is { } decided)
        {
            return decided;
        }

        if (State is not (CaseState.Queued or CaseState.InReview or CaseState.SetAside or CaseState.Waiting or CaseState.SecondReview or CaseState.LeadReview))
        {
            return Refusal.Of("illegal_move", ("from", Snake(State)), ("to", Snake(CaseState.Queued)));
        }

        var from = WhoseAt(now);
        var given = reason?.Trim() ?? "";
        Refusal?[] broken =
        [
            MayNotBeAssignedTo(to, now),
            to is not null && load.IsFull && given.Length == 0 ? Refusal.On("assign:reason", "assign_over_cap", ("has", Text(load.Has)), ("most", Text(load.Most))) : null,
            from is not null && from != to?.Person && given.Length == 0 ? Refusal.On("assign:reason", "assign_reason") : null,
            given.Length > rules.LongestReason ? Refusal.On("assign:reason", "assign_too_long", ("has", Text(given.Length)), ("most", Text(rules.LongestReason))) : null,
        ];
        if (broken.OfType<Refusal>().ToList() is { Count: > 0 } refused)
        {
            return Result<Done>.Refused(refused);
        }

        LeaveToNobody();
        Assignee = to!.Person;
        _facts.Add(Fact.Of(FactKinds.Assigned, ("to", to.Person.Value.ToString("D")), ("from", from?.Value.ToString("D")), ("over_cap", load.IsFull ? "true" : null), ("rule", rule))
            .With(("reason", given)));
        return Done.It;
    }

    /// <summary>
    /// Takes the case off whoever has it, for everybody. Refused: <c>assign_nobody</c>, <c>assign_reason</c>, <c>assign_too_long</c>.
    /// </summary>
    public Result<Done> TakeFromHolder(string? reason, ReviewRules rules, DateTimeOffset now)
    {
        if (DecidedAlready() is { } decided)
        {
            return decided;
        }

        if (WhoseAt(now) is not { } from)
        {
            return Refusal.On("assign", "assign_nobody");
        }

        var given = reason?.Trim() ?? "";
        if (given.Length == 0 || given.Length > rules.LongestReason)
        {
            return given.Length == 0 ? Refusal.On("assign:reason", "assign_reason")
                : Refusal.On("assign:reason", "assign_too_long", ("has", Text(given.Length)), ("most", Text(rules.LongestReason)));
        }

        LeaveToNobody();
        _facts.Add(Fact.Of(FactKinds.Returned, ("from", from.Value.ToString("D")), ("why", "by_lead")).With(("reason", given)));
        return Done.It;
    }

    /// <summary>
    /// Why the case cannot be assigned to this person; null where it can. <c>assign_to</c> with <c>missing</c>, <c>theirs</c>, <c>cannot</c> (does not
    /// work cases, or may not enter), <c>away</c>, <c>barred</c> or <c>skipped</c> (gave it back in this round).
    /// </summary>
    public Refusal? MayNotBeAssignedTo(Successor? to, DateTimeOffset now)
    {
        var why = to is null ? "missing" : to.Person == WhoseAt(now) ? "theirs" : Against(to, now);
        return why is null ? null : Refusal.On("assign:to", "assign_to", ("why", why));
    }

    /// <summary>Whose it is at this instant: who holds it, else who has it next; null for nobody's.</summary>
    public PersonId? WhoseAt(DateTimeOffset now) => Claim is { } held && held.IsLive(now) ? held.Holder : FallsBackTo;

    private void LeaveToNobody()
    {
        (Claim, Assignee) = (null, null);
        if (State is CaseState.InReview or CaseState.SetAside)
        {
            Move(CaseState.Queued);
        }
    }
}

/// <summary>What somebody has, against what they are to have at most.</summary>
/// <param name="Has">Cases that are theirs and wait for nobody else.</param>
/// <param name="Most">The most they are to have.</param>
public readonly record struct PersonLoad(int Has, int Most)
{
    /// <summary>One more would be too many.</summary>
    public bool IsFull => Has >= Most;
}
