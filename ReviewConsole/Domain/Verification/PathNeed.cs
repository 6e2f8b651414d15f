using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>What one path to verification still asks for.</summary>
/// <param name="Path">The path.</param>
/// <param name="Missing">By code; null when it is satisfied.</param>
public sealed record PathNeed(PathLetter Path, string? Missing);

/// <summary>Says for each path what is missing, so that nobody has to know the policy by heart.</summary>
public static class PathNeeds
{
    /// <summary>The four paths, with what each still asks for.</summary>
    public static IReadOnlyList<PathNeed> Of(IReadOnlyList<RouteStanding> routes)
    {
        var passed = VerificationPolicy.Counted(routes);
        var ways = passed.Where(r => r.Route.Code != VerificationPolicy.Waiting).ToList();
        var medium = ways.Where(r => r.Strength >= Strength.Medium).ToList();
        var known = ways.Where(r => VerificationPolicy.IsKnownThing(r.Route.Code)).ToList();
        var waited = passed.Count > ways.Count;
        return
        [
            new(PathLetter.A, ways.Count == 0 ? "both" : medium.Count == 0 ? "medium" : ways.Count == 1 ? "other" : null),
            new(PathLetter.B, medium.Any(m => known.Any(k => !ReferenceEquals(k, m))) ? null : known.Count > 0 ? "medium" : medium.Count > 0 ? "known" : "both"),
            new(PathLetter.C, ways.Any(r => r.Strength == Strength.Strong) ? null : "strong"),
            new(PathLetter.D, ways.Count > 0 && waited ? null : waited ? "way" : ways.Count > 0 ? "wait" : "both"),
        ];
    }
}
