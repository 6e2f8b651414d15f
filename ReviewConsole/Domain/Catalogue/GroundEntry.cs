using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Catalogue;

/// <summary>One ground on which a decision may rest (regulation reference, part d).</summary>
public sealed record GroundEntry
{
    /// <summary>A1 … A9, D1 … D9, D11.</summary>
    public required string Code { get; init; }

    /// <summary>Its name in reports.</summary>
    public required string Slug { get; init; }

    /// <summary>Which outcome it supports.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>A short title.</summary>
    public required LocalText Name { get; init; }

    /// <summary>How the notice says it.</summary>
    public required LocalText Sentence { get; init; }

    /// <summary>What the decider must state in words; null where the case itself states it.</summary>
    public LocalText? MustState { get; init; }

    /// <summary>For reviewers: when it applies and what it needs.</summary>
    public LocalText? Help { get; init; }

    /// <summary>The bases it is open to.</summary>
    public required IReadOnlyList<RestrictionBasis> Bases { get; init; }
}

/// <summary>A condition that may go with an approval; each can be met without a face.</summary>
public sealed record ConditionEntry
{
    /// <summary>C1 … C5.</summary>
    public required string Code { get; init; }

    /// <summary>Its name in reports.</summary>
    public required string Slug { get; init; }

    /// <summary>A short title.</summary>
    public required LocalText Name { get; init; }

    /// <summary>How the notice says it.</summary>
    public required LocalText Sentence { get; init; }

    /// <summary>The longest it may last, in hours.</summary>
    public int? MaxHours { get; init; }

    /// <summary>The longest it may last, in days.</summary>
    public int? MaxDays { get; init; }

    /// <summary>The longest it may last, in hours; null for one that is done once.</summary>
    public int? LongestHours => MaxHours ?? MaxDays * 24;

    /// <summary>How the owner meets it without showing a face, said to reviewers.</summary>
    public required LocalText MetBy { get; init; }
}

/// <summary>Something that is never a ground (design.md §3, <c>forbidden_ground</c>), and phrases that mean it.</summary>
public sealed record NeverGround
{
    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>A short title.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Why it is never one.</summary>
    public required LocalText Why { get; init; }

    /// <summary>Regular expressions by language that mean it in a denial's text.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Phrases { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>A rule of the platform that the operator keeps on file, with the day a version came into force.</summary>
/// <param name="Id">The platform's id.</param>
/// <param name="Version">The version.</param>
/// <param name="EffectiveFrom">First day in force.</param>
/// <param name="Title">Short name.</param>
/// <param name="Text">The rule itself.</param>
public sealed record RuleEntry(string Id, string Version, DateOnly? EffectiveFrom, LocalText Title, LocalText Text);
