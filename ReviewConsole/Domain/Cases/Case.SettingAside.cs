using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>Pausing a case one holds.</content>
public sealed partial class Case
{
    /// <summary>
    /// Pauses the case until an instant: it stays the holder's without a claim, keeps its place and its due time, and comes back by itself.
    /// Refused as <see cref="AsideRules.Check"/> says.
    /// </summary>
    public Result<Done> SetAside(PersonId person, ClaimToken token, AsideReason? reason, string? other, DateTimeOffset until, ReviewRules rules, DateTimeOffset now)
    {
        if ((Holds(person, token, now) ?? AsideRules.Check(reason, other, until, DueAt, rules, now) ?? Move(CaseState.SetAside)) is { } refused)
        {
            return refused;
        }

        Claim = null;
        Assignee = person;
        Aside = new CaseAside(until, reason!.Value, reason == AsideReason.Other ? other!.Trim() : null);
        _facts.Add(Fact.Of(FactKinds.SetAside, ("token", Text(token.Value)), ("until", Stamp(until)), ("reason", Snake(Aside.Reason))).With(("other", Aside.Other)));
        return Done.It;
    }

    /// <summary>Brings a case back whose date has come; it waits for whoever set it aside. Refused with <c>not_back_yet</c>.</summary>
    public Result<Done> ComeBack(DateTimeOffset now)
    {
        if (Aside is not { } aside || aside.Until > now)
        {
            return Refusal.Of("not_back_yet");
        }

        if (Move(CaseState.Queued) is { } illegal)
        {
            return illegal;
        }

        _facts.Add(Fact.Of(FactKinds.SetAsideReturned, ("to", Assignee?.Value.ToString("D"))));
        return Done.It;
    }
}
