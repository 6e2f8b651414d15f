using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Api;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Events;

public sealed class EventApiOnSqliteTests : EventApiTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class EventApiOnPostgresTests(PostgresServer server) : EventApiTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Security event tokens by push (RFC 8935), as an issuer meets us: over HTTP, against the whole program.</summary>
public abstract class EventApiTests : IAsyncLifetime
{
    private const string Address = "/api/v1/signals";
    private readonly AnIssuer _issuer = new();
    private ApiWorld _world = null!;
    private HttpClient _client = null!;
    private Actor _admin;
    private Guid _id;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _world = await ApiWorld.StartAsync(await CreateAsync());
        _client = await _world.ClientAsync("idp", [ApiScope.Signals]);
        await using var look = _world.Look();
        _admin = Actor.Of(await look.ReadAsync(async db => (await db.Users.SingleAsync(p => p.Email == DemoPeople.Admin)).PersonId));
        _id = await DoneAsync(new AddIssuer(AnIssuer.Name, AnIssuer.Audience, AnIssuer.Jwks(_issuer)));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _issuer.Dispose();
        await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<TestDatabase> CreateAsync();

    [Fact]
    public async Task A_token_is_accepted_with_an_empty_answer_and_again_and_takes_effect_once()
    {
        using var platform = await _world.ClientAsync();
        var appeal = new AnAppeal().ReceivedAt(Now.AddHours(-3));
        await platform.ToldAsync(ApiWorld.Appeals, appeal.Line());
        var token = _issuer.Sign(AnIssuer.Compromised(appeal.Account, Now));

        for (var times = 0; times < 2; times++)
        {
            using var answer = await SendAsync(token);
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            (await answer.Content.ReadAsByteArrayAsync(Stop)).ShouldBeEmpty();
        }

        await using var look = _world.Look();
        (await look.ReadAsync(db => db.Signals.CountAsync(s => s.Code == "leaked_credential"))).ShouldBe(1);
        (await look.ReadAsync(db => db.Facts.SingleAsync(f => f.Kind == FactKinds.EventTaken))).Actor.ShouldBe("platform:idp");
        (await look.ReadAsync(db => db.EventTokens.SingleAsync())).Became.ShouldBe(TokenBecame.OnCase);
    }

    [Fact]
    public async Task An_unknown_event_is_accepted_and_ignored_where_somebody_can_see_it()
    {
        (await SendAsync(_issuer.Sign(AnIssuer.Claims("https://elsewhere.example/event", "xy-1", Now)))).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        await using var look = _world.Look();
        (await look.ReadAsync(db => db.EventTokens.SingleAsync())).Became.ShouldBe(TokenBecame.Unknown);
    }

    [Fact]
    public async Task A_token_that_was_tampered_with_or_signed_otherwise_than_by_its_issuer_is_refused()
    {
        using var stranger = new AnIssuer();
        var (claims, other) = (AnIssuer.Compromised("xy-1", Now), AnIssuer.Compromised("xy-2", Now));
        var parts = _issuer.Sign(claims).Split('.');
        var pem = Encoding.UTF8.GetBytes(_issuer.Pem);

        (await ErrAsync(_issuer.Sign(other).Split('.') is var fromOther ? $"{parts[0]}.{fromOther[1]}.{parts[2]}" : "")).ShouldBe("authentication_failed");
        (await ErrAsync(stranger.Sign(claims))).ShouldBe("authentication_failed", "another's key under the same name");
        (await ErrAsync($"{parts[0]}.{parts[1]}.")).ShouldBe("authentication_failed");
        (await ErrAsync(_issuer.Forge(claims, "none", _ => []))).ShouldBe("invalid_key");
        (await ErrAsync(_issuer.Forge(claims, "HS256", content => HMACSHA256.HashData(pem, content)))).ShouldBe("invalid_key", "a public key is no secret");
        (await ErrAsync(_issuer.Forge(claims, "RS256", content => HMACSHA256.HashData(pem, content)))).ShouldBe("authentication_failed");
        (await ErrAsync(_issuer.Sign(claims, header => header["crit"] = new JsonArray("exp")))).ShouldBe("invalid_request");
        (await ErrAsync(_issuer.Sign(claims, header => header["typ"] = "JWT"))).ShouldBe("invalid_request");
        (await ErrAsync(_issuer.Sign(claims, header => header.Remove("typ")))).ShouldBe("invalid_request");
        (await ErrAsync(_issuer.Sign(claims, header => header["kid"] = "k9"))).ShouldBe("invalid_key");
        (await SendAsync(_issuer.Sign(claims, header => header.Remove("kid")))).StatusCode.ShouldBe(HttpStatusCode.Accepted, "without a name every key is tried");
    }

