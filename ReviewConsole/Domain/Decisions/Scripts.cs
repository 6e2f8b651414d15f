using System.Text;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>
/// Whether a text can be in a language, judged by its script. It tells Chinese from English and Russian from both; it cannot tell
/// English from Spanish, and does not pretend to.
/// </summary>
public static class Scripts
{
    private const double Most = 0.5;

    /// <summary>True when most letters of <paramref name="text"/> are of the script <paramref name="language"/> is written in, or when the script is not known here.</summary>
    public static bool Fits(string text, string language)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).ToList();
        return letters.Count == 0 || ScriptOf(language) is not { } belongs || letters.Count(belongs) >= Most * letters.Count;
    }

    private static Func<Rune, bool>? ScriptOf(string language) => Languages.Primary(language) switch
    {
        "zh" => IsHan,
        "ja" => r => IsHan(r) || r.Value is >= 0x3040 and <= 0x30FF,
        "ko" => r => r.Value is >= 0xAC00 and <= 0xD7AF or >= 0x1100 and <= 0x11FF,
        "ru" or "uk" or "be" or "bg" or "kk" => r => r.Value is >= 0x0400 and <= 0x052F,
        "ar" or "fa" or "ur" or "ug" => r => r.Value is >= 0x0600 and <= 0x06FF or >= 0xFB50 and <= 0xFEFC,
        "hi" or "mr" or "ne" => r => r.Value is >= 0x0900 and <= 0x097F,
        "th" => r => r.Value is >= 0x0E00 and <= 0x0E7F,
        "en" or "de" or "fr" or "es" or "pt" or "it" or "nl" or "pl" or "vi" or "id" or "ms" or "tr" or "sv" or "da" or "nb" or "fi" or "cs" or "ro"
            => r => r.Value <= 0x024F || r.Value is >= 0x1E00 and <= 0x1EFF,
        _ => null,
    };

    private static bool IsHan(Rune rune) => rune.Value is >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DBF or >= 0x20000 and <= 0x323AF;
}
