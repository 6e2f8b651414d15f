using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Catalogue;

/// <summary>One signal of the catalogue: its name and criterion in plain words, and what is known about it.</summary>
public sealed record SignalEntry
{
    /// <summary>The code the platform sends.</summary>
    public required string Code { get; init; }

    /// <summary>A short title.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What has to be the case for it to fire.</summary>
    public required LocalText Criterion { get; init; }

    /// <summary>Evidence that is typical.</summary>
    public IReadOnlyList<LocalText> Evidence { get; init; } = [];

    /// <summary>Innocent causes that are typical.</summary>
    public IReadOnlyList<LocalText> Innocent { get; init; } = [];

    /// <summary>How a notice states it; placeholders {observed} {baseline} {date}.</summary>
    public LocalText? NoticeSentence { get; init; }

    /// <summary>Theft or takeover, not conduct.</summary>
    public bool Theft { get; init; }

    /// <summary>Says something of a device only; stale after 30 days (regulation reference, part c).</summary>
    public bool DeviceOnly { get; init; }

    /// <summary>Days after which it is stale when the platform names no expiry.</summary>
    public int LifetimeDays { get; init; } = 180;

    /// <summary>Channels it makes untrustworthy while active; words of <see cref="Channels"/>.</summary>
    public IReadOnlyList<string> Touches { get; init; } = [];

    /// <summary>1 to 10; which signal is shown first.</summary>
    public int Weight { get; init; } = 3;

    /// <summary>True when it may justify a full lock by itself once confirmed.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>The standard it maps to.</summary>
    public string? MapsTo { get; init; }

    /// <summary>As values for a case.</summary>
    public SignalTraits Traits => new(DeviceOnly ? Math.Min(LifetimeDays, 30) : LifetimeDays, Weight, Theft, Touches);
}
