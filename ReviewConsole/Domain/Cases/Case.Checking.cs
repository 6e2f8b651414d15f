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
        if ((Holds(person, token, now) ?? NotOpen(id)) is { } refused)
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
    /// Begins the waiting period of its route, now: every address bound to the account was told. Refused with <c>notice_incomplete</c>,
    /// <c>wait_length_wrong</c>, <c>check_details_wrong</c> on another route or a wait that runs already.
    /// </summary>
    public Result<WaitingPeriod> BeginWait(CheckId id, IReadOnlyList<OldAddress> told, int days, PersonId person, ClaimToken token, DateTimeOffset now)
    {
        if ((Holds(person, token, now) ?? NotOpen(id)) is { } refused)
        {
            return refused;
        }

        var check = _checks.Single(c => c.Id == id);
        if (CheckForms.Of(check.Route) != typeof(WaitingPeriod) || check.Details is not null)
        {
            return Refusal.On(About(id), "check_details_wrong");
        }

        var addresses = told.Distinct().Order().ToList();
        if (WaitingPeriod.WhyNot(check, addresses, days, Account).ToList() is { Count: > 0 } broken)
        {
            return Result<WaitingPeriod>.Refused(broken);
        }

        var wait = new WaitingPeriod([.. addresses.Select(a => new ToldAddress(a))], now, now.AddDays(days));
        check.BeginWait(wait);
        _facts.Add(Fact.Of(FactKinds.WaitBegun, [("check", id.Value.ToString("D")), ("route", check.Route), .. wait.Codes]));
        return wait;
    }

    /// <summary>
    /// Records by hand how a check ended. Never refused by <c>face_only_route</c>: what happened must be written down whatever it leaves.
    /// Where the route has a form of its own, how it ended follows from what the form states, unless nothing came at all.
    /// </summary>
    public Result<Done> Record(CheckRecord record, PersonId person, ClaimToken token, CaseWorld world, DateTimeOffset now)
    {
        if ((Holds(person, token, now) ?? NotOpen(record.Check)) is { } refused)
        {
            return refused;
        }

        var check = _checks.Single(c => c.Id == record.Check);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, world.Calendar.Zone).DateTime);
        if (WhyNotRecorded(check, record, new CheckFacts(Account, today, now)) is { Count: > 0 } broken)
        {
            return Result<Done>.Refused(broken);
        }

        check.End(record.Details?.Result ?? record.Result, record.Details, Words(record.Seen), Words(record.Reference), person, now);
        _facts.Add(Fact.Of(FactKinds.CheckResult, [("check", check.Id.Value.ToString("D")), ("route", check.Route), ("result", Snake(check.State)),
            ("by_hand", "true"), ("reference", check.Reference), .. record.Details?.Codes ?? []]).With([("seen", check.Seen), .. record.Details?.Personal ?? []]));
        return Done.It;
    }

    /// <summary>
    /// Ends every check whose time is over, of any round. A case that waited for nothing else goes back to the queue, and stays whoever's
    /// it was next.
    /// </summary>
    /// <returns>How many ended.</returns>
    public int ExpireChecks(DateTimeOffset now)
    {
        var over = _checks.Where(c => c.IsOpen && c.OpenUntil <= now).OrderBy(c => c.OpenUntil).ThenBy(c => c.Id.Value).ToList();
        foreach (var check in over)
        {
            check.End(CheckState.Expired, null, null, null, null, now);
            _facts.Add(Fact.Of(FactKinds.CheckExpired, ("check", check.Id.Value.ToString("D")), ("route", check.Route), ("open_until", Stamp(check.OpenUntil))));
        }

        if (over.Count > 0 && State == CaseState.Waiting && WaitingFor == WaitingFor.Check && !ChecksOfRound.Any(c => c.IsOpen))
        {
            Move(CaseState.Queued);
            _facts.Add(Fact.Of(FactKinds.WaitOver));
        }

        return over.Count;
    }

    private static List<Refusal> WhyNotRecorded(Check check, CheckRecord record, CheckFacts facts)
    {
        var about = About(check.Id);
        var broken = new List<Refusal>();
        if (record.Details is { } details)
        {
            broken.AddRange(details.GetType() == CheckForms.Of(check.Route) ? details.Broken(check, facts) : [Refusal.On(about, "check_details_wrong")]);
        }
        else if (record.Result is not (CheckState.Passed or CheckState.Failed or CheckState.Expired))
        {
            broken.Add(Refusal.On(about, "check_result_missing"));
        }
        else if (record.Result != CheckState.Expired && (CheckForms.Of(check.Route) is not null || string.IsNullOrWhiteSpace(record.Seen)))
        {
            broken.Add(Refusal.On(about, CheckForms.Of(check.Route) is null ? "check_seen_missing" : "check_details_missing"));
        }

        if ((SecretText.Finds(record.Seen) ?? (SecretText.IsCode(record.Reference) ? "reference" : SecretText.Finds(record.Reference) == "image" ? "image" : null)) is { } secret)
        {
            broken.Add(Refusal.On(about, "secret_in_text", ("why", secret)));
        }

        return broken;
    }

    private static string About(CheckId id) => $"check:{id.Value:D}";

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private Refusal? NotOpen(CheckId id) =>
        ChecksOfRound.FirstOrDefault(c => c.Id == id) is { IsOpen: true } ? null : Refusal.On(About(id), "check_not_open");

    private static Refusal WhyNotOffered(RouteStanding route) =>
        Refusal.On($"route:{route.Route.Code}", "route_not_offered", ("route", route.Route.Code), ("why",
            route.Route.IsFace ? "face" : !route.Applies ? "not_applicable" : route.TouchedBy.Count > 0 ? "touched"
            : route.IsExhausted ? "exhausted" : "already"));
}

/// <summary>How a check ended, as somebody saw it.</summary>
/// <param name="Check">Which check.</param>
/// <param name="Result">Passed, failed or expired; what <paramref name="Details"/> say comes first.</param>
/// <param name="Seen">What was seen, in words: results only, never answers, codes or an image of a face.</param>
/// <param name="Reference">The platform's or provider's reference.</param>
/// <param name="Details">What the route's own form says; null where it has none, or nothing came.</param>
public sealed record CheckRecord(CheckId Check, CheckState Result, string? Seen, string? Reference, CheckDetails? Details = null);
