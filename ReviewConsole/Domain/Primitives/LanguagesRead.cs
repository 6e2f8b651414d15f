namespace ReviewConsole.Domain.Primitives;

/// <summary>The languages somebody reads, as primary tags with a space between; who chose none reads the language of their screens, and English.</summary>
public static class LanguagesRead
{
    /// <summary>The most somebody can name.</summary>
    public const int Most = 40;

    private const int LongestTag = 8;

    /// <summary>The languages, each once.</summary>
    /// <param name="chosen">What the person chose; empty when nothing.</param>
    /// <param name="screens">The language of their screens.</param>
    public static IReadOnlyList<string> Of(string? chosen, string screens) => Clean((chosen ?? "").Split(' ')) is { Count: > 0 } own ? own
        : Clean([screens, Languages.English]);

    /// <summary>As it is kept.</summary>
    public static string Text(IEnumerable<string> tags) => string.Join(' ', Clean(tags));

    // Whatever is no tag is left out: it could match no case.
    private static List<string> Clean(IEnumerable<string> tags) =>
    [
        .. tags.Select(Languages.Primary).Where(t => t.Length is > 1 and <= LongestTag && t.All(char.IsAsciiLetterLower))
            .Distinct(StringComparer.Ordinal).Take(Most),
    ];
}
