using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Api;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Benchmarks;

/// <summary>How many appeals a second come in by the interface, every one synced to disk before it is answered, and how many raw SQLite writes of the same rows.</summary>
/// <param name="Single">Appeals a second, one a request, from eight connections.</param>
/// <param name="RawSingle">The same rows by prepared statements, in groups as large as there are connections.</param>
/// <param name="Batch">Appeals a second as JSON Lines.</param>
/// <param name="RawBatch">The same rows, in groups as large as there are lines under way.</param>
internal sealed record IntakeRate(double Single, double RawSingle, double Batch, double RawBatch)
{
    private const int Connections = 8;
    private const int UnderWay = 32;
    private const int Warm = 1000;
    private const int Singles = 4000;
    private const int Lines = 20_000;

    /// <summary>Measures on a database of its own, which is gone afterwards.</summary>
    public static async Task<IntakeRate> MeasureAsync()
    {
        var database = new FilledDatabase(Path.Combine(Directory.CreateDirectory(Path.Combine(Support.Repository.Root, "data", "benchmarks")).FullName, "intake.db"));
        database.Delete();
        try
        {
            var key = await PrepareAsync(database);
            using var server = await MeasuredServer.StartAsync(database, "--Demo:Enabled=false", "--Api:RequestsPerSecond=100000");
            var appeals = new MadeAppeals();
            await SendAsync(server.Address, key, appeals, Warm);
            var marks = RowCopy.Marks(database);
            var single = Singles / await SendAsync(server.Address, key, appeals, Singles);
            var afterSingles = RowCopy.Marks(database);
            var batch = Lines / await SendLinesAsync(server.Address, key, appeals);
            var afterLines = RowCopy.Marks(database);
            var measured = new IntakeRate(
                single, Singles / await RowCopy.WriteAsync(database, marks, afterSingles, Singles, Connections),
                batch, Lines / await RowCopy.WriteAsync(database, afterSingles, afterLines, Lines, UnderWay));
            Report.Line(measured);
            return measured;
        }
        finally
        {
            database.Delete();
        }
    }

    private static async Task<string> PrepareAsync(FilledDatabase database)
    {
        await using var program = new ProgramServices(database.ConnectionString);
        await program.MigrateAsync();
        var text = ApiKeyText.New();
        var added = await program.Door.DoAsync(Actor.Operator, new AddKey(new WantedKey("benchmark", ApiScopes.All), ApiKeyText.Shown(text), ApiKeyText.Hash(text)));
        return added.IsDone ? text : throw new InvalidOperationException("The key was refused.");
    }

    // Seconds for so many, each of eight connections with one under way.
    private static async Task<double> SendAsync(string address, string key, MadeAppeals appeals, int many)
    {
        var next = many;
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            using var client = Client(address, key);
            while (Interlocked.Decrement(ref next) >= 0)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/appeals") { Content = new StringContent(appeals.Next(), Encoding.UTF8, "application/json") };
                request.Headers.Add(ApiRequest.IdempotencyKey, Guid.NewGuid().ToString("N"));
                using var answer = await client.SendAsync(request);
                answer.EnsureSuccessStatusCode();
            }
        }));
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static async Task<double> SendLinesAsync(string address, string key, MadeAppeals appeals)
    {
        using var client = Client(address, key);
        using var lines = new StringContent(string.Concat(Enumerable.Range(0, Lines).Select(_ => appeals.Next() + "\n")), Encoding.UTF8, "application/jsonl");
        var begun = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsync("/api/v1/appeals", lines);
        var last = (await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).TrimEnd().Split('\n')[^1];
        return (int?)JsonNode.Parse(last)!["opened"] == Lines ? Stopwatch.GetElapsedTime(begun).TotalSeconds : throw new InvalidOperationException("Not every line went in: " + last);
    }

    private static HttpClient Client(string address, string key)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}

/// <summary>Appeals of usual size, each another account, restriction and appeal.</summary>
internal sealed class MadeAppeals
{
    private int _made;

    /// <summary>One more, as a line.</summary>
    public string Next()
    {
        var at = Interlocked.Increment(ref _made);
        return $$$"""{"appealId":"bench-{{{at}}}","account":{"id":"bench-{{{at}}}","displayName":"Owner {{{at}}}","registeredOn":"2016-04-02","realNameVerified":true,"phone":"1381{{{at:D7}}}","phoneBoundOn":"2016-04-02","email":"owner{{{at}}}@example.org","emailBoundOn":"2016-04-02","knownDevices":3,"available":["order_kba","postal_code"],"links":{"device":["sha256:{{{at:x8}}}"]}},"restriction":{"id":"bench-{{{at}}}","scope":["login"],"basis":"protective_theft_risk","imposedAt":"2026-06-18T08:12:00Z","rule":{"id":"ATO-07","version":"2024-06","title":{"en":"Long pause"}},"automatedDecision":"fully","verificationDemanded":["face"]},"signals":[{"code":"dormant_awake","observedOn":"2026-06-18T08:10:44Z","observed":"412 days idle","baseline":"active weekly"},{"code":"new_device","observedOn":"2026-06-18T08:10:44Z","observed":"a phone"}],"harm":{"heldMinor":128000,"currency":"CNY","openOrders":2},"appeal":{"receivedAt":"2026-07-11T03:20:00Z","language":"en","statement":"I was ill for a year. It is my account, and I have sent you what you asked for twice.","declinesFace":true,"asksForHuman":true,"contact":{"channel":"email","address":"owner{{{at}}}@example.org"},"answers":[{"signal":"dormant_awake","answer":"I was in hospital."}]}}""";
    }
}
