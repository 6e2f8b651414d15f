using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Api;

/// <summary>The whole program over a database, and programs of the platform that speak to it over HTTP.</summary>
internal sealed class ApiWorld : IAsyncDisposable
{
    private readonly WholeApp _app;

    private ApiWorld(WholeApp app) => _app = app;

    public const string Appeals = "/api/v1/appeals";

    public IServiceProvider Services => _app.Services;

    /// <summary>The same data, as another program has it.</summary>
    public DataWorld Look() => new(_app.Database, owns: false);

    public static async Task<ApiWorld> StartAsync(TestDatabase database, TimeProvider? clock = null, params IEnumerable<string> settings)
    {
        await DemoPeople.AddAsync(database);
        return new ApiWorld(WholeApp.Over(database, clock, settings));
    }

    /// <summary>A program with a key of its own.</summary>
    public async Task<HttpClient> ClientAsync(string name = "shop", IReadOnlyList<ApiScope>? scopes = null, int days = 30, string? secret = null)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await KeyAsync(name, scopes, days, secret)).Text);
        return client;
    }

    /// <summary>A key, in clear.</summary>
    public async Task<(Guid Id, string Text)> KeyAsync(string name = "shop", IReadOnlyList<ApiScope>? scopes = null, int days = 30, string? secret = null)
    {
        var text = ApiKeyText.New();
        var closed = secret is null ? null : Services.GetRequiredService<SecretBox>().Close(secret);
        var added = await Services.GetRequiredService<DeedDoor>().DoAsync(Actor.Operator, new AddKey(new WantedKey(name, scopes ?? ApiScopes.All, days), ApiKeyText.Shown(text), ApiKeyText.Hash(text), closed));
        added.Refusals.ShouldBeEmpty();
        return (added.Answer, text);
    }

    public HttpClient Stranger() => _app.Visit();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>How a program speaks.</summary>
internal static class Speech
{
    /// <summary>Posts JSON under a key; a fresh one where none is given.</summary>
    public static async Task<HttpResponseMessage> TellAsync(this HttpClient client, string address, string json, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add(ApiRequest.IdempotencyKey, key ?? Guid.NewGuid().ToString("N"));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts what must be done, and reads the answer.</summary>
    public static async Task<JsonObject> ToldAsync(this HttpClient client, string address, string json)
    {
        using var answer = await client.TellAsync(address, json);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBeInRange(200, 201, body);
        return JsonNode.Parse(body)!.AsObject();
    }

    /// <summary>Reads what must be there.</summary>
    public static async Task<JsonObject> AskAsync(this HttpClient client, string address) =>
        (await client.GetFromJsonAsync<JsonObject>(address, TestContext.Current.CancellationToken))!;

    /// <summary>The status and code of a refusal, whose shape is looked at too.</summary>
    public static async Task<(int Status, string Code)> RefusalAsync(this HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(ApiProblem.ContentType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        ((int)problem["status"]!).ShouldBe((int)answer.StatusCode);
        ((string?)problem["title"]).ShouldNotBeNullOrWhiteSpace();
        Sentences.Knows((string)problem["code"]!).ShouldBeTrue("every refusal has its sentence");
        ((string?)problem["detail"]).ShouldNotBeNullOrWhiteSpace();
        ((string?)problem["errors"]![0]!["code"]).ShouldBe((string?)problem["code"]);
        return ((int)answer.StatusCode, (string)problem["code"]!);
    }

    public static bool IsMade(this HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Created;
}
