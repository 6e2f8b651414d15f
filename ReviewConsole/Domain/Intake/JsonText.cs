using System.Globalization;
using System.Text.Json;

namespace ReviewConsole.Domain.Intake;

/// <summary>What a text, a date and a language tag may look like.</summary>
internal static class JsonText
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK";
    private const string InstantWithoutSeconds = "yyyy-MM-dd'T'HH:mmK";
    private const int Digits = 6;

    /// <summary>The text of a string; null when its bytes or escapes are no text (a lone surrogate, broken UTF-8).</summary>
    public static string? Of(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name of a member; null when it is no text.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// True without control characters (tab and line ends are fine in a text of several lines) and without U+FFFE and U+FFFF, which no
    /// spreadsheet can hold.
    /// </summary>
    public static bool IsClean(string text, bool oneLine) =>
        !text.Any(c => c is '\uFFFE' or '\uFFFF' || (char.IsControl(c) && (oneLine || c is not ('\t' or '\r' or '\n'))));

    /// <summary>True for an id, code or other word: not empty, short, one clean line.</summary>
    public static bool IsWord(string text) => !string.IsNullOrWhiteSpace(text) && Length(text) <= AppealLimits.Word && IsClean(text, oneLine: true);

    /// <summary>The length in code points.</summary>
    public static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    /// <summary>Subtags of letters and digits, the first of letters (BCP 47); an underscore is taken for a hyphen.</summary>
    public static bool IsLanguage(string tag)
    {
        var subtags = tag.Split('-', '_');
        return tag.Length <= 35 && subtags[0].Length is >= 2 and <= 8 && subtags[0].All(char.IsAsciiLetter)
            && subtags.Skip(1).All(s => s.Length is >= 1 and <= 8 && s.All(char.IsAsciiLetterOrDigit));
    }

    /// <summary>Reads <c>yyyy-MM-dd</c>.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Reads an ISO 8601 instant that says its offset; finer than a microsecond, which no database keeps, is cut. The answer is UTC.</summary>
    public static DateTimeOffset? Instant(string text)
    {
        if (!SaysOffset(text))
        {
            return null;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var digits = dot < 0 ? 0 : text.Skip(dot + 1).TakeWhile(char.IsAsciiDigit).Count();
        var cut = digits is > Digits and <= 12 ? text.Remove(dot + 1 + Digits, digits - Digits) : text;
        return DateTimeOffset.TryParseExact(cut, [InstantFormat, InstantWithoutSeconds], CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.ToUniversalTime()
            : null;
    }

    /// <summary>Three letters (ISO 4217).</summary>
    public static bool IsCurrency(string text) => text.Length == 3 && text.All(char.IsAsciiLetter);

    /// <summary>A public web address; anything else (a script, a file) has no business behind a link.</summary>
    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static bool SaysOffset(string text) => text.Length > 6 && (text[^1] == 'Z' || (text[^6] is '+' or '-' && text[^3] == ':'));
}
