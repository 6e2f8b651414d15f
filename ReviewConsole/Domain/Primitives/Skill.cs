using System.Text.Json;

namespace ReviewConsole.Domain.Primitives;

/// <summary>What a case may ask for beside the language.</summary>
public enum Skill
{
    /// <summary>Payouts are restricted.</summary>
    Payouts,

    /// <summary>The account is a business's.</summary>
    Business,

    /// <summary>The restriction is a statutory measure.</summary>
    Statutory,
}

/// <summary>Skills as they are kept: codes with a space between. Nothing kept means every skill; nobody has to be entered before they can work.</summary>
public static class Skills
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Skill> All = Enum.GetValues<Skill>();

    /// <summary>What somebody has.</summary>
    /// <param name="kept">As kept; null for nothing said.</param>
    public static IReadOnlyList<Skill> Of(string? kept) => kept is null ? All : [.. All.Where(s => kept.Split(' ').Contains(Code(s), StringComparer.Ordinal))];

    /// <summary>As it is kept.</summary>
    public static string? Text(IEnumerable<Skill> skills) => All.Except(skills).Any() ? string.Join(' ', All.Intersect(skills).Select(Code)) : null;

    private static string Code(Skill skill) => JsonNamingPolicy.SnakeCaseLower.ConvertName(skill.ToString());
}
