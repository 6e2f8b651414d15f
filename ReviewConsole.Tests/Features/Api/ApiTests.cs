using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Api;

public sealed class ApiOnSqliteTests : ApiTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task A_program_that_asks_too_often_is_told_when_to_ask_again()
    {
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var world = await ApiWorld.StartAsync(await TestDatabase.SqliteAsync(), clock, "Api:RequestsPerSecond=1");
        using var client = await world.ClientAsync();
        using var other = await world.ClientAsync("other");
        for (var at = 0; at < 10; at++)
        {
            (await client.GetAsync(ApiWorld.Appeals + "/none", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        using var refused = await client.GetAsync(ApiWorld.Appeals + "/none", Stop);

        (await refused.RefusalAsync()).ShouldBe((429, "too_many_requests"));
        refused.Headers.GetValues("RateLimit-Policy").ShouldBe(["\"key\";q=10;w=10"]);
        refused.Headers.GetValues("RateLimit").Single().ShouldStartWith("\"key\";r=0;t=");
        var wait = refused.Headers.RetryAfter!.Delta!.Value;
        wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        (await other.GetAsync(ApiWorld.Appeals + "/none", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "one does not pay for the other");
        clock.GoOn(wait);
        (await client.GetAsync(ApiWorld.Appeals + "/none", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_key_ends_when_it_was_said_to()
    {
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var world = await ApiWorld.StartAsync(await TestDatabase.SqliteAsync(), clock);
        using var client = await world.ClientAsync(days: 1);
        (await client.GetAsync(ApiWorld.Appeals + "/none", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        clock.GoOn(TimeSpan.FromDays(1));

        (await (await client.GetAsync(ApiWorld.Appeals + "/none", Stop)).RefusalAsync()).ShouldBe((401, "key_not_live"));
    }

    [Fact]
    public async Task A_key_that_signs_is_believed_only_with_a_signature_that_fits_body_id_and_time()
    {
        var secret = SignedMessage.NewSecret();
        using var client = await World.ClientAsync("signing", secret: secret);
        var now = TimeProvider.System.GetUtcNow();
        var (body, other) = (Json(), Json());

        (await (await client.TellAsync(ApiWorld.Appeals, body)).RefusalAsync()).ShouldBe((401, "signature_missing"));
        (await (await SignedAsync(client, body, SignedMessage.Sign([secret], "m1", now, Encoding.UTF8.GetBytes(other)), "m1", now)).RefusalAsync()).ShouldBe((401, "signature_wrong"));
        (await (await SignedAsync(client, body, SignedMessage.Sign([secret], "m1", now, Encoding.UTF8.GetBytes(body)), "m2", now)).RefusalAsync()).ShouldBe((401, "signature_wrong"));
        var old = now.AddSeconds(-302);
        (await (await SignedAsync(client, body, SignedMessage.Sign([secret], "m1", old, Encoding.UTF8.GetBytes(body)), "m1", old)).RefusalAsync()).ShouldBe((401, "signature_wrong"));
        (await SignedAsync(client, body, SignedMessage.Sign([secret], "m1", now, Encoding.UTF8.GetBytes(body)), "m1", now)).IsMade().ShouldBeTrue();
        using var lines = new StringContent(body, Encoding.UTF8, "application/jsonl");
        (await (await client.PostAsync(ApiWorld.Appeals, lines, Stop)).RefusalAsync()).ShouldBe((422, "batch_not_signed"));
    }

    [Theory]
    [InlineData("zh-Hans", "没有该编号的申诉。")]
    [InlineData("en", "No appeal with this id has come.")]
    public async Task Sentences_are_in_the_language_asked_for(string language, string sentence)
    {
        using var client = await World.ClientAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        JsonNode.Parse(await (await client.GetAsync(ApiWorld.Appeals + "/none", Stop)).Content.ReadAsStringAsync(Stop))!["detail"]!.GetValue<string>().ShouldBe(sentence);
    }

    private static async Task<HttpResponseMessage> SignedAsync(HttpClient client, string body, string signature, string id, DateTimeOffset at)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiWorld.Appeals) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(ApiRequest.IdempotencyKey, Guid.NewGuid().ToString("N"));
        request.Headers.Add(SignedMessage.Id, id);
        request.Headers.Add(SignedMessage.Timestamp, SignedMessage.Seconds(at));
        request.Headers.Add(SignedMessage.Signature, signature);
        return await client.SendAsync(request, Stop);
    }
}

public sealed class ApiOnPostgresTests(PostgresServer server) : ApiTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>The interface as a program of the platform meets it: over HTTP, against the whole program.</summary>
public abstract class ApiTests : IAsyncLifetime
{
    private protected ApiWorld World { get; private set; } = null!;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => World = await ApiWorld.StartAsync(await CreateAsync());

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<TestDatabase> CreateAsync();

    /// <summary>An appeal that can have been received now.</summary>
    private protected static string Json(Func<AnAppeal, AnAppeal>? change = null) =>
        (change ?? (a => a))(new AnAppeal().ReceivedAt(TimeProvider.System.GetUtcNow().AddHours(-3))).Line();

    [Fact]
    public async Task An_appeal_becomes_a_case_once_and_the_same_request_is_answered_the_same()
    {
        using var client = await World.ClientAsync();
        var json = Json();

        using var first = await client.TellAsync(ApiWorld.Appeals, json, "one");
        using var second = await client.TellAsync(ApiWorld.Appeals, json, "one");
        using var under = await client.TellAsync(ApiWorld.Appeals, json, "two");

        (first.StatusCode, second.StatusCode, under.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.OK));
        var body = await first.Content.ReadAsStringAsync(Stop);
        (await second.Content.ReadAsStringAsync(Stop)).ShouldBe(body);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        var made = JsonNode.Parse(body)!;
        ((string?)made["became"]).ShouldBe("opened");
        ((string?)JsonNode.Parse(await under.Content.ReadAsStringAsync(Stop))!["became"]).ShouldBe("known");
        var read = await client.AskAsync(first.Headers.Location!.ToString());
        ((string?)read["caseNumber"], (string?)read["state"]).ShouldBe(((string?)made["caseNumber"], "received"));
        await using var look = World.Look();
        (await look.ReadAsync(db => db.Cases.CountAsync())).ShouldBe(1);
        (await look.FactsAsync((string)made["caseNumber"]!)).ShouldAllBe(f => f.Actor == "platform:shop");
    }

    [Fact]
    public async Task Another_request_under_a_used_key_is_refused_and_another_programs_key_is_its_own()
    {
        using var client = await World.ClientAsync();
        using var other = await World.ClientAsync("other");
        (await client.TellAsync(ApiWorld.Appeals, Json(), "one")).IsMade().ShouldBeTrue();

        (await (await client.TellAsync(ApiWorld.Appeals, Json(), "one")).RefusalAsync()).ShouldBe((422, "idempotency_reused"));
        (await (await client.TellAsync(ApiWorld.Appeals, "{}", "one")).RefusalAsync()).ShouldBe((422, "idempotency_reused"));
        (await other.TellAsync(ApiWorld.Appeals, Json(), "one")).IsMade().ShouldBeTrue();
        (await (await client.TellAsync(ApiWorld.Appeals, Json(), "")).RefusalAsync()).ShouldBe((400, "idempotency_missing"));
        (await (await client.TellAsync(ApiWorld.Appeals, Json(), new string('k', 201))).RefusalAsync()).ShouldBe((400, "idempotency_bad"));
    }

    [Fact]
    public async Task Of_many_at_once_under_one_key_one_case_is_made_and_everybody_gets_that_answer_or_is_asked_to_come_again()
    {
        using var client = await World.ClientAsync();
        for (var round = 0; round < LongRun.Count(2, 1000); round++)
        {
            var (json, key) = (Json(), $"round-{round}");

            var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.TellAsync(ApiWorld.Appeals, json, key)));

            answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.Conflict);
            var bodies = await Task.WhenAll(answers.Where(a => a.IsMade()).Select(a => a.Content.ReadAsStringAsync(Stop)));
            bodies.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
            foreach (var busy in answers.Where(a => !a.IsMade()))
            {
                (await busy.RefusalAsync()).Code.ShouldBe("request_in_flight");
                busy.Headers.RetryAfter.ShouldNotBeNull();
            }

            await using var look = World.Look();
            (await look.ReadAsync(db => db.Cases.CountAsync())).ShouldBe(round + 1);
        }
    }

    [Fact]
    public async Task Nobody_enters_without_a_key_that_holds_and_opens_this()
    {
        using var stranger = World.Stranger();
        using var reader = await World.ClientAsync("reader", [ApiScope.Read]);
        using var sender = await World.ClientAsync("sender", [ApiScope.Appeals]);
        var (id, text) = await World.KeyAsync("gone");
        using var gone = World.Stranger();
        gone.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", text);
        await World.Services.GetRequiredService<DeedDoor>().DoAsync(Actor.Operator, new RevokeKey(id), Stop);

        using var unknown = await stranger.GetAsync(ApiWorld.Appeals + "/x", Stop);
        (await unknown.RefusalAsync()).ShouldBe((401, "key_missing"));
        unknown.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await (await gone.TellAsync(ApiWorld.Appeals, Json())).RefusalAsync()).ShouldBe((401, "key_not_live"));
        (await (await reader.TellAsync(ApiWorld.Appeals, Json())).RefusalAsync()).ShouldBe((403, "scope_missing"));
        (await (await sender.GetAsync(ApiWorld.Appeals + "/x", Stop)).RefusalAsync()).ShouldBe((403, "scope_missing"));
        (await sender.TellAsync(ApiWorld.Appeals, Json())).IsMade().ShouldBeTrue();
        (await (await stranger.GetAsync("/api/v2/anything", Stop)).RefusalAsync()).ShouldBe((404, "no_such_address"));
        (await sender.GetAsync(Urls.Queue, Stop)).StatusCode.ShouldBe(HttpStatusCode.Found, "a key opens no page");
    }

    [Fact]
    public async Task A_key_taken_back_is_refused_by_the_deed_although_the_door_still_remembers_it()
    {
        var (id, text) = await World.KeyAsync();
        using var client = World.Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", text);
        (await client.TellAsync(ApiWorld.Appeals, Json())).IsMade().ShouldBeTrue();

        await World.Services.GetRequiredService<DeedDoor>().DoAsync(Actor.Operator, new RevokeKey(id), Stop);

        (await (await client.TellAsync(ApiWorld.Appeals, Json())).RefusalAsync()).ShouldBe((401, "key_not_live"));
    }

    [Fact]
    public async Task What_cannot_be_used_is_refused_by_name_and_kept_for_the_lead()
    {
        using var client = await World.ClientAsync();

        using var misspelt = await client.TellAsync(ApiWorld.Appeals, Json(a => a.With("restricton", 1).Without("appeal.language")));

        (await misspelt.RefusalAsync()).Status.ShouldBe(422);
        JsonNode.Parse(await misspelt.Content.ReadAsStringAsync(Stop))!["errors"]!.AsArray().Select(e => $"{e!["code"]} {e["at"]}")
            .ShouldBe(["member_missing appeal.language", "unknown_member restricton"], ignoreOrder: true);
        (await (await client.TellAsync(ApiWorld.Appeals, "{\"a\":")).RefusalAsync()).ShouldBe((400, "bad_json"));
        (await (await client.TellAsync(ApiWorld.Appeals, string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40)))).RefusalAsync()).ShouldBe((400, "too_deep"));
        (await (await client.TellAsync(ApiWorld.Appeals, $"\"{new string('a', 262_144)}\"")).RefusalAsync()).ShouldBe((413, "line_too_long"));
        using var form = new FormUrlEncodedContent([new("appealId", "x")]);
        form.Headers.Add("x", "y");
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiWorld.Appeals) { Content = form };
        request.Headers.Add(ApiRequest.IdempotencyKey, "form");
        (await (await client.SendAsync(request, Stop)).RefusalAsync()).ShouldBe((415, "not_json"));
        await using var look = World.Look();
        var kept = await look.ReadAsync(db => db.RefusedAppeals.OrderBy(r => r.Id).ToListAsync());
        kept.Select(k => k.Source).Distinct().ShouldBe(["api shop"]);
        kept.Count.ShouldBe(3, "what is too long, and no JSON by its type, was never read");
        kept[0].Text.ShouldContain("restricton");
    }

    [Fact]
    public async Task Many_appeals_come_as_lines_and_are_answered_line_by_line()
    {
        using var client = await World.ClientAsync();
        var (one, two) = (Json(), Json());
        using var lines = new StringContent($"{one}\n\n{two}\n{{\"appealId\":\"x\"}}\n{one}\n", Encoding.UTF8, "application/jsonl");

        using var answer = await client.PostAsync(ApiWorld.Appeals, lines, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = (await answer.Content.ReadAsStringAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        told[..4].Select(l => ((int)l["line"]!, (int)l["status"]!)).ShouldBe([(1, 201), (3, 201), (4, 422), (5, 200)]);
        told[4].ToJsonString().ShouldBe("""{"lines":4,"opened":2,"known":1,"refused":1}""");
        using var list = new StringContent("[{}]", Encoding.UTF8, "application/jsonl");
        (await (await client.PostAsync(ApiWorld.Appeals, list, Stop)).RefusalAsync()).ShouldBe((400, "not_json_lines"));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var client = await World.ClientAsync();
        using var made = await client.TellAsync(ApiWorld.Appeals, Json());
        using var first = await client.GetAsync(made.Headers.Location, Stop);
        async Task<HttpResponseMessage> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, made.Headers.Location);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            return await client.SendAsync(request, Stop);
        }

        (await AgainAsync()).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        await client.ToldAsync($"{made.Headers.Location}/withdraw", "{}");
        (await AgainAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
