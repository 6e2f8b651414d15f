using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>Giving a case back for a reason.</content>
public sealed partial class Case
{
    /// <summary>
    /// Gives the case back to the queue for a reason; when enough people did so in this round, it is put before a lead. That a day was too
    /// hard is nobody's business: it leaves the same fact as any release and counts nowhere.
    /// </summary>
    public Result<Done> Skip(PersonId person, ClaimToken token, SkipReason? reason, ReviewRules rules, DateTimeOffset now)
    {
        if (reason is not { } why || !Enum.IsDefined(why))
        {
            return Refusal.On("skip", "skip_reason_missing");
        }

        if (why == SkipReason.TooHardToday)
        {
            return Release(person, token, now);
        }

        if ((Holds(person, token, now) ?? GoBack()) is { } refused)
        {
            return refused;
        }

        Claim = null;
        Skips = [.. Skips.Where(s => s.Person != person), new CaseSkip(person, why)];
        _facts.Add(Fact.Of(FactKinds.Skipped, ("token", Text(token.Value)), ("reason", Snake(why))));
        if (!BeforeLead && Skips.Count >= rules.SkipsBeforeLead)
        {
            BeforeLead = true;
            _facts.Add(Fact.Of(FactKinds.PutBeforeLead, ("people", Text(Skips.Count))));
        }

        return Done.It;
    }
}
