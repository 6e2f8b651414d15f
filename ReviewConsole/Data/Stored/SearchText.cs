namespace ReviewConsole.Data.Stored;

/// <summary>How personal values are folded so that what somebody types finds what the platform sent.</summary>
public static class SearchText
{
    private const int MostWords = 16;

    /// <summary>A name: lower case, without white space; null when nothing is left.</summary>
    public static string? Name(string? name) => Kept(name, c => !char.IsWhiteSpace(c));

    /// <summary>
    /// A name from the start of each of its words to its end, so that what begins with a given name, a surname or both finds it; the parts
    /// of a double name are words, too. Names have few words; of nonsense the first ones are enough.
    /// </summary>
    public static IReadOnlyList<string> Names(string? name) =>
    [
        .. Enumerable.Range(0, name?.Length ?? 0).Where(at => IsStart(name!, at)).Select(at => Name(name![at..])).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostWords),
    ];

    /// <summary>An account id: lower case, without white space; null when nothing is left.</summary>
    public static string? Account(string? id) => Kept(id, c => !char.IsWhiteSpace(c));

    /// <summary>An e-mail address: lower case, without white space; null when nothing is left.</summary>
    public static string? Email(string? address) => Kept(address, c => !char.IsWhiteSpace(c));

    /// <summary>A phone number: digits only; null when nothing is left.</summary>
    public static string? Phone(string? number) => Kept(number, char.IsAsciiDigit);

    private static bool IsStart(string name, int at) => at == 0 || (!IsBetween(name[at]) && IsBetween(name[at - 1]));

    private static bool IsBetween(char c) => char.IsWhiteSpace(c) || c is '-' or '\u2010' or '\u2011' or '\u00B7' or '\u30FB' or '.' or ',';

    private static string? Kept(string? text, Func<char, bool> keep) =>
        // Runes replace half characters, which Normalize would refuse.
        text is null ? null : new string([.. string.Concat(text.EnumerateRunes()).Normalize().ToLowerInvariant().Where(keep)]) is { Length: > 0 } kept ? kept : null;
}
