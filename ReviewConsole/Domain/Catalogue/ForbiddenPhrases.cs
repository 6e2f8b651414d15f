using System.Text.RegularExpressions;

namespace ReviewConsole.Domain.Catalogue;

/// <summary>A phrase in a text that means something which is never a ground.</summary>
/// <param name="Never">The code of what it means.</param>
/// <param name="Phrase">The words as written.</param>
public sealed record ForbiddenPhrase(string Never, string Phrase);

/// <summary>Finds phrases that mean a forbidden ground. A hint of meaning, not a proof: a reviewer may confirm that it only states a fact.</summary>
public sealed class ForbiddenPhrases
{
    // A hostile or very long text must not hold a deed up.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    private readonly List<(string Never, Regex Pattern)> _patterns;
    private readonly List<Regex> _alone;

    internal ForbiddenPhrases(IReadOnlyList<NeverGround> never, IReadOnlyDictionary<string, IReadOnlyList<string>> alone)
    {
        _patterns = [.. never.SelectMany(n => n.Phrases.Values.SelectMany(p => p).Select(p => (n.Code, Compile(p))))];
        _alone = [.. alone.Values.SelectMany(p => p).Select(Compile)];
    }

    /// <summary>Every match in <paramref name="text"/>, in the order written, in both languages: people mix them.</summary>
    public IReadOnlyList<ForbiddenPhrase> In(string text) =>
        [.. _patterns
            .SelectMany(p => Matches(p.Pattern, text).Select(m => (m.Index, Phrase: new ForbiddenPhrase(p.Never, m.Value.Trim(' ', '，', ',')))))
            .OrderBy(m => m.Index)
            .Select(m => m.Phrase)
            .DistinctBy(m => (m.Never, m.Phrase.ToLowerInvariant()))];

    /// <summary>What is left of a text once phrases that are no reason by themselves are taken out.</summary>
    public string WithoutEmptyPhrases(string text) => _alone.Aggregate(text, (rest, phrase) => phrase.Replace(rest, " "));

    /// <summary>The first phrase in a text that is no reason by itself ("risk control"); null when there is none.</summary>
    public string? FirstEmptyPhrase(string text) => _alone.SelectMany(p => Matches(p, text)).MinBy(m => m.Index)?.Value;

    // A text built to exhaust a pattern is not marked by it; it still meets every other rule.
    private static List<Match> Matches(Regex pattern, string text)
    {
        try
        {
            return [.. pattern.Matches(text).Cast<Match>()];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
}
