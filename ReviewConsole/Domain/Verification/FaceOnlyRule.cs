using System.Globalization;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>
/// No one is left with face verification as the only route: at least two live routes that need no face, one of them needing neither
/// phone nor camera, and not both weak (China, Facial Recognition Measures 2025, Art. 10; refusal <c>face_only_route</c>).
/// </summary>
public static class FaceOnlyRule
{
    /// <summary>The refusal's code.</summary>
    public const string Code = "face_only_route";

    /// <summary>Null when the rule holds.</summary>
    public static Refusal? Check(IReadOnlyList<RouteStanding> routes)
    {
        // Counted are ways a person can take by themselves: not what is only observed, nor a waiting period that needs another way beside it.
        var live = routes.Where(r => r.IsLive && !r.Route.Passive && r.Route.Code != VerificationPolicy.Waiting).ToList();
        return Holds([.. live.Select(r => (r.Route, r.Strength))])
            ? null
            : Refusal.On("routes", Code, ("live", live.Count.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>
    /// What the configuration must offer to everybody before the program may start: the floor routes alone hold the rule for a person
    /// without phone, e-mail, linked account or device.
    /// </summary>
    /// <returns>Codes of floor routes that are no floor routes, and whether the rest holds the rule.</returns>
    public static (IReadOnlyList<string> Unknown, bool Holds) CheckFloor(ReviewRules rules, ReviewCatalogue catalogue)
    {
        var unknown = rules.FloorRoutes.Where(code => catalogue.Route(code) is not { Floor: true }).ToList();
        var floor = rules.FloorRoutes.Distinct(StringComparer.Ordinal).Select(catalogue.Route).OfType<RouteEntry>().Where(r => r.Floor);
        return (unknown, Holds([.. floor.Select(r => (r, r.Strength))]));
    }

    private static bool Holds(IReadOnlyList<(RouteEntry Route, Strength Strength)> live) =>
        live.Count >= 2
        && live.Any(r => r.Route is { NeedsPhone: false, NeedsCamera: false })
        && live.Any(r => r.Strength >= Strength.Medium);
}
