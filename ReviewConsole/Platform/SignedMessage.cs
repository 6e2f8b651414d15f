using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReviewConsole.Platform;

/// <summary>Why a message is not believed.</summary>
public enum Disbelief
{
    /// <summary>It is believed.</summary>
    No,

    /// <summary>A header is missing or cannot be read.</summary>
    Malformed,

    /// <summary>Its time is too far from ours: late, repeated by somebody, or a clock is wrong.</summary>
    WrongTime,

    /// <summary>No signature fits any secret.</summary>
    WrongSignature,
}

/// <summary>
/// Signing and believing messages as Standard Webhooks 1.0.0 says: HMAC-SHA256 over <c>id.timestamp.body</c> with a secret of 24 to 64 bytes, written as
/// <c>whsec_</c> and base64; signatures as <c>v1,…</c>, several beside each other while a secret is renewed.
/// </summary>
public static class SignedMessage
{
    /// <summary>The header with the message's id.</summary>
    public const string Id = "webhook-id";

    /// <summary>The header with the time of the attempt, in seconds since 1970.</summary>
    public const string Timestamp = "webhook-timestamp";

    /// <summary>The header with the signatures.</summary>
    public const string Signature = "webhook-signature";

    /// <summary>How far a message's time may be from ours.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Prefix = "whsec_";
    private const string Version = "v1,";

    /// <summary>A fresh secret of 32 random bytes, as it is handed over.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>The signature header.</summary>
    /// <param name="secrets">The secret in force, and while it is renewed the one before.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="at">The instant of the attempt.</param>
    /// <param name="body">The body, byte for byte as sent.</param>
    /// <exception cref="FormatException">A secret is none.</exception>
    public static string Sign(IEnumerable<string> secrets, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var content = Content(id, Seconds(at), body);
        return string.Join(' ', secrets.Select(secret => Version + Convert.ToBase64String(HMACSHA256.HashData(Key(secret), content))));
    }

    /// <summary>The time header.</summary>
    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether to believe a message; signatures are compared in constant time.</summary>
    public static Disbelief Verify(IEnumerable<string> secrets, string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(signatures) || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return Disbelief.Malformed;
        }

        if (Math.Abs(seconds - now.ToUnixTimeSeconds()) > (long)Tolerance.TotalSeconds)
        {
            return Disbelief.WrongTime;
        }

        var content = Content(id, timestamp, body);
        var expected = secrets.Select(secret => HMACSHA256.HashData(Key(secret), content)).ToList();
        return signatures.Split(' ').Any(one => Fits(one, expected)) ? Disbelief.No : Disbelief.WrongSignature;
    }

    private static bool Fits(string signature, List<byte[]> expected)
    {
        var given = new byte[HMACSHA256.HashSizeInBytes];
        return signature.StartsWith(Version, StringComparison.Ordinal)
            && Convert.TryFromBase64String(signature[Version.Length..], given, out var length) && length == given.Length
            && expected.Any(one => CryptographicOperations.FixedTimeEquals(one, given));
    }

    private static byte[] Content(string id, string timestamp, ReadOnlySpan<byte> body) => [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];

    private static byte[] Key(string secret) =>
        Convert.FromBase64String(secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret);
}
