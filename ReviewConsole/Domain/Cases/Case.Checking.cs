using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

/// <content>Routes offered, checks recorded.</content>
public sealed partial class Case
{
    /// <summary>Offers a route to the appellant.</summary>
    public Result<CheckId> Offer(string route, CheckId id, PersonId person, ClaimToken token, CaseWorld world, DateTimeOffset now)
    {
        if (Holds(person, token, now) is { } refused)
        {
            return refused;
        }

        var routes = Routes(world.Catalogue, world.Rules, now);
        if (routes.FirstOrDefault(r => r.Route.Code == route) is not { } standing)
        {
            return Refusal.On($"route:{route}", "route_unknown", ("route", route));
        }

        // Never refused by face_only_route: an offer takes no way away, and the last one left is the one the person needs most.
        if (!standing.CanBeOffered)
        {
            return WhyNotOffered(standing);
        }

        _checks.Add(Check.Offer(id, Id, Round, route, now, standing.Route.ValidDays));
        _facts.Add(Fact.Of(FactKinds.RouteOffered, ("check", id.Value.ToString("D")), ("route", route), ("strength", Snake(standing.Strength))));
        return id;
    }

    /// <summary>Says that the appellant took the route up and the check is under way.</summary>
    public Result<Done> Send(CheckId id, PersonId person, ClaimToken token, DateTimeOffset now)
    {
        if ((HoldsFor(id, person, token, now) ?? NotOpen(id)) is { } refused)
        {
            return refused;
        }

        var check = _checks.Single(c => c.Id == id);
        if (check.State == CheckState.Offered)
        {
            check.Send();
            _facts.Add(Fact.Of(FactKinds.CheckSent, ("check", id.Value.ToString("D")), ("route", check.Route)));
        }

        return Done.It;
    }

    /// <summary>
    /// Records by hand how a check ended. Never refused by <c>face_only_route</c>: what happened must be written down whatever it leaves.
    /// </summary>
    public Result<Done> Record(CheckRecord record, PersonId person, ClaimToken token, CaseWorld world, DateTimeOffset now)
    {
        if ((HoldsFor(record.Check, person, token, now) ?? NotOpen(record.Check)) is { } refused)
        {
            return refused;
        }

        var check = _checks.Single(c => c.Id == record.Check);
        if (CheckRules.Broken(record, check, Account, now) is { Count: > 0 } broken)
        {
            return Result<Done>.Refused(broken);
        }

        End(check, record, person, world, now);
        return Done.It;
    }

    /// <summary>
    /// Takes the platform's word on how a check ended. Theirs is the deed, so it needs no claim; the same again changes nothing. A case that waited for checks comes
    /// back when one passed, or none is open any more. Refused with <c>check_late</c> when its time was over, <c>check_not_open</c> when it has another result, and
    /// <c>secret_in_text</c>.
    /// </summary>
    /// <returns>Where the check stands.</returns>
    public Result<CheckState> TakeCheckResult(CheckRecord record, CaseWorld world, DateTimeOffset now)
    {
        var about = $"check:{record.Check.Value:D}";
        var check = _checks.Single(c => c.Id == record.Check);
        if (!check.IsOpen && check.RecordedBy is null && check.State == record.Result && check.Reference == record.Reference)
        {
            return check.State;
        }

        if (check.State == CheckState.Expired || (check.IsOpen && (check.OpenUntil <= now || (check.Right is null && (check.Round != Round || !CaseMoves.IsOpen(State))))))
        {
            return Refusal.On(about, "check_late");
        }

        if (!check.IsOpen)
        {
            return Refusal.On(about, "check_not_open");
        }

        if (CheckRules.BrokenFromOutside(record, check, Account, now) is { Count: > 0 } broken)
        {
            return Result<CheckState>.Refused(broken);
        }

        End(check, record, null, world, now);
        if (State == CaseState.Waiting && WaitingFor == WaitingFor.Check && (record.Result == CheckState.Passed || !ChecksOfRound.Any(c => c.IsOpen)))
        {
            Move(CaseState.Queued);
            _facts.Add(Fact.Of(FactKinds.ChecksOver));
        }

        return check.State;
    }

    /// <summary>
    /// Ends checks that nobody completed in the time they were open; never held against anybody. A case that waited for nothing else goes back
    /// to whoever it belongs to.
    /// </summary>
    /// <returns>How many ended.</returns>
    public int ExpireChecks(DateTimeOffset now)
    {
        var over = _checks.Where(c => c.IsOpen && c.OpenUntil <= now).ToList();
        foreach (var check in over)
        {
            Expire(check, now);
        }

        if (over.Count > 0 && State == CaseState.Waiting && WaitingFor == WaitingFor.Check && !ChecksOfRound.Any(c => c.IsOpen))
        {
            Move(CaseState.Queued);
            _facts.Add(Fact.Of(FactKinds.ChecksOver));
        }

        return over.Count;
    }

    private void End(Check check, CheckRecord record, PersonId? person, CaseWorld world, DateTimeOffset now)
    {
        // The one attempt more on this way ends here; another is another.
        var open = Reopened(world, now).Where(route => route != check.Route).ToList();
        var details = record.Result == CheckState.Expired ? null : record.Details;
        check.End(record.Result, record.Seen?.Trim(), record.Reference?.Trim(), details, person, now);
        _facts.Add(Fact.Of(FactKinds.CheckResult, [("check", check.Id.Value.ToString("D")), ("route", check.Route), ("result", Snake(record.Result)),
            ("by_hand", person is null ? null : "true"), ("reference", check.Reference), .. details?.Codes.Select(c => (c.Name, (string?)c.Value)) ?? []]).With(("seen", check.Seen)));
        TellReopened(open, world, now);
    }

    private void Expire(Check check, DateTimeOffset now)
    {
        check.Expire(now);
        _facts.Add(Fact.Of(FactKinds.CheckResult, ("check", check.Id.Value.ToString("D")), ("route", check.Route), ("result", Snake(CheckState.Expired))));
    }

    private List<string> Reopened(CaseWorld world, DateTimeOffset now) =>
        [.. Routes(world.Catalogue, world.Rules, now).Where(r => r.IsReopened).Select(r => r.Route.Code)];

    // Whether a way is open once more is computed at every look (decision 8); that it came to this is written down when it happens.
    private void TellReopened(List<string> before, CaseWorld world, DateTimeOffset now)
    {
        if (Reopened(world, now).Except(before, StringComparer.Ordinal).ToList() is { Count: > 0 } opened)
        {
            _facts.Add(Fact.Of(FactKinds.RoutesReopened, ("routes", string.Join(' ', opened))));
        }
    }

    // What was asked for beside the appeal needs no claim, and nobody else's claim is gone past.
    private Refusal? HoldsFor(CheckId id, PersonId person, ClaimToken token, DateTimeOffset now) =>
        _checks.Any(c => c.Id == id && c.Right is not null) && !(Claim is { } claim && claim.IsLive(now) && claim.Holder != person) ? null : Holds(person, token, now);

    private Refusal? NotOpen(CheckId id) =>
        _checks.FirstOrDefault(c => c.Id == id && (c.Round == Round || c.Right is not null)) is { IsOpen: true } ? null : Refusal.On($"check:{id.Value:D}", "check_not_open");

    private static Refusal WhyNotOffered(RouteStanding route) =>
        Refusal.On($"route:{route.Route.Code}", "route_not_offered", ("route", route.Route.Code), ("why",
            route.Route.IsFace ? "face" : !route.Applies ? "not_applicable" : route.TouchedBy.Count > 0 ? "touched"
            : route.IsExhausted ? "exhausted" : "already"));
}
