using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>The policy paths of design.md §3 (after NIST SP 800-63B-4 §4.2.2.2).</summary>
public enum PathLetter
{
    /// <summary>Two independent channels, one Medium or stronger.</summary>
    A,

    /// <summary>One Medium, and a known device or bound authenticator.</summary>
    B,

    /// <summary>One Strong.</summary>
    C,

    /// <summary>One, and a waiting period with notice to every old address.</summary>
    D,
}

/// <summary>What the passed checks show together.</summary>
/// <param name="Path">The satisfied path; null when none is.</param>
/// <param name="Level">0 nothing, 1 weak only, 2 one Medium, 3 a path, 4 Strong: for the meter.</param>
/// <param name="Counted">Routes that count, by code.</param>
public sealed record VerificationReached(PathLetter? Path, int Level, IReadOnlyList<string> Counted)
{
    /// <summary>The level a path needs.</summary>
    public const int Needed = 3;
}

/// <summary>Judges passed checks against the paths. A touched channel does not count; nothing counts twice.</summary>
public static class VerificationPolicy
{
    internal const string Waiting = "wait_notify";
    private static readonly string[] KnownThings = ["device_hist", "authenticator"];

    /// <summary>What the passed checks reach.</summary>
    public static VerificationReached Judge(IReadOnlyList<RouteStanding> routes)
    {
        var passed = Counted(routes);
        var active = passed.Where(r => r.Route.Code != Waiting).ToList();
        var counted = passed.Select(r => r.Route.Code).ToList();

        return PathOf(active, passed.Count > active.Count) is { } path
            ? new VerificationReached(path, path == PathLetter.C ? 4 : 3, counted)
            : new VerificationReached(null, active.Count == 0 ? 0 : active[0].Strength >= Strength.Medium ? 2 : 1, counted);
    }

    // One channel counts once, by its strongest route: two codes over one telephone are one proof.
    internal static List<RouteStanding> Counted(IReadOnlyList<RouteStanding> routes) =>
    [
        .. routes
            .Where(r => r is { Applies: true, Route.IsFace: false, TouchedBy.Count: 0, Latest.State: CheckState.Passed } && r.Strength > Strength.None)
            .GroupBy(r => r.Route.Channel, StringComparer.Ordinal)
            .Select(channel => channel.MaxBy(r => r.Strength)!)
            .OrderByDescending(r => r.Strength),
    ];

    internal static bool IsKnownThing(string route) => KnownThings.Contains(route, StringComparer.Ordinal);

    private static PathLetter? PathOf(List<RouteStanding> passed, bool waited)
    {
        var medium = passed.Where(r => r.Strength >= Strength.Medium).ToList();
        if (passed.Any(r => r.Strength == Strength.Strong))
        {
            return PathLetter.C;
        }

        if (medium.Any(m => passed.Any(other => !ReferenceEquals(other, m) && KnownThings.Contains(other.Route.Code, StringComparer.Ordinal))))
        {
            return PathLetter.B;
        }

        if (medium.Count > 0 && passed.Count >= 2)
        {
            return PathLetter.A;
        }

        return passed.Count > 0 && waited ? PathLetter.D : null;
    }
}
