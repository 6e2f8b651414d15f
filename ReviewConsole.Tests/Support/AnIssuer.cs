using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using ReviewConsole.Domain.Events;

namespace ReviewConsole.Support;

/// <summary>
/// Somebody who issues security event tokens, signed by hand as RFC 7515 says, so that the program's library is checked by other hands; each method changes one thing
/// about the next token.
/// </summary>
internal sealed class AnIssuer : IDisposable
{
    public const string Name = "https://idp.example/";
    public const string Audience = "https://review.example";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The key's id.</summary>
    public string KeyId { get; init; } = "k1";

    /// <summary>The public key, as PEM.</summary>
    public string Pem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>The public keys of these issuers, as a JWK set.</summary>
    public static string Jwks(params AnIssuer[] issuers) => new JsonObject { ["keys"] = new JsonArray([.. issuers.Select(i => i.Jwk())]) }.ToJsonString();

    /// <summary>The public key, as a JWK.</summary>
    public JsonNode Jwk()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = KeyId, ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) };
    }

    /// <summary>What a token says of one event about an account.</summary>
    public static JsonObject Claims(string type, string account, DateTimeOffset at, JsonObject? says = null) => new()
    {
        ["iss"] = Name,
        ["aud"] = Audience,
        ["iat"] = at.ToUnixTimeSeconds(),
        ["jti"] = Guid.NewGuid().ToString("N"),
        ["sub_id"] = new JsonObject { ["format"] = "opaque", ["id"] = account },
        ["events"] = new JsonObject { [type] = says ?? [] },
    };

    /// <summary>A password of an account became known to others.</summary>
    public static JsonObject Compromised(string account, DateTimeOffset at) => Claims(EventBook.Risc + "credential-compromise", account, at, new() { ["credential_type"] = "password" });

    /// <summary>A token, signed.</summary>
    /// <param name="claims">What it says.</param>
    /// <param name="change">Changes the header.</param>
    public string Sign(JsonObject claims, Action<JsonObject>? change = null)
    {
        var content = Content(claims, change);
        return $"{content}.{Base64UrlEncoder.Encode(_key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256))}";
    }

    /// <summary>A token whose header and signature are somebody's own making.</summary>
    public string Forge(JsonObject claims, string algorithm, Func<byte[], byte[]> sign)
    {
        var content = Content(claims, header => header["alg"] = algorithm);
        return $"{content}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(content)))}";
    }

    public void Dispose() => _key.Dispose();

    private string Content(JsonObject claims, Action<JsonObject>? change)
    {
        var header = new JsonObject { ["typ"] = "secevent+jwt", ["alg"] = "ES256", ["kid"] = KeyId };
        change?.Invoke(header);
        return $"{Base64UrlEncoder.Encode(header.ToJsonString())}.{Base64UrlEncoder.Encode(claims.ToJsonString())}";
    }
}
