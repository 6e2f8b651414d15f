using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Platform;

/// <summary>Public keys as somebody pastes them.</summary>
public sealed class PublicKeysTests
{
    [Fact]
    public void A_set_a_single_key_and_pem_are_read_alike()
    {
        using var issuer = new AnIssuer();
        using var other = new AnIssuer { KeyId = "k2" };
        using var rsa = RSA.Create(2048);

        Names(AnIssuer.Jwks(issuer, other)).ShouldBe(["k1", "k2"]);
        Names(issuer.Jwk().ToJsonString()).ShouldBe(["k1"]);
        Names(issuer.Pem + "\n" + rsa.ExportRSAPublicKeyPem()).Length.ShouldBe(2);
        Names(rsa.ExportSubjectPublicKeyInfoPem()).ShouldHaveSingleItem().Length.ShouldBe(12, "a key without an id is called by its thumbprint");
    }

    [Fact]
    public void A_certificate_is_read_as_its_key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var certificate = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=idp", key, HashAlgorithmName.SHA384)
            .CreateSelfSigned(AnAppeal.Now, AnAppeal.Now.AddDays(1));

        PublicKeys.Of(PublicKeys.Read(certificate.ExportCertificatePem()).Answer).ShouldHaveSingleItem().Crv.ShouldBe("P-384");
    }

    [Fact]
    public void What_is_secret_weak_or_of_another_kind_is_refused_and_said_why()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var weak = RSA.Create(1024);
        var secret = curve.ExportParameters(includePrivateParameters: true);

        Why(new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Text(secret.Q.X), ["y"] = Text(secret.Q.Y), ["d"] = Text(secret.D) }.ToJsonString()).ShouldBe("private");
        Why(curve.ExportPkcs8PrivateKeyPem()).ShouldBe("private");
        Why("""{ "kty": "oct", "k": "c2VjcmV0" }""").ShouldBe("private");
        Why(weak.ExportSubjectPublicKeyInfoPem()).ShouldBe("weak");
        Why("""{ "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" }""").ShouldBe("kind");
        Why("""{ "kty": "EC", "crv": "secp256k1", "x": "AA", "y": "AA" }""").ShouldBe("kind");
        Why(new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Text(secret.Q.X), ["y"] = Text(secret.Q.X) }.ToJsonString()).ShouldBe("unreadable", "a point beside the curve");
    }

    [Theory]
    [InlineData("", "unreadable")]
    [InlineData("hello", "unreadable")]
    [InlineData("[1]", "unreadable")]
    [InlineData("{}", "kind")]
    [InlineData("""{ "keys": [] }""", "none")]
    [InlineData("""{ "keys": [ 1 ] }""", "unreadable")]
    [InlineData("""{ "keys": [ { "kty": 7 } ] }""", "unreadable")]
    [InlineData("""{ "kty": "RSA", "use": "enc", "n": "AA", "e": "AQAB" }""", "none")]
    [InlineData("""{ "kty": "RSA", "n": "!!", "e": "AQAB" }""", "unreadable")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "kind")]
    public void Nonsense_is_refused(string text, string why) => Why(text).ShouldBe(why);

    private static string Text(byte[]? bytes) => Base64UrlEncoder.Encode(bytes);

    private static string[] Names(string text)
    {
        var read = PublicKeys.Read(text);
        read.Refusals.ShouldBeEmpty();
        return [.. PublicKeys.Of(read.Answer).Select(PublicKeys.NameOf)];
    }

    private static string Why(string text) => PublicKeys.Read(text).Refusals.ShouldHaveSingleItem().Values["why"];
}
