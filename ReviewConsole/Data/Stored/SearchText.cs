namespace ReviewConsole.Data.Stored;

/// <summary>How personal values are folded so that what somebody types finds what the platform sent.</summary>
public static class SearchText
{
    /// <summary>A name: lower case, without white space; null when nothing is left.</summary>
    public static string? Name(string? name) => Kept(name, c => !char.IsWhiteSpace(c));

    /// <summary>An e-mail address: lower case, without white space; null when nothing is left.</summary>
    public static string? Email(string? address) => Kept(address, c => !char.IsWhiteSpace(c));

    /// <summary>A phone number: digits only; null when nothing is left.</summary>
    public static string? Phone(string? number) => Kept(number, char.IsAsciiDigit);

    private static string? Kept(string? text, Func<char, bool> keep) =>
        // Runes replace half characters, which Normalize would refuse.
        text is null ? null : new string([.. string.Concat(text.EnumerateRunes()).Normalize().ToLowerInvariant().Where(keep)]) is { Length: > 0 } kept ? kept : null;
}
