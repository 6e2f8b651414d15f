using Microsoft.Extensions.Localization;

namespace ReviewConsole.Ui;

/// <summary>
/// Counted words. Each counted sentence has two keys, <c>X.One</c> and <c>X.Other</c>, and the number as its first value. English needs
/// both (CLDR plural rules); Chinese says the same in both, and keeps both so that every language has the same keys.
/// </summary>
public static class Plural
{
    /// <summary>The sentence <paramref name="key"/> for <paramref name="count"/> things.</summary>
    public static LocalizedString Count(this IStringLocalizer words, string key, int count) =>
        words[key + (count == 1 ? ".One" : ".Other"), count];
}
