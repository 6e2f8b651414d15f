using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform.Tokens;

/// <summary>A token as it came, taken apart and not believed yet.</summary>
/// <param name="Text">As it came.</param>
/// <param name="Algorithm">How it says it is signed.</param>
/// <param name="Key">Which key it names; null for none.</param>
/// <param name="Claims">What it says.</param>
/// <param name="Payload">The same, byte for byte.</param>
public sealed record OpenToken(string Text, string Algorithm, string? Key, JsonElement Claims, byte[] Payload);

/// <summary>
/// Takes a signed security event token apart and believes it or not. What is not in the list of algorithms is never tried: neither <c>none</c>, nor a secret, with which a
/// public key could be passed off as one (RFC 8725).
/// </summary>
public static class TokenSeal
{
    /// <summary>The media type of a token, and with its first word cut the type every token names in its header.</summary>
    public const string MediaType = "application/secevent+jwt";

    /// <summary>The longest token.</summary>
    public const int LongestBytes = 64 * 1024;

    /// <summary>The type in the header.</summary>
    public const string Type = "secevent+jwt";

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = LongestBytes };

    /// <summary>Takes it apart. Refused with <c>event_unreadable</c>, <c>event_type</c>, <c>event_critical</c> and <c>event_algorithm</c>.</summary>
    public static Result<OpenToken> Open(ReadOnlySpan<byte> body)
    {
        var text = System.Text.Encoding.ASCII.GetString(body).Trim();
        var parts = text.Split('.');
        if (parts.Length != 3 || Decode(parts[0]) is not { } head || Decode(parts[1]) is not { } payload || Json(head) is not { } header || Json(payload) is not { } claims)
        {
            return Refusal.Of("event_unreadable");
        }

        if (Twice(header) || !Says(header, "typ", out var type) || !IsType(type))
        {
            return Refusal.Of("event_type");
        }

        // Nothing critical is understood here, so nothing that needs to be is believed (RFC 7515 §4.1.11).
        return header.TryGetProperty("crit", out _) ? Refusal.Of("event_critical")
            : !Says(header, "alg", out var algorithm) || !Algorithms.Contains(algorithm, StringComparer.Ordinal) ? Refusal.Of("event_algorithm")
            : new OpenToken(text, algorithm, Says(header, "kid", out var key) ? key : null, claims, payload);
    }

    /// <summary>
    /// Whether the issuer signed it, for us. Refused with <c>event_key</c> where it names none of these keys, <c>event_signature</c> and <c>event_audience</c>.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="issuer">Whose keys they are.</param>
    /// <param name="audience">How the issuer names us.</param>
    /// <param name="keys">The issuer's keys.</param>
    public static async Task<Refusal?> WhyNotBelievedAsync(OpenToken token, string issuer, string audience, IReadOnlyList<JsonWebKey> keys)
    {
        // A key that was pasted without a name (PEM) may be any.
        var fitting = keys.Where(k => (token.Key is null || string.IsNullOrEmpty(k.KeyId) || k.KeyId == token.Key) && (string.IsNullOrEmpty(k.Alg) || k.Alg == token.Algorithm)).ToList();
        if (fitting.Count == 0)
        {
            return Refusal.Of("event_key");
        }

        var believed = await Handler.ValidateTokenAsync(token.Text, new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            ValidIssuer = issuer,
            ValidAudience = audience,
            IssuerSigningKeys = fitting,
            TryAllIssuerSigningKeys = true,
            RequireSignedTokens = true,

            // The age is judged by the reader of the claims: a token about an event has no lifetime of its own (RFC 8417 §2.2).
            RequireExpirationTime = false,
            ValidateLifetime = false,
        });
        return believed.IsValid ? null
            : believed.Exception is SecurityTokenInvalidAudienceException ? Refusal.Of("event_audience")
            : Refusal.Of("event_signature");
    }

    private static bool IsType(string type) => type.Equals(Type, StringComparison.OrdinalIgnoreCase) || type.Equals(MediaType, StringComparison.OrdinalIgnoreCase);

    private static byte[]? Decode(string part)
    {
        try
        {
            return System.Buffers.Text.Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static JsonElement? Json(byte[] utf8)
    {
        if (JsonShape.Check(utf8, out _) is not null)
        {
            return null;
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = AppealLimits.Depth });
        var read = JsonElement.ParseValue(ref reader);
        return read.ValueKind == JsonValueKind.Object ? read : null;
    }

    private static bool Twice(JsonElement header) => header.GetPropertyCount() > header.EnumerateObject().Select(JsonText.NameOf).Distinct(StringComparer.Ordinal).Count();

    private static bool Says(JsonElement header, string name, out string value)
    {
        value = header.TryGetProperty(name, out var said) && said.ValueKind == JsonValueKind.String ? JsonText.Of(said) ?? "" : "";
        return value.Length > 0;
    }
}
