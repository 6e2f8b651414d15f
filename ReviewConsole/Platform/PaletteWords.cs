using System.Globalization;
using System.Resources;

namespace ReviewConsole.Platform;

/// <summary>Whether what was typed means something that has a name in two languages.</summary>
public static class PaletteWords
{
    private static readonly char[] Between = [' ', '\u3000', ':', '：', '·', ',', '，', '、', '-'];

    /// <summary>The name of a thing in the reader's language and in English, which hands know best.</summary>
    /// <param name="wordsOf">The type whose resources hold it.</param>
    /// <param name="key">Its key there.</param>
    public static IReadOnlyList<string> Names(Type wordsOf, string key)
    {
        var words = new ResourceManager(wordsOf);
        return [.. new[] { CultureInfo.CurrentUICulture, CultureInfo.InvariantCulture }.Select(culture => words.GetString(key, culture)).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>True when each typed word begins a word of the names; inside a script without spaces a part is enough. Nothing typed fits everything.</summary>
    public static bool Fit(string typed, params IEnumerable<string> names)
    {
        string[] words = [.. names.SelectMany(name => name.Split(Between, StringSplitOptions.RemoveEmptyEntries))];
        return typed.Split(Between, StringSplitOptions.RemoveEmptyEntries).All(part => words.Any(word => word.StartsWith(part, StringComparison.CurrentCultureIgnoreCase)
            || (!part.All(char.IsAscii) && word.Contains(part, StringComparison.CurrentCultureIgnoreCase))));
    }
}
