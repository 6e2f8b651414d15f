using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>Route standings made by hand, for policies that take nothing else.</summary>
internal static class Standings
{
    public static RouteStanding Of(
        string route, CheckState? latest = null, bool applies = true, string? touchedBy = null, int attempts = 0, Strength? strength = null)
    {
        var entry = CatalogueFiles.Own.Route(route) ?? throw new InvalidOperationException(route);
        return new RouteStanding(
            entry, applies, touchedBy is not null || !applies ? Strength.None : strength ?? entry.Strength, [], touchedBy is null ? [] : [touchedBy], attempts,
            latest is { } state ? Ended(route, state) : null);
    }

    public static Check Ended(string route, CheckState state)
    {
        var check = Check.Offer(new CheckId(Guid.NewGuid()), new CaseId(1), 1, route, AnAppeal.Now, 14);
        if (state == CheckState.Sent)
        {
            check.Send();
        }
        else if (state != CheckState.Offered)
        {
            check.End(state, null, "seen", null, ACase.Lin, AnAppeal.Now);
        }

        return check;
    }

    /// <summary>Passed routes, written in one line.</summary>
    public static IReadOnlyList<RouteStanding> Passed(string routes) =>
        [.. routes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => Of(r, CheckState.Passed))];
}
