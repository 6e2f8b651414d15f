using System.Globalization;
using System.Linq.Expressions;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>One way to look for a typed text: a column, and what it has to begin with.</summary>
/// <param name="Column">The column; null for any word of the name.</param>
/// <param name="Begins">The text.</param>
internal sealed record SearchWay(Expression<Func<CaseRow, string?>>? Column, string Begins);

/// <summary>What somebody typed or pasted, recognised: a case number, an account, an address, a phone, a name.</summary>
/// <param name="Numbers">Case numbers it may be; empty when it is none.</param>
/// <param name="Ways">Where else to look, the likeliest first.</param>
internal sealed record SearchWords(IReadOnlyList<CaseNumber> Numbers, IReadOnlyList<SearchWay> Ways)
{
    /// <summary>Shorter texts are not searched for, except in scripts where one character is a name, and digits that are a case number.</summary>
    public const int Shortest = 2;

    private const int LongestSerial = 6;
    private const int ShortestPhone = 4;
    private const int ChinesePhone = 11;
    private const string China = "86";

    private static readonly Expression<Func<CaseRow, string?>> Account = r => r.SearchAccount;
    private static readonly Expression<Func<CaseRow, string?>> Email = r => r.SearchEmail;
    private static readonly Expression<Func<CaseRow, string?>> Contact = r => r.SearchContact;
    private static readonly Expression<Func<CaseRow, string?>> Phone = r => r.SearchPhone;

    /// <summary>Recognises a text; null when it is too short to look for.</summary>
    public static SearchWords? Of(string text, int year)
    {
        var numbers = NumbersIn(text, year);
        if (numbers.Count == 0 && text.Length < Shortest && text.All(char.IsAscii))
        {
            return null;
        }

        return new SearchWords(numbers, [.. WaysFor(text).Where(w => w.Begins.Length > 0)]);
    }

    private static IReadOnlyList<CaseNumber> NumbersIn(string text, int year)
    {
        if ((CaseNumber.Read(text) ?? CaseNumber.Read("AP-" + text)) is { } whole)
        {
            return [whole];
        }

        // "123" is the 123rd case of this year, or of the last.
        return text.Length <= LongestSerial && text.All(char.IsAsciiDigit) && int.Parse(text, CultureInfo.InvariantCulture) is > 0 and var serial
            ? [CaseNumber.Of(year, serial), CaseNumber.Of(year - 1, serial)]
            : [];
    }

    private static IEnumerable<SearchWay> WaysFor(string text)
    {
        yield return new SearchWay(Account, SearchText.Account(text) ?? "");
        if (text.Contains('@', StringComparison.Ordinal))
        {
            var address = SearchText.Email(text) ?? "";
            yield return new SearchWay(Email, address);
            yield return new SearchWay(Contact, address);
        }
        else if (LooksLikePhone(text))
        {
            foreach (var digits in Phones(SearchText.Phone(text)!))
            {
                yield return new SearchWay(Phone, digits);
                yield return new SearchWay(Contact, digits);
            }
        }
        else
        {
            yield return new SearchWay(null, SearchText.Name(text) ?? "");
        }
    }

    private static bool LooksLikePhone(string text) =>
        text.Count(char.IsAsciiDigit) >= ShortestPhone && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '(' or ')' or '.');

    // With and without the country, because people paste the one and platforms send the other.
    private static IEnumerable<string> Phones(string digits)
    {
        yield return digits;
        var local = digits.StartsWith("00" + China, StringComparison.Ordinal) ? digits[4..]
            : digits.StartsWith(China, StringComparison.Ordinal) ? digits[2..] : "";
        if (local.Length == ChinesePhone)
        {
            yield return local;
        }
        else if (digits.Length == ChinesePhone && digits[0] == '1')
        {
            yield return China + digits;
        }
    }
}
