using System.Security.Cryptography;
using System.Text;

namespace ReviewConsole.Platform.Api;

/// <summary>
/// A key as it is handed over: <c>rc_live_</c>, 27 characters of base 62 (160 bits by chance) and 6 check characters. The front lets scanners for leaked
/// secrets find it, the check lets a mistyped one be told from a wrong one without asking the database.
/// </summary>
public static class ApiKeyText
{
    /// <summary>How every key begins.</summary>
    public const string Front = "rc_live_";

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Secret = 27;
    private const int Check = 6;
    private const int ShownAtFront = 4;

    /// <summary>A fresh one.</summary>
    public static string New()
    {
        var body = RandomNumberGenerator.GetString(Alphabet, Secret);
        return Front + body + CheckOf(body);
    }

    /// <summary>Whether it can be one at all.</summary>
    public static bool IsWhole(string text) =>
        text.Length == Front.Length + Secret + Check && text.StartsWith(Front, StringComparison.Ordinal)
        && text[Front.Length..^Check].All(char.IsAsciiLetterOrDigit)
        && CheckOf(text[Front.Length..^Check]) == text[^Check..];

    /// <summary>What is stored instead of it. A fast hash is enough: nobody tries out 160 random bits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    /// <summary>What may be shown of it ever after, to tell keys apart.</summary>
    public static string Shown(string text) => $"{text[..(Front.Length + ShownAtFront)]}…{text[^Check..]}";

    private static string CheckOf(string body)
    {
        var crc = Crc32(Encoding.ASCII.GetBytes(body));
        var check = new char[Check];
        for (var at = Check - 1; at >= 0; at--)
        {
            check[at] = Alphabet[(int)(crc % 62)];
            crc /= 62;
        }

        return new string(check);
    }

    // CRC-32 as in ISO 3309 and zip; few bytes, so without a table.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
            }
        }

        return ~crc;
    }
}
