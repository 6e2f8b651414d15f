using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReviewConsole.Domain.Verification;

/// <summary>
/// Finds what must not be written down about a check: digits that look like a one-time code, an amount or the end of a card, and data that
/// looks like a picture. A day, a year, a time and a case number are none, nor are long numbers.
/// </summary>
public static partial class SecretText
{
    private const string Numerals = "〇一二三四五六七八九";

    /// <summary>What was found: <c>code</c> or <c>image</c>; null when nothing was.</summary>
    public static string? Finds(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // With other digits, or letters that nobody sees between them, a code is still one.
        var plain = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(Digit));
        return Image.IsMatch(plain) ? "image" : Code.IsMatch(Innocent.Replace(plain, " ")) ? "code" : null;
    }

    /// <summary>True when a reference is nothing but the digits of a code.</summary>
    public static bool IsCode(string? reference) => reference is not null && OnlyCode.IsMatch(reference.Normalize(NormalizationForm.FormKC).Trim());

    private static char Digit(char c) => Numerals.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? (char)('0' + at)
        : c == '零' ? '0'
        : char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c;

    // Case numbers; days in any order of their parts; a year by itself or as 2026年; a time.
    [GeneratedRegex(
        @"\bAP-\d{4}-\d{6,}\b|\b(?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b|(?<!\d)(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?"
        + @"|(?<![\d-])(?:19|20)\d\d(?![\d-]|\s\d)|\b\d{1,2}:\d\d(?::\d\d)?\b",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Innocent { get; }

    // Four to eight digits in a row, or in the groups codes are written in (123-456, 1234 5678, 12 34 56).
    [GeneratedRegex(@"(?<![\d.,-])(?:\d{4,8}|\d{3,4}[ -]\d{3,4}|\d{2}(?:[ -]\d{2}){2,3})(?![\d-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"^\d{3}[ -]?\d{1,5}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnlyCode { get; }

    [GeneratedRegex(@"data:\s*image|[A-Za-z0-9+/_=-]{80,}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Image { get; }
}
