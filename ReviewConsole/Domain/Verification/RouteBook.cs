using System.Globalization;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Verification;

/// <summary>Which routes apply to an account, how strong each is and why; a pure function of what is known.</summary>
public static class RouteBook
{
    /// <summary>Every route of the catalogue as it stands for this account now.</summary>
    public static IReadOnlyList<RouteStanding> For(
        Account account, IReadOnlyList<CaseSignal> signals, IReadOnlyList<Check> checks, IReadOnlyList<string> openedAgain, bool declinesFace,
        ReviewCatalogue catalogue, ReviewRules rules, DateTimeOffset now)
    {
        var active = signals.Where(s => s.IsActive(now)).ToList();
        return [.. catalogue.Routes.Select(route => Stand(route))];

        RouteStanding Stand(RouteEntry route)
        {
            var tried = checks.Where(c => c.Route == route.Code).OrderBy(c => c.OfferedAt).ToList();

            // The one that is open, or that passed, is the last: nothing is offered beside or after it.
            var latest = tried.FirstOrDefault(c => c.IsOpen) ?? tried.FirstOrDefault(c => c.State == CheckState.Passed) ?? tried.LastOrDefault();
            var (applies, why) = Applies(route, account, declinesFace, rules, now);
            var touched = active.Where(s => s.Touches.Contains(route.Channel, StringComparer.Ordinal))
                .Select(s => s.Code).Distinct(StringComparer.Ordinal).ToList();
            var (strength, facts) = !applies ? (Strength.None, why)
                : touched.Count > 0 ? (Strength.None, [.. why, .. touched.Select(code => new RouteReason("touched", code))])
                : StrengthOf(route, account, latest, why, rules, now);
            var spent = tried.Count(c => c.State is CheckState.Failed or CheckState.Expired);
            return new RouteStanding(route, applies, strength, facts, touched, spent, latest)
            {
                OpenedAgain = openedAgain.Count(code => code == route.Code),
            };
        }
    }

    private static (bool Applies, IReadOnlyList<RouteReason> Why) Applies(
        RouteEntry route, Account account, bool declinesFace, ReviewRules rules, DateTimeOffset now)
    {
        if (route.Channel == Channels.Face)
        {
            // Never asked again after a no (Network Data Security Regulation, Art. 22(5)).
            return declinesFace ? (false, [new("face_declined")]) : (true, [new("face_only_if_wished")]);
        }

        if (rules.FloorRoutes.Contains(route.Code, StringComparer.Ordinal))
        {
            return (true, [new("floor")]);
        }

        var offered = account.Available.Contains(route.Code, StringComparer.Ordinal);
        return route.Code switch
        {
            "otp_phone" => Bound(account.Phone, account.PhoneBoundOn, "no_phone"),
            "otp_email" => Bound(account.Email, account.EmailBoundOn, "no_email"),
            "linked_account" => account.LinkedAccounts.Count > 0 ? (true, []) : (false, [new("no_linked_account")]),
            "device_hist" => account.KnownDevices > 0
                ? (true, [new("known_devices", account.KnownDevices.ToString(CultureInfo.InvariantCulture))])
                : (false, [new("no_known_device")]),
            "wait_notify" => account.Phone is not null || account.Email is not null ? (true, []) : (false, [new("no_old_address")]),
            "id_doc_noselfie" => account.RealNameVerified || offered ? (true, []) : (false, [new("no_real_name")]),
            "prior_consistency" or "business_licence" => account.Kind == AccountKind.Business || offered ? (true, []) : (false, [new("not_business")]),
            _ => offered ? (true, [new("platform_offers")]) : (false, [new("platform_lacks")]),
        };

        (bool, IReadOnlyList<RouteReason>) Bound(string? address, DateOnly? since, string none)
        {
            if (address is null)
            {
                return (false, [new(none)]);
            }

            if (since is { } day && Age(day, now) < rules.FreshChannelDays)
            {
                return (false, [new("bound_recently", Day(day))]);
            }

            return (true, since is { } bound ? [new("bound_since", Day(bound))] : [new("bound_unknown")]);
        }
    }

    private static (Strength, IReadOnlyList<RouteReason>) StrengthOf(
        RouteEntry route, Account account, Check? latest, IReadOnlyList<RouteReason> why, ReviewRules rules, DateTimeOffset now)
    {
        if (route.Code != "linked_account")
        {
            // What passed shows what its form states of it; before that, a route is as strong as it can be.
            return latest is { State: CheckState.Passed, Details: { } details }
                ? (latest.Shows(route.Strength), [.. why, details.Because])
                : (route.Strength, why);
        }

        var realName = account.LinkedAccounts.Where(l => l.RealNameVerified).OrderBy(l => l.LinkedOn ?? DateOnly.MaxValue).FirstOrDefault();
        return realName switch
        {
            null => (Strength.Weak, [.. why, new RouteReason("linked_no_real_name")]),
            { LinkedOn: { } day } when Age(day, now) > rules.LinkedStrongDays => (Strength.Strong, [.. why, new RouteReason("linked_long", Day(day))]),
            { LinkedOn: { } day } => (Strength.Medium, [.. why, new RouteReason("linked_short", Day(day))]),
            _ => (Strength.Medium, [.. why, new RouteReason("linked_undated")]),
        };
    }

    // In days, by UTC.
    private static int Age(DateOnly day, DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).DayNumber - day.DayNumber;

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
