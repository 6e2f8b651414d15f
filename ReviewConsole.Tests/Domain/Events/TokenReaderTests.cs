using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReviewConsole.Domain.Events;

/// <summary>What a token says, and whom it is about.</summary>
public sealed class TokenReaderTests
{
    private const string Type = "https://schemas.openid.net/secevent/risc/event-type/account-purged";

    [Fact]
    public void A_token_is_read_with_its_events_and_their_instants()
    {
        var token = Read(c => (c["toe"], c["events"]![Type]!["reason_admin"]) = (Seconds(-3600), new JsonObject { ["en"] = "Asked for." }));

        (token.Issuer, token.IssuedAt).ShouldBe((AnIssuer.Name, AnAppeal.Now));
        var one = token.Events.ShouldHaveSingleItem();
        (one.Type, one.At, one.Subject!.Account, one.Said!.In("en")).ShouldBe((Type, AnAppeal.Now.AddHours(-1), "xy-1", "Asked for."));
    }

    [Fact]
    public void An_event_dates_itself_before_its_token_does_and_none_lies_in_the_future()
    {
        Read(c => (c["toe"], c["events"]![Type]!["event_timestamp"]) = (Seconds(-60), Seconds(-120))).Events[0].At.ShouldBe(AnAppeal.Now.AddMinutes(-2));
        Read(c => c["toe"] = Seconds(99_999)).Events[0].At.ShouldBe(AnAppeal.Now);
    }

    [Theory]
    [InlineData("iss")]
    [InlineData("jti")]
    [InlineData("iat")]
    [InlineData("events")]
    public void What_every_token_must_say_is_asked_for(string claim)
    {
        Refused(c => c.Remove(claim)).ShouldBe($"event_claim {claim}");
        Refused(c => c[claim] = new JsonArray()).ShouldBe($"event_claim {claim}");
    }

    [Fact]
    public void A_token_from_the_future_an_old_one_and_one_that_is_over_are_refused()
    {
        Refused(c => c["iat"] = Seconds(301)).ShouldBe("event_future");
        Read(c => c["iat"] = Seconds(299)).ShouldNotBeNull();
        Refused(c => c["iat"] = Seconds(-(7 * 86400) - 1)).ShouldBe("event_old");
        Read(c => c["iat"] = Seconds(-7 * 86400)).ShouldNotBeNull();
        Refused(c => c["exp"] = Seconds(-301)).ShouldBe("event_over");
        Refused(c => c["exp"] = "soon").ShouldBe("event_over");
        Read(c => c["exp"] = Seconds(60)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{ "iss": "a", "iss": "b" }""", "event_claim iss")]
    [InlineData("[]", "event_claim iss")]
    [InlineData("""{ "iss": "a", "jti": "x", "iat": 1e300, "events": {} }""", "event_claim iat")]
    [InlineData("""{ "iss": "a", "jti": "x\ny", "iat": 1783908000, "events": {} }""", "event_claim jti")]
    [InlineData("""{ "iss": "a", "jti": "x", "iat": 1783908000, "events": { "t": 1 } }""", "event_claim events")]
    [InlineData("""{ "iss": "a", "jti": "x", "iat": 1783908000, "events": { "\ud800": {} } }""", "event_claim events")]
    public void Nonsense_is_refused_and_breaks_nothing(string claims, string expected)
    {
        var refusal = TokenReader.Read(JsonDocument.Parse(claims).RootElement, AnAppeal.Now).Refusals.ShouldHaveSingleItem();

        $"{refusal.Code} {refusal.Values.GetValueOrDefault("claim")}".Trim().ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{ "format": "opaque", "id": "xy-1" }""", "xy-1 . .")]
    [InlineData("""{ "format": "iss_sub", "iss": "https://idp.example/", "sub": "xy-1" }""", "xy-1 . .")]
    [InlineData("""{ "subject_type": "iss-sub", "iss": "https://idp.example/", "sub": "xy-1" }""", "xy-1 . .")]
    [InlineData("""{ "format": "iss_sub", "iss": "https://other.example/", "sub": "xy-1" }""", null)]
    [InlineData("""{ "format": "account", "uri": "acct:xy-1@idp.example" }""", "xy-1 . .")]
    [InlineData("""{ "format": "account", "uri": "acct:xy-1@other.example" }""", null)]
    [InlineData("""{ "format": "phone_number", "phone_number": "+8613812345678" }""", ". +8613812345678 .")]
    [InlineData("""{ "format": "phone_number", "phone_number": "none" }""", null)]
    [InlineData("""{ "format": "email", "email": "maria@example.org" }""", ". . maria@example.org")]
    [InlineData("""{ "format": "complex", "user": { "format": "opaque", "id": "xy-1" }, "device": { "format": "opaque", "id": "d-1" } }""", "xy-1 . .")]
    [InlineData("""{ "user": { "format": "opaque", "id": "xy-1" } }""", "xy-1 . .")]
    [InlineData("""{ "format": "complex", "user": { "format": "complex", "user": { "format": "opaque", "id": "xy-1" } } }""", null)]
    [InlineData("""{ "format": "complex", "device": { "format": "opaque", "id": "d-1" } }""", null)]
    [InlineData("""{ "format": "aliases", "identifiers": [ { "format": "email", "email": "maria@example.org" }, { "format": "opaque", "id": "xy-1" } ] }""", "xy-1 . maria@example.org")]
    [InlineData("""{ "format": "aliases", "identifiers": [ { "format": "opaque", "id": "xy-1" }, { "format": "opaque", "id": "xy-2" } ] }""", null)]
    [InlineData("""{ "format": "aliases", "identifiers": [ { "format": "aliases", "identifiers": [] } ] }""", null)]
    [InlineData("""{ "format": "did", "url": "did:example:123456" }""", null)]
    [InlineData("""{ "format": "opaque", "id": 7 }""", null)]
    [InlineData("\"xy-1\"", null)]
    public void Whom_it_is_about_is_found_or_nobody_is(string subject, string? expected)
    {
        Show(Read(c => c["sub_id"] = JsonNode.Parse(subject)).Events[0].Subject).ShouldBe(expected);

        // Drafts of RISC named them in the event.
        Show(Read(c =>
        {
            c.Remove("sub_id");
            c["events"]![Type]!["subject"] = JsonNode.Parse(subject);
        }).Events[0].Subject).ShouldBe(expected);
    }

    private static string? Show(EventSubject? subject) => subject is null ? null : $"{subject.Account ?? "."} {subject.Phone ?? "."} {subject.Email ?? "."}";

    private static long Seconds(long after) => AnAppeal.Now.ToUnixTimeSeconds() + after;

    private static JsonElement Claims(Action<JsonObject> change)
    {
        var claims = AnIssuer.Claims(Type, "xy-1", AnAppeal.Now);
        change(claims);
        return JsonDocument.Parse(claims.ToJsonString()).RootElement;
    }

    private static EventToken Read(Action<JsonObject> change)
    {
        var read = TokenReader.Read(Claims(change), AnAppeal.Now);
        read.Refusals.ShouldBeEmpty();
        return read.Answer;
    }

    private static string Refused(Action<JsonObject> change)
    {
        var refusal = TokenReader.Read(Claims(change), AnAppeal.Now).Refusals.ShouldHaveSingleItem();
        return $"{refusal.Code} {refusal.Values.GetValueOrDefault("claim")}".Trim();
    }
}
