using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform;

/// <summary>Turns a refusal's code and values into a sentence in a given culture; codes themselves are never shown.</summary>
public static partial class Sentences
{
    private static readonly ResourceManager Words = new("ReviewConsole.Platform.Sentences", typeof(Sentences).Assembly);

    /// <summary>
    /// The sentence of a refusal. A refusal with a value <c>why</c> looks for <c>code.why</c> first; one nobody wrote a sentence for says
    /// that it was refused and by which name it is known to us. In a sentence <c>{name}</c> stands for that value (or for the words under
    /// <c>name.value</c>, where there are some), and <c>{about}</c> for what it is about.
    /// </summary>
    public static string Of(Refusal refusal, CultureInfo culture) => Of(refusal, culture, value => value.Value);

    /// <summary>The same, with values put into words first (a route's or person's name instead of its code or id).</summary>
    public static string Of(Refusal refusal, CultureInfo culture, Func<KeyValuePair<string, string>, string> inWords)
    {
        var text = (refusal.Values.TryGetValue("why", out var why) ? Find($"{refusal.Code}.{why}", culture) : null) ?? Find(refusal.Code, culture);
        return text is null
            ? Find("unknown", culture)!.Replace("{code}", refusal.Code, StringComparison.Ordinal)
            : Placeholder.Replace(text, at => At(at.Groups["name"].Value) ?? at.Value);

        // In one go, so that a value which looks like a placeholder stays what it is.
        string? At(string name) => name == "about" ? About(refusal, culture)
            : !refusal.Values.TryGetValue(name, out var value) ? null
            : Find($"{name}.{value}", culture) ?? Count(name, value, culture) ?? inWords(new(name, value));
    }

    /// <summary>True when there is a sentence for this code.</summary>
    public static bool Knows(string code) => Find(code, CultureInfo.InvariantCulture) is not null;

    // "20,000", but never inside what somebody else wrote.
    private static string? Count(string name, string value, CultureInfo culture) =>
        name is "most" or "has" or "needed" or "position" && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count.ToString("N0", culture) : null;

    private static string About(Refusal refusal, CultureInfo culture) => refusal.About is { } about ? $"“{about}”" : Find("about.nothing", culture)!;

    private static string? Find(string key, CultureInfo culture) => Words.GetString(key, culture);

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder { get; }
}
