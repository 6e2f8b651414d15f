using System.Globalization;
using System.Resources;
using ReviewConsole.Data.Proof;

namespace ReviewConsole.Features.Journal;

/// <summary>Says where the journal is not what was written, for the operator and on the page.</summary>
internal static class JournalWords
{
    private static readonly ResourceManager Words = new("ReviewConsole.Features.Journal.JournalWords", typeof(JournalWords).Assembly);

    /// <summary>What is wrong.</summary>
    public static string What(string code, CultureInfo culture) => Words.GetString(code, culture) ?? Words.GetString("decision_without_fact", culture)!;

    /// <summary>Where: the place among the sealed, the stream and the place in it, as far as they are known.</summary>
    public static string Where(BadPlace bad, CultureInfo culture)
    {
        var index = bad.Index is { } at ? Of("Index", culture, at) : null;
        var place = bad.Stream == BadPlace.Checkpoint ? Of("Checkpoint", culture, bad.Sequence)
            : bad.Stream.Length > 0 ? Of("Place", culture, bad.Stream, bad.Sequence) : null;
        return string.Join(", ", new[] { index, place }.OfType<string>());
    }

    private static string Of(string key, CultureInfo culture, params object[] values) => string.Format(CultureInfo.InvariantCulture, Words.GetString(key, culture)!, values);
}