    [Fact]
    public async Task What_its_claims_must_not_say_is_refused_each_by_its_word()
    {
        (await ErrAsync(c => c["iss"] = "https://foreign.example/")).ShouldBe("invalid_issuer");
        (await ErrAsync(c => c["aud"] = "https://somebody.example")).ShouldBe("invalid_audience");
        (await ErrAsync(c => c.Remove("aud"))).ShouldBe("invalid_audience");
        (await ErrAsync(c => c["iat"] = Now.AddMinutes(10).ToUnixTimeSeconds())).ShouldBe("invalid_request");
        (await ErrAsync(c => c["iat"] = Now.AddDays(-8).ToUnixTimeSeconds())).ShouldBe("invalid_request");
        (await ErrAsync(c => c.Remove("jti"))).ShouldBe("invalid_request");
        (await ErrAsync("not-a-token")).ShouldBe("invalid_request");
        (await ErrAsync("a.b.c")).ShouldBe("invalid_request");
        (await SendAsync(_issuer.Sign(Changed(c => c["aud"] = new JsonArray("https://somebody.example", AnIssuer.Audience))))).StatusCode.ShouldBe(HttpStatusCode.Accepted, "one of several");
        await using var look = _world.Look();
        (await look.ReadAsync(db => db.EventTokens.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Keys_that_were_changed_hold_no_longer_and_while_both_are_there_both_do()
    {
        using var next = new AnIssuer { KeyId = "k2" };
        await DoneAsync(new ChangeIssuerKeys(_id, AnIssuer.Jwks(_issuer, next)));
        (await SendAsync(_issuer.Sign(Changed(_ => { })))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await SendAsync(next.Sign(Changed(_ => { })))).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        await DoneAsync(new ChangeIssuerKeys(_id, AnIssuer.Jwks(next)));

        (await ErrAsync(_issuer.Sign(Changed(_ => { })))).ShouldBe("invalid_key");
        (await SendAsync(next.Sign(Changed(_ => { })))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await DoneAsync(new ChangeIssuerKeys(_id, next.Pem));
        (await SendAsync(next.Sign(Changed(_ => { })))).StatusCode.ShouldBe(HttpStatusCode.Accepted, "PEM gives a key no name");
        (await ErrAsync(_issuer.Sign(Changed(_ => { })))).ShouldBe("authentication_failed");
        await DoneAsync(new TurnIssuer(_id, On: false));
        (await ErrAsync(next.Sign(Changed(_ => { })))).ShouldBe("invalid_issuer");
    }

    [Fact]
    public async Task Who_delivers_must_have_a_key_that_opens_this_and_is_answered_in_the_same_form()
    {
        var token = _issuer.Sign(Changed(_ => { }));
        using var stranger = _world.Stranger();
        using var platform = await _world.ClientAsync("shop", [ApiScope.Appeals]);
        using var none = await SendAsync(token, stranger);
        none.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        none.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
        (await WordAsync(none)).ShouldBe("authentication_failed");
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKeyText.New());
        (await ErrAsync(token, stranger)).ShouldBe("authentication_failed");
        (await ErrAsync(token, platform)).ShouldBe("access_denied");
        (await _client.TellAsync(ApiWorld.Appeals, "{}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "nor does this key open anything else");
    }

    [Fact]
    public async Task What_is_too_long_or_of_another_type_is_refused_before_it_is_read()
    {
        using var long_ = await SendAsync(new string('a', (64 * 1024) + 1));
        long_.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var json = await _client.TellAsync(Address, "{}");
        (json.StatusCode, await WordAsync(json)).ShouldBe((HttpStatusCode.UnsupportedMediaType, "invalid_request"));
    }

    [Theory]
    [InlineData("en", "Nothing is taken from this issuer.")]
    [InlineData("zh-Hans", "不接收该签发方的令牌。")]
    public async Task A_refusal_says_its_language(string language, string sentence)
    {
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var refused = await SendAsync(_issuer.Sign(Changed(c => c["iss"] = "https://foreign.example/")));

        refused.Content.Headers.ContentLanguage.ShouldBe([language]);
        JsonNode.Parse(await refused.Content.ReadAsStringAsync(Stop))!["description"]!.GetValue<string>().ShouldBe(sentence);
    }

    private static JsonObject Changed(Action<JsonObject> change)
    {
        var claims = AnIssuer.Claims(EventBook.Risc + "account-purged", "xy-1", Now);
        change(claims);
        return claims;
    }

    private Task<string> ErrAsync(Action<JsonObject> change) => ErrAsync(_issuer.Sign(Changed(change)));

    private async Task<string> ErrAsync(string token, HttpClient? client = null)
    {
        using var answer = await SendAsync(token, client);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return await WordAsync(answer);
    }

    private static async Task<string> WordAsync(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!.AsObject();
        body.Select(m => m.Key).ShouldBe(["err", "description"]);
        ((string?)body["description"]).ShouldNotBeNullOrWhiteSpace();
        return (string)body["err"]!;
    }

    private async Task<HttpResponseMessage> SendAsync(string token, HttpClient? client = null)
    {
        using var content = new StringContent(token, Encoding.ASCII);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/secevent+jwt");
        return await (client ?? _client).PostAsync(Address, content, Stop);
    }

    private async Task<T> DoneAsync<T>(Deed<T> deed)
    {
        var done = await _world.Services.GetRequiredService<DeedDoor>().DoAsync(_admin, deed, Stop);
        done.Refusals.ShouldBeEmpty();
        return done.Answer;
    }
}
