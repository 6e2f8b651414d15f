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

/// <summary>One thing a path still lacks.</summary>
public enum PathLack
{
    /// <summary>Two independent routes, one of them Medium or stronger.</summary>
    TwoRoutes,

    /// <summary>One more independent route, of any strength.</summary>
    OneMore,

    /// <summary>One more independent route, Medium or stronger.</summary>
    OneMoreMedium,

    /// <summary>A route that is Medium or stronger.</summary>
    Medium,

    /// <summary>A device known before, or a bound authenticator.</summary>
    KnownThing,

    /// <summary>A Strong route.</summary>
    Strong,

    /// <summary>Any route.</summary>
    AnyRoute,

    /// <summary>The waiting period.</summary>
    Wait,
}

/// <summary>How far one path is.</summary>
/// <param name="Path">Which.</param>
/// <param name="Lacks">What it still lacks; nothing when it is satisfied.</param>
/// <param name="CanBeReached">Whether the routes that are still open to this account could satisfy it.</param>
public sealed record PathStanding(PathLetter Path, IReadOnlyList<PathLack> Lacks, bool CanBeReached)
{
    /// <summary>It is enough by itself.</summary>
    public bool IsSatisfied => Lacks.Count == 0;
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
