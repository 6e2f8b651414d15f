using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>Giving a case to a named colleague.</content>
public sealed partial class Case
{
    /// <summary>
    /// Gives the case to a colleague together with what was checked and what is open; it is theirs next. Refused with every reason at once,
    /// each about its field.
    /// </summary>
    public Result<Done> HandOver(
        PersonId person, ClaimToken token, Successor? to, string? done, string? open, ReviewRules rules, DateTimeOffset now)
    {
        if (Holds(person, token, now) is { } notYours)
        {
            return notYours;
        }

        Refusal?[] broken = [MayNotGoTo(person, to, now), Unwritten("checked", done, rules), Unwritten("open", open, rules)];
        if (broken.OfType<Refusal>().ToList() is { Count: > 0 } refused)
        {
            return Result<Done>.Refused(refused);
        }

        if (Move(CaseState.Queued) is { } illegal)
        {
            return illegal;
        }

        Claim = null;
        Assignee = to!.Person;
        Sheet = new CaseHandover(person, to.Person, now, done!.Trim(), open!.Trim());
        _facts.Add(Fact.Of(FactKinds.HandedOver, ("token", Text(token.Value)), ("to", to.Person.Value.ToString("D")))
            .With(("checked", Sheet.Checked), ("open", Sheet.Open)));
        return Done.It;
    }

    /// <summary>
    /// Why the case cannot go to this colleague; null where it can: <c>handover_to</c> with <c>missing</c>, <c>self</c>, <c>cannot</c> (does not work cases, or may
    /// not enter), <c>away</c>, <c>barred</c> or <c>skipped</c> (gave it back in this round).
    /// </summary>
    public Refusal? MayNotGoTo(PersonId from, Successor? to, DateTimeOffset now)
    {
        var why = to is null ? "missing"
            : to.Person == from ? "self"
            : Against(to, now);
        return why is null ? null : Refusal.On("handover:to", "handover_to", ("why", why));
    }

    // What speaks against anybody's having the case next, whoever gives it.
    private string? Against(Successor to, DateTimeOffset now) =>
        !to.WorksCases || (State == CaseState.LeadReview && !to.Leads) ? "cannot"
        : to.AwayUntil > now ? "away"
        : BarredFor(to.Person, to.DeclaredAccounts) is not null ? "barred"
        : Skips.Any(s => s.Person == to.Person) ? "skipped"
        : null;

    private static Refusal? Unwritten(string field, string? text, ReviewRules rules) =>
        string.IsNullOrWhiteSpace(text) ? Refusal.On("handover:" + field, "handover_missing", ("why", field))
        : text.Trim().Length > rules.LongestHandover ? Refusal.On("handover:" + field, "handover_too_long", ("has", Text(text.Trim().Length)), ("most", Text(rules.LongestHandover)))
        : null;
}
