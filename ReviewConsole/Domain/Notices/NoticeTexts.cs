using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Notices;

/// <summary>The fixed texts of notices and skeletons, in one language; embedded and versioned.</summary>
internal sealed class NoticeTexts
{
    private static readonly TextsFile File = Read();
    private static readonly FrozenDictionary<string, NoticeTexts> ByLanguage =
        Languages.All.ToFrozenDictionary(l => l, l => new NoticeTexts(l), StringComparer.Ordinal);

    private readonly string _language;
    private readonly CultureInfo _culture;

    private NoticeTexts(string language) => (_language, _culture) = (language, CultureInfo.GetCultureInfo(language == Languages.Chinese ? "zh-CN" : "en-GB"));

    /// <summary>The version of the texts.</summary>
    public static string Version => File.Version;

    /// <summary>The language these texts are in.</summary>
    public string Language => _language;

    /// <summary>The texts for a reader of a language; never the language of whoever looks.</summary>
    public static NoticeTexts For(string language) => ByLanguage[Languages.ForTexts(language)];

    /// <summary>A text with its placeholders filled.</summary>
    public string this[string key, params (string Name, string Value)[] values] => Fill(File.Texts[key].In(_language), values);

    /// <summary>Fills placeholders; values are put in once, so a value with braces stays as it is.</summary>
    public static string Fill(string text, params (string Name, string Value)[] values)
    {
        var parts = text.Split('{');
        var filled = new System.Text.StringBuilder(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            var end = part.IndexOf('}', StringComparison.Ordinal);
            var value = end < 0 ? null : values.FirstOrDefault(v => v.Name.AsSpan().SequenceEqual(part.AsSpan(0, end))).Value;
            filled.Append(value is null ? "{" + part : value + part[(end + 1)..]);
        }

        return filled.ToString();
    }

    /// <summary>"a, b and c".</summary>
    public string List(IReadOnlyList<string> items) => items.Count <= 1
        ? string.Concat(items)
        : string.Join(this["list.separator"], items.Take(items.Count - 1)) + this["list.last"] + items[^1];

    /// <summary>A date in words, in the given zone.</summary>
    public string Date(DateTimeOffset instant, TimeZoneInfo zone) => Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime));

    /// <summary>A date in words.</summary>
    public string Date(DateOnly day) => day.ToString(_language == Languages.Chinese ? "yyyy年M月d日" : "d MMMM yyyy", _culture);

    /// <summary>Money in words: 1,280.00 CNY.</summary>
    public string Money(long minor, string? currency) => (minor / 100m).ToString("N2", _culture) + " " + (currency ?? "CNY");

    /// <summary>One line: built sentences are recognised verbatim later, so nothing in them may break a line.</summary>
    public static string OneLine(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static TextsFile Read()
    {
        using var stream = typeof(NoticeTexts).Assembly.GetManifestResourceStream($"{typeof(NoticeTexts).Namespace}.notice-texts.json")
            ?? throw new InvalidOperationException("The program was built without its notice texts.");
        return JsonSerializer.Deserialize<TextsFile>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record TextsFile(string Version, IReadOnlyDictionary<string, LocalText> Texts);
}
