using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Catalogue;

/// <summary>One way to verify an owner (regulation reference §4.2).</summary>
public sealed record RouteEntry
{
    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>A short title.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What happens, said to the appellant.</summary>
    public required LocalText What { get; init; }

    /// <summary>What the appellant needs.</summary>
    public required LocalText Needs { get; init; }

    /// <summary>What it costs the appellant.</summary>
    public required LocalText Cost { get; init; }

    /// <summary>How long it usually takes.</summary>
    public required LocalText TypicalTime { get; init; }

    /// <summary>What the reviewer writes down: results and references, never answers, codes or images of faces.</summary>
    public required LocalText Record { get; init; }

    /// <summary>Known weaknesses, for reviewers only.</summary>
    public LocalText? Weakness { get; init; }

    /// <summary>The channel it runs over; two routes on one channel are not independent.</summary>
    public required string Channel { get; init; }

    /// <summary>Base strength; facts of the account may raise it.</summary>
    public required Strength Strength { get; init; }

    /// <summary>Things the appellant has to do, as the platform's help pages would count them; 0 for what is only observed or waited for.</summary>
    public int Steps { get; init; }

    /// <summary>A route that itself runs a face scan, or shows a face, is a face route.</summary>
    public bool IsFace { get; init; }

    /// <summary>Needs a working phone.</summary>
    public bool NeedsPhone { get; init; }

    /// <summary>Needs a camera.</summary>
    public bool NeedsCamera { get; init; }

    /// <summary>Everybody can use it, whatever the account holds.</summary>
    public bool Floor { get; init; }

    /// <summary>Observed, not asked for.</summary>
    public bool Passive { get; init; }

    /// <summary>How often it may be tried in one round.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Days an offered check stays open.</summary>
    public int ValidDays { get; init; } = 14;

    /// <summary>The class in the words of NIST SP 800-63-4.</summary>
    public LocalText? Nist { get; init; }

    /// <summary>Where the route comes from.</summary>
    public string? Source { get; init; }
}
