using System.Security.Cryptography;
using System.Text;

namespace ReviewConsole.Data.Appellant;

/// <summary>
/// A link's token (128 bits) and a code (50 bits) that somebody can read out over a telephone: Crockford's base 32, without letters that look like digits.
/// </summary>
/// <param name="Token">The token, as it stands in the link.</param>
/// <param name="Code">The code, in two groups.</param>
internal sealed record AccessText(string Token, string Code)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 10;

    /// <summary>The link's hash, by which it is found.</summary>
    public string LinkHash => HashOfLink(Token);

    /// <summary>The code's hash.</summary>
    public string CodeHash => HashOf(Token, Code);

    /// <summary>Fresh ones.</summary>
    public static AccessText New()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        return new(Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=').Replace('+', '-').Replace('/', '_'), $"{code[..5]}-{code[5..]}");
    }

    /// <summary>The hash of a link's token.</summary>
    public static string HashOfLink(string token) => Hash("link " + token);

    /// <summary>The hash of a code as somebody typed it: small letters, spaces and letters that look like digits are forgiven.</summary>
    public static string HashOf(string token, string code) => Hash($"code {token} {Read(code)}");

    private static string Read(string code) => new([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(2 * Length).Select(c => c switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => c,
    })]);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
