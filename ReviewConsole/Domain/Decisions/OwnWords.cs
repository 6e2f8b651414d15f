using System.Text;

namespace ReviewConsole.Domain.Decisions;

/// <summary>Tells a decider's own words from the sentences the program built, and a copy from a new text.</summary>
public static class OwnWords
{
    private const int Shingle = 5;
    private const double CopyShare = 0.9;

    /// <summary>What remains of <paramref name="text"/> without the built sentences; white space squeezed.</summary>
    public static string Of(string text, IEnumerable<string> built)
    {
        var squeezed = Squeeze(text);
        foreach (var sentence in built.Select(Squeeze).Where(s => s.Length > 0).OrderByDescending(s => s.Length))
        {
            squeezed = squeezed.Replace(sentence, " ", StringComparison.Ordinal);
        }

        return Squeeze(squeezed);
    }

    /// <summary>One space between words, none at the ends.</summary>
    public static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Letters only, lower case: names of days, amounts and punctuation do not make a text new.</summary>
    public static string Normalise(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes().Where(Rune.IsLetter))
        {
            letters.Append(Rune.ToLowerInvariant(letter).ToString());
        }

        return letters.ToString();
    }

    /// <summary>True when two normalised texts are the same but for a few letters.</summary>
    public static bool IsCopy(string one, string other)
    {
        if (one.Length < Shingle || other.Length < Shingle)
        {
            return one.Length > 0 && one == other;
        }

        var (a, b) = (Shingles(one), Shingles(other));
        var shared = a.Count(b.Contains);
        return shared >= CopyShare * (a.Count + b.Count - shared);
    }

    /// <summary>True when a text has too few different words to say anything, however long it is.</summary>
    public static bool SaysLittle(string text, bool chinese) => chinese
        ? text.EnumerateRunes().Where(Rune.IsLetter).Distinct().Count() < 15
        : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Count() < 8;

    private static HashSet<string> Shingles(string text) =>
        [.. Enumerable.Range(0, text.Length - Shingle + 1).Select(at => text.Substring(at, Shingle))];
}
