using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform.Tokens;

/// <summary>
/// Public keys as somebody pastes them: a JWK set, one JWK (RFC 7517) or PEM. Only RSA from 2,048 bits and the NIST curves are taken, and of a JWK only what is public:
/// a secret that is pasted by mistake is refused, not kept.
/// </summary>
public static class PublicKeys
{
    private const int Most = 20;
    private const int LongestText = 64 * 1024;
    private const int LeastRsaBits = 2048;
    private const string Begin = "-----BEGIN ";
    private static readonly string[] Secrets = ["d", "p", "q", "dp", "dq", "qi", "k", "oth"];

    /// <summary>Reads them; the answer is a JWK set. Refused with <c>issuer_keys</c> (value <c>why</c>: <c>unreadable</c>, <c>private</c>, <c>weak</c>, <c>kind</c>, <c>none</c>, <c>many</c>).</summary>
    public static Result<string> Read(string text)
    {
        if (text.Length > LongestText)
        {
            return No("many");
        }

        try
        {
            var keys = (text.Contains(Begin, StringComparison.Ordinal) ? Pems(text) : Jwks(JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 8 }))).ToList();
            return keys.Count == 0 ? No("none")
                : keys.Count > Most ? No("many")
                : new JsonObject { ["keys"] = new JsonArray([.. keys]) }.ToJsonString();
        }
        catch (KeyRefusedException refused)
        {
            return No(refused.Why);
        }
        catch (Exception unreadable) when (unreadable is JsonException or CryptographicException or ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return No("unreadable");
        }
    }

    /// <summary>The keys of a set that was read before.</summary>
    public static IReadOnlyList<JsonWebKey> Of(string set) =>
        [.. JsonNode.Parse(set)!["keys"]!.AsArray().Select(key => new JsonWebKey(key!.ToJsonString()) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } })];

    /// <summary>What a key is called: its id, else the beginning of its thumbprint.</summary>
    public static string NameOf(JsonWebKey key) => string.IsNullOrEmpty(key.KeyId) ? Base64UrlEncoder.Encode(key.ComputeJwkThumbprint())[..12] : key.KeyId;

    private static IEnumerable<JsonNode> Jwks(JsonNode? root)
    {
        var keys = root is JsonObject { } one && one["keys"] is JsonArray several ? several.ToList() : [root];
        foreach (var key in keys)
        {
            if (key is not JsonObject jwk)
            {
                throw new KeyRefusedException("unreadable");
            }

            if (Secrets.Any(jwk.ContainsKey))
            {
                throw new KeyRefusedException("private");
            }

            // What encrypts is in many sets, and is nothing to us.
            if ((string?)jwk["use"] is null or "sig")
            {
                yield return Public(jwk);
            }
        }
    }

    // Made anew from its parts, so that a point beside the curve is noticed now and not when the first token comes.
    private static JsonObject Public(JsonObject jwk)
    {
        JsonObject made;
        switch ((string?)jwk["kty"])
        {
            case "EC":
                using (var curve = ECDsa.Create(new ECParameters { Curve = Curve((string?)jwk["crv"]), Q = new ECPoint { X = Bytes(jwk, "x"), Y = Bytes(jwk, "y") } }))
                {
                    made = Of(curve);
                }

                break;
            case "RSA":
                using (var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(jwk, "n"), Exponent = Bytes(jwk, "e") }))
                {
                    made = Of(rsa);
                }

                break;
            default:
                throw new KeyRefusedException("kind");
        }

        if ((string?)jwk["kid"] is { } id)
        {
            made["kid"] = id;
        }

        if ((string?)jwk["alg"] is { } algorithm)
        {
            made["alg"] = algorithm;
        }

        return made;
    }

    private static IEnumerable<JsonNode> Pems(string text)
    {
        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            throw new KeyRefusedException("private");
        }

        while (PemEncoding.TryFind(text, out var at))
        {
            yield return Pem(text[at.Location], text[at.Label]);
            text = text[at.Location.End..];
        }
    }

    private static JsonObject Pem(string pem, string label)
    {
        using var certificate = label == "CERTIFICATE" ? X509Certificate2.CreateFromPem(pem) : null;
        using var curve = certificate is null ? Import(ECDsa.Create, pem) : certificate.GetECDsaPublicKey();
        if (curve is not null)
        {
            return Of(curve);
        }

        using var rsa = certificate is null ? Import(RSA.Create, pem) : certificate.GetRSAPublicKey();
        return rsa is null ? throw new KeyRefusedException("kind") : Of(rsa);
    }

    private static T? Import<T>(Func<T> create, string pem)
        where T : AsymmetricAlgorithm
    {
        var key = create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception other) when (other is CryptographicException or ArgumentException)
        {
            // The other kind of key.
            key.Dispose();
            return null;
        }
    }

    private static JsonObject Of(ECDsa curve)
    {
        var read = curve.ExportParameters(includePrivateParameters: false);
        var name = curve.KeySize switch { 256 => "P-256", 384 => "P-384", 521 => "P-521", _ => throw new KeyRefusedException("kind") };
        return read.Curve.Oid.Value == Curve(name).Oid.Value
            ? new JsonObject { ["kty"] = "EC", ["use"] = "sig", ["crv"] = name, ["x"] = Base64UrlEncoder.Encode(read.Q.X), ["y"] = Base64UrlEncoder.Encode(read.Q.Y) }
            : throw new KeyRefusedException("kind");
    }

    private static JsonObject Of(RSA rsa)
    {
        var read = rsa.ExportParameters(includePrivateParameters: false);
        return rsa.KeySize < LeastRsaBits ? throw new KeyRefusedException("weak")
            : new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["n"] = Base64UrlEncoder.Encode(read.Modulus), ["e"] = Base64UrlEncoder.Encode(read.Exponent) };
    }

    private static ECCurve Curve(string? name) => name switch
    {
        "P-256" => ECCurve.NamedCurves.nistP256,
        "P-384" => ECCurve.NamedCurves.nistP384,
        "P-521" => ECCurve.NamedCurves.nistP521,
        _ => throw new KeyRefusedException("kind"),
    };

    private static byte[] Bytes(JsonObject jwk, string name) => Base64UrlEncoder.DecodeBytes((string?)jwk[name] ?? throw new KeyRefusedException("unreadable"));

    private static Refusal No(string why) => Refusal.On("issuer:keys", "issuer_keys", ("why", why));

    private sealed class KeyRefusedException(string why) : Exception
    {
        public string Why { get; } = why;
    }
}
