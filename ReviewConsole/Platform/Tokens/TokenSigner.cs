using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReviewConsole.Platform.Tokens;

/// <summary>A fresh key with which security events are signed.</summary>
/// <param name="Id">Its id: the thumbprint of its public part (RFC 7638).</param>
/// <param name="Public">Its public part, as a JWK.</param>
/// <param name="Private">Its private part (PKCS #8, base 64); closed before anybody keeps it.</param>
public sealed record FreshKey(string Id, string Public, string Private);

/// <summary>Signs our own security event tokens with ECDSA over P-256 (ES256), which every receiver can check.</summary>
public static class TokenSigner
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Makes a key.</summary>
    public static FreshKey NewKey()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = made.ExportParameters(includePrivateParameters: false).Q;
        var jwk = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) };
        var id = Base64UrlEncoder.Encode(new JsonWebKey(jwk.ToJsonString()).ComputeJwkThumbprint());
        (jwk["kid"], jwk["alg"], jwk["use"]) = (id, SecurityAlgorithms.EcdsaSha256, "sig");
        return new FreshKey(id, jwk.ToJsonString(), Convert.ToBase64String(made.ExportPkcs8PrivateKey()));
    }

    /// <summary>Signs claims.</summary>
    /// <param name="claims">What the token says.</param>
    /// <param name="id">The key's id.</param>
    /// <param name="key">Its private part, in clear.</param>
    public static string Sign(JsonObject claims, string id, string key)
    {
        using var signs = ECDsa.Create();
        signs.ImportPkcs8PrivateKey(Convert.FromBase64String(key), out _);

        // The library keeps signers by key otherwise, also when the key itself is disposed of.
        var with = new ECDsaSecurityKey(signs) { KeyId = id, CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        return Handler.CreateToken(
            claims.ToJsonString(), new SigningCredentials(with, SecurityAlgorithms.EcdsaSha256), new Dictionary<string, object> { ["typ"] = TokenSeal.Type });
    }
}
