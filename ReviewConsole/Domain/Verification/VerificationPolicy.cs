using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>Judges passed checks against the paths. A touched channel does not count; nothing counts twice.</summary>
public static class VerificationPolicy
{
    internal const string Waiting = "wait_notify";

    private static readonly string[] KnownThings = ["device_hist", "authenticator"];
    private static readonly PathLetter[] BestFirst = [PathLetter.C, PathLetter.B, PathLetter.A, PathLetter.D];

    /// <summary>What the passed checks reach.</summary>
    public static VerificationReached Judge(IReadOnlyList<RouteStanding> routes)
    {
        var passed = Passed(routes);
        var active = Active(passed);
        var counted = passed.Select(r => r.Route.Code).ToList();
        PathLetter? path = BestFirst.Where(p => Lacks(p, passed).Count == 0).Select(p => (PathLetter?)p).FirstOrDefault();

        return path is not null
            ? new VerificationReached(path, path == PathLetter.C ? 4 : 3, counted)
            : new VerificationReached(null, active.Count == 0 ? 0 : active[0].Strength >= Strength.Medium ? 2 : 1, counted);
    }

    /// <summary>How far each path is and what it still lacks; A to D.</summary>
    public static IReadOnlyList<PathStanding> Paths(IReadOnlyList<RouteStanding> routes)
    {
        var passed = Passed(routes);

        // As if everything that is still open passed.
        var best = OfChannels([.. routes.Where(r => r.Counts || (r.IsLive && r.Strength > Strength.None))]);
        return [.. Enum.GetValues<PathLetter>().Select(p => new PathStanding(p, Lacks(p, passed), Lacks(p, best).Count == 0))];
    }

    // One channel counts once, by its strongest route: two codes over one telephone are one proof.
    private static List<RouteStanding> OfChannels(IReadOnlyList<RouteStanding> routes) =>
        [.. routes.GroupBy(r => r.Route.Channel, StringComparer.Ordinal).Select(channel => channel.MaxBy(r => r.Strength)!).OrderByDescending(r => r.Strength)];

    private static List<RouteStanding> Passed(IReadOnlyList<RouteStanding> routes) => OfChannels([.. routes.Where(r => r.Counts)]);

    // Waiting is no channel of its own: it makes time for the owner to object.
    private static List<RouteStanding> Active(List<RouteStanding> passed) => [.. passed.Where(r => r.Route.Code != Waiting)];

    private static List<PathLack> Lacks(PathLetter path, List<RouteStanding> passed)
    {
        var active = Active(passed);
        var medium = active.Where(r => r.Strength >= Strength.Medium).ToList();
        return path switch
        {
            PathLetter.A => active.Count == 0 ? [PathLack.TwoRoutes]
                : medium.Count == 0 ? [PathLack.OneMoreMedium]
                : active.Count == 1 ? [PathLack.OneMore] : [],
            PathLetter.B => LacksOfB(active, medium),
            PathLetter.C => medium.Any(r => r.Strength == Strength.Strong) ? [] : [PathLack.Strong],
            _ => [.. active.Count == 0 ? new[] { PathLack.AnyRoute } : [], .. passed.Count > active.Count ? Array.Empty<PathLack>() : [PathLack.Wait]],
        };
    }

    private static List<PathLack> LacksOfB(List<RouteStanding> active, List<RouteStanding> medium)
    {
        var known = active.Where(r => KnownThings.Contains(r.Route.Code, StringComparer.Ordinal)).ToList();
        return medium.Any(m => known.Any(k => !ReferenceEquals(k, m))) ? []
            : known.Count > 0 ? [PathLack.Medium]
            : medium.Count > 0 ? [PathLack.KnownThing]
            : [PathLack.Medium, PathLack.KnownThing];
    }
}
