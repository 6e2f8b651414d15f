namespace ReviewConsole.Domain.Primitives;

/// <summary>The two languages the program's own texts exist in, and how a tag from outside maps to them.</summary>
public static class Languages
{
    /// <summary>English, the neutral language.</summary>
    public const string English = "en";

    /// <summary>Simplified Chinese.</summary>
    public const string Chinese = "zh-Hans";

    /// <summary>Both.</summary>
    public static readonly IReadOnlyList<string> All = [English, Chinese];

    /// <summary>True when the program's own texts exist in the language of <paramref name="tag"/>.</summary>
    public static bool HasTexts(string tag) => Primary(tag) is "en" or "zh";

    /// <summary>The language of the fixed texts for an appellant who writes in <paramref name="tag"/> (BCP 47): Chinese, else English.</summary>
    public static string ForTexts(string tag) => Primary(tag) == "zh" ? Chinese : English;

    /// <summary>The primary subtag, lower case: <c>zh-CN</c> → <c>zh</c>.</summary>
    public static string Primary(string tag) => tag.Split('-', '_')[0].ToLowerInvariant();
}
