using System.Globalization;
using System.Resources;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform;

/// <summary>Turns a refusal's code and values into a sentence in a given culture; codes themselves are never shown.</summary>
public static class Sentences
{
    private static readonly ResourceManager Words = new("ReviewConsole.Platform.Sentences", typeof(Sentences).Assembly);

    /// <summary>
    /// The sentence of a refusal. A refusal with a value <c>why</c> looks for <c>code.why</c> first; one nobody wrote a sentence for says
    /// that it was refused and by which name it is known to us.
    /// </summary>
    public static string Of(Refusal refusal, CultureInfo culture) => Of(refusal, culture, value => value.Value);

    /// <summary>The same, with values put into words first (a route's or person's name instead of its code or id).</summary>
    public static string Of(Refusal refusal, CultureInfo culture, Func<KeyValuePair<string, string>, string> inWords)
    {
        var text = (refusal.Values.TryGetValue("why", out var why) ? Find($"{refusal.Code}.{why}", culture) : null) ?? Find(refusal.Code, culture)
            ?? Find("unknown", culture)!.Replace("{code}", refusal.Code, StringComparison.Ordinal);
        return refusal.Values.Aggregate(text, (sentence, value) => sentence.Replace("{" + value.Key + "}", inWords(value), StringComparison.Ordinal));
    }

    /// <summary>True when there is a sentence for this code.</summary>
    public static bool Knows(string code) => Find(code, CultureInfo.InvariantCulture) is not null;

    private static string? Find(string key, CultureInfo culture) => Words.GetString(key, culture);
}
