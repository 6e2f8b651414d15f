using System.Globalization;

namespace ReviewConsole.Platform;

/// <summary>
/// Personal values as lists and pages show them until somebody reveals one for a reason: enough to tell two people apart and to
/// recognise the one who is calling, too little to use. The hidden part is always as many dots, so its length says nothing.
/// </summary>
public static class Masking
{
    private const string Dot = "•";
    private const string Dots = "•••";

    /// <summary>First and last character of each word: <c>徐女士</c> → <c>徐•士</c>, <c>Maria Gómez</c> → <c>M•a G•z</c>, <c>王芳</c> → <c>王•</c>.</summary>
    public static string Name(string? name) =>
        string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Word));

    /// <summary>The first three and last four digits of a long number, the last two of a shorter one: <c>138•••5678</c>.</summary>
    public static string Phone(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));

        return digits.Length >= 11 ? digits[..3] + Dots + digits[^4..]
            : digits.Length >= 6 ? Dots + digits[^2..]
            : digits.Length > 0 ? Dots
            : "";
    }

    /// <summary>The first character and the domain: <c>x•••@example.org</c>.</summary>
    public static string Email(string? address)
    {
        var at = address?.LastIndexOf('@') ?? -1;

        return address is null or "" ? "" : at > 0 ? First(address) + Dots + address[at..] : Dots;
    }

    /// <summary>The first five characters and the last one: <c>xy-829341</c> → <c>xy-82•••1</c>; of a shorter id the first two.</summary>
    public static string AccountId(string? id) =>
        id is null or "" ? "" : id.Length >= 9 ? id[..5] + Dots + id[^1..] : id.Length > 4 ? id[..2] + Dots : Dots;

    // Text elements, not chars: a name may hold characters outside the basic plane, or letters with combining marks.
    private static string Word(string word)
    {
        var letters = StringInfo.ParseCombiningCharacters(word);

        return letters.Length switch
        {
            1 => Dot,
            2 => word[..letters[1]] + Dot,
            _ => word[..letters[1]] + Dot + word[letters[^1]..],
        };
    }

    private static string First(string text) => StringInfo.GetNextTextElement(text);
}
