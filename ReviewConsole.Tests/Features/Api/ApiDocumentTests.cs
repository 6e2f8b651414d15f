using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Events;
using ReviewConsole.Features.Rights;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Api;

/// <summary>The description is true: every endpoint stands in it, every example is sent to the program, and every answer is what it says.</summary>
public sealed class ApiDocumentTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(TimeProvider.System.GetUtcNow());
    private ApiWorld _world = null!;
    private HttpClient _client = null!;
    private JsonNode _document = null!;
    private Actor _lin;
    private int _cases;

    public async ValueTask InitializeAsync()
    {
        _world = await ApiWorld.StartAsync(await TestDatabase.SqliteAsync(), _clock);
        _client = await _world.ClientAsync();
        using var stranger = _world.Stranger();
        _document = JsonNode.Parse(await stranger.GetStringAsync(Urls.OpenApi, Stop))!;
        await using var look = _world.Look();
        _lin = Actor.Of(await look.ReadAsync(async db => (await db.Users.SingleAsync(p => p.Email == DemoPeople.Reviewer)).PersonId));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public void Every_endpoint_stands_in_it_with_its_scope_and_nothing_else_does()
    {
        var mapped = _world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
            .Select(e => $"{e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Single().ToLowerInvariant()} {e.RoutePattern.RawText![7..].Replace(":guid", "", StringComparison.Ordinal)}"
                + $" Scope: {ApiScopes.Word(e.Metadata.GetMetadata<RequireScopeAttribute>()!.Scope)}.");

        Operations().Select(o => $"{o.Method} {o.Path} {((string)o.Call["description"]!)[((string)o.Call["description"]!).LastIndexOf("Scope:", StringComparison.Ordinal)..]}")
            .ShouldBe(mapped, ignoreOrder: true);
    }

    [Fact]
    public void Every_code_that_is_named_has_its_sentence_and_stands_under_its_status()
    {
        var named = Operations().SelectMany(o => o.Call["responses"]!.AsObject().Select(r => (Status: r.Key, About: (string?)Resolved(r.Value!)["description"] ?? "")))
            .Where(r => r.About.Contains("Codes: ", StringComparison.Ordinal))
            .SelectMany(r => r.About[(r.About.IndexOf("Codes: ", StringComparison.Ordinal) + 7)..].TrimEnd('.').Split(", ").Select(code => (r.Status, Code: code)))
            .Distinct().ToList();

        named.Count.ShouldBeGreaterThan(40);
        named.Where(n => !Sentences.Knows(n.Code)).ShouldBeEmpty();
        named.Where(n => ApiProblem.StatusOf(n.Code).ToString(System.Globalization.CultureInfo.InvariantCulture) != n.Status).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_example_is_taken_and_every_answer_is_as_described()
    {
        var sent = 0;
        foreach (var (path, method, call) in Operations().Where(o => o.Method == "post" && o.Path != "/signals"))
        {
            // Examples of one endpoint follow each other on one case; what each needs first is done by the program's own deeds.
            var ids = await PrepareAsync((string)call["operationId"]!);
            foreach (var example in call["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject())
            {
                using var answer = await _client.TellAsync(ids(path, example.Key), example.Value!["value"]!.ToJsonString());
                await MatchesAsync(answer, call);
                ((int)answer.StatusCode).ShouldBeInRange(200, 201, $"{method} {path} {example.Key}");
                sent++;
            }
        }

        sent.ShouldBe(16);
    }

    [Fact]
    public async Task Every_read_answers_as_described_also_that_there_is_nothing()
    {
        var decided = await DecidedAsync();
        foreach (var (path, _, call) in Operations().Where(o => o.Method == "get"))
        {
            using var there = await _client.GetAsync("/api/v1" + path.Replace("{appealId}", decided.Appeal, StringComparison.Ordinal)
                .Replace("{checkId}", decided.Check, StringComparison.Ordinal).Replace("{decisionId}", decided.Decision, StringComparison.Ordinal)
                .Replace("{rightId}", (await GrantedAsync(RightsRequestKind.CancelAccount)).ToString(), StringComparison.Ordinal), Stop);
            there.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            await MatchesAsync(there, call);
            using var gone = await _client.GetAsync("/api/v1" + path.Replace("{appealId}", "none", StringComparison.Ordinal)
                .Replace("{checkId}", Guid.Empty.ToString(), StringComparison.Ordinal).Replace("{decisionId}", Guid.Empty.ToString(), StringComparison.Ordinal)
                .Replace("{rightId}", Guid.Empty.ToString(), StringComparison.Ordinal), Stop);
            gone.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            await MatchesAsync(gone, call);
        }
    }

    [Fact]
    public async Task Lines_that_stand_in_it_are_answered_by_lines_as_described()
    {
        var lines = (string)_document["paths"]!["/appeals"]!["post"]!["requestBody"]!["content"]!["application/jsonl"]!["examples"]!["lines"]!["value"]!;
        using var body = new StringContent(lines + "{}\n", System.Text.Encoding.UTF8, "application/jsonl");

        using var answer = await _client.PostAsync(ApiWorld.Appeals, body, Stop);

        var told = (await answer.Content.ReadAsStringAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        told.Length.ShouldBe(4);
        told[..3].ShouldAllBe(line => Errors("Line", JsonNode.Parse(line)!).Count == 0);
        Errors("Lines", JsonNode.Parse(told[3])!).ShouldBeEmpty();
        Errors("Line", JsonNode.Parse(told[3])!).ShouldNotBeEmpty("a schema that takes everything says nothing");
    }

    [Fact]
    public async Task Tokens_that_stand_in_it_are_accepted_when_their_issuer_signs_them_and_refused_as_they_stand()
    {
        using var issuer = new AnIssuer();
        await using var look = _world.Look();
        var admin = Actor.Of((await look.ReadAsync(db => db.Users.SingleAsync(p => p.Email == DemoPeople.Admin))).PersonId);
        (await _world.Services.GetRequiredService<DeedDoor>().DoAsync(admin, new AddIssuer(AnIssuer.Name, AnIssuer.Audience, AnIssuer.Jwks(issuer)), Stop)).Refusals.ShouldBeEmpty();
        var call = _document["paths"]!["/signals"]!["post"]!;
        foreach (var (_, example) in call["requestBody"]!["content"]![TokenSeal.MediaType]!["examples"]!.AsObject())
        {
            var token = (string)example!["value"]!;
            using var refused = await DeliverAsync(token);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "nobody has the key of an example");
            await MatchesAsync(refused, call);

            var claims = JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1]))!.AsObject();
            claims["iat"] = _clock.Now.ToUnixTimeSeconds();
            using var accepted = await DeliverAsync(issuer.Sign(claims));
            accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            call["responses"]!["202"]!["headers"]!.AsObject().ShouldAllBe(header => accepted.Headers.Contains(header.Key));
        }
    }

    [Fact]
    public async Task People_read_the_same_as_a_plain_page_without_a_script()
    {
        using var stranger = _world.Stranger();

        var page = await stranger.GetStringAsync(Urls.ApiPage, Stop);

        page.ShouldNotContain("<script");
        page.ShouldNotContain('`');
        page.ShouldContain("<code>Idempotency-Key</code>");
        foreach (var (path, method, call) in Operations())
        {
            page.ShouldContain($"{method.ToUpperInvariant()} /api/v1{path}");
            page.ShouldContain(WebUtility.HtmlEncode((string)call["summary"]!));
        }
    }

    private async Task<HttpResponseMessage> DeliverAsync(string token)
    {
        using var content = new StringContent(token, System.Text.Encoding.ASCII, TokenSeal.MediaType);
        return await _client.PostAsync("/api/v1/signals", content, Stop);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IEnumerable<(string Path, string Method, JsonNode Call)> Operations() =>
        from path in _document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (path.Key, method.Key, method.Value!);

    private JsonNode Resolved(JsonNode node) => (string?)node["$ref"] is { } address ? address.Split('/').Skip(1).Aggregate(_document, (at, step) => at[step]!) : node;

    private async Task MatchesAsync(HttpResponseMessage answer, JsonNode call)
    {
        var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var described = Resolved(call["responses"]![status].ShouldNotBeNull($"{call["operationId"]} answers {status}"));
        foreach (var header in described["headers"]!.AsObject())
        {
            answer.Headers.Contains(header.Key).ShouldBeTrue($"{call["operationId"]} {status} {header.Key}");
        }

        var schema = described["content"]![answer.Content.Headers.ContentType!.MediaType!].ShouldNotBeNull()["schema"]!;
        Errors(((string)schema["$ref"]!).Split('/')[^1], JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!).ShouldBeEmpty($"{call["operationId"]} {status}");
    }

    private List<string> Errors(string part, JsonNode answer)
    {
        var schema = new JsonObject { ["$defs"] = JsonNode.Parse(_document["components"]!["schemas"]!.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal)), ["$ref"] = "#/$defs/" + part };
        using var instance = JsonDocument.Parse(answer.ToJsonString());
        var found = JsonSchema.FromText(schema.ToJsonString()).Evaluate(instance.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return found.IsValid ? [] : [.. (found.Details ?? []).SelectMany(d => (d.Errors ?? new Dictionary<string, string>()).Select(e => $"{d.InstanceLocation} {e.Key}: {e.Value}"))];
    }

    // Answers with the address of an endpoint for one of its examples.
    private async Task<Func<string, string, string>> PrepareAsync(string operation)
    {
        switch (operation)
        {
            case "sendAppeal":
                return (path, _) => "/api/v1" + path;
            case "endCheck":
                var (id, _, _) = await NewAsync();
                var token = (await DoAsync(new ClaimCase(id))).Token;
                var (letter, orders) = (await DoAsync(new OfferRoute(id, token, "postal_code")), await DoAsync(new OfferRoute(id, token, "order_kba")));
                return (path, example) => "/api/v1" + path.Replace("{checkId}", (example == "orders" ? orders : letter).Value.ToString(), StringComparison.Ordinal);
            case "reportEffect" or "reportDelivery":
                var decided = await DecidedAsync();
                return (path, _) => "/api/v1" + path.Replace("{decisionId}", decided.Decision, StringComparison.Ordinal).Replace("{noticeId}", decided.Decision, StringComparison.Ordinal);
            case "undoRight" or "reportRight":
                var right = await GrantedAsync(operation == "undoRight" ? RightsRequestKind.CancelAccount : RightsRequestKind.CopyOfData);
                return (path, _) => "/api/v1" + path.Replace("{rightId}", right.ToString(), StringComparison.Ordinal);
            default:
                var (_, appeal, restriction) = await NewAsync();
                return (path, _) => "/api/v1" + path.Replace("{appealId}", appeal, StringComparison.Ordinal).Replace("{restrictionId}", restriction, StringComparison.Ordinal);
        }
    }

    private async Task<(CaseId Id, string Appeal, string Restriction)> NewAsync()
    {
        var example = _document["paths"]!["/appeals"]!["post"]!["requestBody"]!["content"]!["application/json"]!["examples"]!["full"]!["value"]!.DeepClone();
        var at = ++_cases;
        (example["appealId"], example["restriction"]!["id"], example["account"]!["id"]) = ($"ap-{at}", $"rs-{at}", $"xy-{at}");
        example["appeal"]!["receivedAt"] = _clock.Now.AddHours(-1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await _client.ToldAsync(ApiWorld.Appeals, example.ToJsonString());
        await using var look = _world.Look();
        return (await look.ReadAsync(async db => (await db.Appeals.SingleAsync(a => a.AppealId == $"ap-{at}")).CaseId), $"ap-{at}", $"rs-{at}");
    }

    private async Task<(string Appeal, string Check, string Decision)> DecidedAsync()
    {
        var (id, appeal, _) = await NewAsync();
        var token = (await DoAsync(new ClaimCase(id))).Token;
        var check = (await DoAsync(new OfferRoute(id, token, "in_person"))).Value;
        await _client.ToldAsync($"/api/v1/checks/{check}/result", """{ "result": "passed" }""");
        var decision = (await DoAsync(new DecideCase(id, token, CaseSteps.ToApprove() with { Rule = new("ATO-07", "2024-06") }))).Value;
        _clock.GoOn(TimeSpan.FromMinutes(2));
        return (appeal, check.ToString(), decision.ToString());
    }

    private async Task<Guid> GrantedAsync(RightsRequestKind kind)
    {
        var (id, _, _) = await NewAsync();
        var check = (await DoAsync(new OfferRoute(id, (await DoAsync(new ClaimCase(id))).Token, "in_person"))).Value;
        await _client.ToldAsync($"/api/v1/checks/{check}/result", """{ "result": "passed" }""");
        await _world.Services.GetRequiredService<DeedDoor>().DoAsync(Actor.Platform, new AskForRight(id, kind), Stop);
        await using var look = _world.Look();
        var right = (await look.CaseAsync(id)).Rights.Single(r => r.Kind == kind).Id;
        await DoAsync(new AnswerRight(id, right, new(RightAnswerKind.Granted)));
        return right.Value;
    }

    private async Task<T> DoAsync<T>(Deed<T> deed)
    {
        var done = await _world.Services.GetRequiredService<DeedDoor>().DoAsync(_lin, deed, Stop);
        done.Refusals.ShouldBeEmpty();
        return done.Answer;
    }
}
