// An example of both sides of the platform's door: sends an appeal, receives webhooks, does what was decided, and says so.
// One file, nothing but the .NET SDK; take what you need into your own program, in whatever language it is.
//
//   REVIEW_URL=http://localhost:5080 REVIEW_KEY=rc_live_… dotnet run docs/client/client.cs -- send appeal.json
//   REVIEW_URL=… REVIEW_KEY=… REVIEW_SECRET=whsec_… dotnet run docs/client/client.cs -- listen http://127.0.0.1:8090/
//
// The secret is shown once when the endpoint is added under Deliveries.
#:property PublishAot=false
#:property TreatWarningsAsErrors=false
#:property EnforceCodeStyleInBuild=false
#:property GenerateDocumentationFile=false

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

using var review = new HttpClient { BaseAddress = new Uri(Needed("REVIEW_URL").TrimEnd('/') + "/api/v1/") };
review.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Needed("REVIEW_KEY"));

return args switch
{
    ["send", var file] => await SendAsync(await File.ReadAllTextAsync(file)),
    ["listen", var address] => await ListenAsync(address),
    _ => Usage(),
};

// --- Appeals in -----------------------------------------------------------------------------------------------------------------

async Task<int> SendAsync(string appeal)
{
    // The appeal's own id makes the request safe to repeat: after a timeout, send the same again and get the same answer.
    var key = "appeal-" + JsonNode.Parse(appeal)!["appealId"];
    var answer = await PostAsync("appeals", appeal, key);
    Console.WriteLine($"{answer["became"]} {answer["caseNumber"]}");
    return 0;
}

// --- Webhooks -------------------------------------------------------------------------------------------------------------------

async Task<int> ListenAsync(string address)
{
    var secret = Convert.FromBase64String(Needed("REVIEW_SECRET")["whsec_".Length..]);

    // Messages come at least once. Keep the ids you have seen where they survive a restart; here they live in memory.
    var seen = new HashSet<string>(StringComparer.Ordinal);
    using var listener = new HttpListener { Prefixes = { address } };
    listener.Start();
    Console.WriteLine($"listening on {address}");
    while (true)
    {
        var context = await listener.GetContextAsync();
        context.Response.StatusCode = await TakeAsync(context.Request, secret, seen);
        context.Response.Close();
    }
}

async Task<int> TakeAsync(HttpListenerRequest request, byte[] secret, HashSet<string> seen)
{
    using var all = new MemoryStream();
    await request.InputStream.CopyToAsync(all);
    var (id, body) = (request.Headers["webhook-id"] ?? "", all.ToArray());
    if (!IsBelieved(id, request.Headers["webhook-timestamp"], request.Headers["webhook-signature"], body, secret))
    {
        Console.WriteLine("refused: not signed by ReviewConsole, or too old");
        return 401;
    }

    if (seen.Contains(id))
    {
        return 204;
    }

    try
    {
        var message = JsonNode.Parse(body)!;
        await DoAsync((string)message["type"]!, message["data"]!);
        seen.Add(id);
        return 204;
    }
    catch (HttpRequestException failed)
    {
        // Anything but 2xx and it comes again, ten times over three days.
        Console.WriteLine($"failed, will come again: {failed.Message}");
        return 500;
    }
}

// Standard Webhooks 1.0: HMAC-SHA256 over "id.timestamp.body"; several signatures while a secret is renewed; five minutes at most.
static bool IsBelieved(string id, string? timestamp, string? signatures, byte[] body, byte[] secret)
{
    if (id.Length == 0 || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        || Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds) > 300)
    {
        return false;
    }

    byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
    var expected = HMACSHA256.HashData(secret, signed);
    return (signatures ?? "").Split(' ').Where(s => s.StartsWith("v1,", StringComparison.Ordinal))
        .Any(s => CryptographicOperations.FixedTimeEquals(expected, FromBase64(s["v1,".Length..])));
}

async Task DoAsync(string type, JsonNode data)
{
    // Messages carry ids only; what is true now is read.
    switch (type)
    {
        case "case.decided":
            await DecidedAsync(await GetAsync($"decisions/{data["decisionId"]}"));
            break;
        case "check.requested":
            var check = await GetAsync($"checks/{data["checkId"]}");
            Console.WriteLine($"check {check["route"]} for {check["caseNumber"]}: carry it out, then POST checks/{check["checkId"]}/result");
            break;
        case "information.requested":
            var messages = (await GetAsync($"appeals/{Uri.EscapeDataString((string)data["appealId"]!)}/messages"))["messages"]!.AsArray();
            var asked = messages.Single(m => (string)m!["messageId"]! == (string)data["messageId"]!)!;
            Console.WriteLine($"deliver to the appellant of {data["caseNumber"]}: {((string)asked["text"]!).Length} characters");
            break;
        case "right.effective":
            // Cancel the account, change the phone, or hand over the copy; only this message means "now". Then say so.
            var right = (string)data["rightId"]!;
            var stands = await PostAsync($"rights/{right}/result", new JsonObject { ["result"] = "done", ["at"] = Now() }.ToJsonString(), "right-" + right);
            Console.WriteLine($"{data["caseNumber"]}: {data["right"]}, {stands["state"]}");
            break;
        default:
            Console.WriteLine($"{type} {data.ToJsonString()}");
            break;
    }
}

async Task DecidedAsync(JsonNode decision)
{
    // 1. Do exactly what is promised, with no condition that is not named, and never by a face scan. Here: say so.
    var promised = (string)decision["promises"]!;
    Console.WriteLine($"{decision["caseNumber"]}: {decision["outcome"]}, {promised} {decision["scope"]!["released"]!.ToJsonString()}");

    // 2. Say what you did, within five minutes. The decision's id makes it safe to repeat.
    var id = (string)decision["decisionId"]!;
    var effect = await PostAsync($"effects/{id}", new JsonObject { ["result"] = promised, ["at"] = Now() }.ToJsonString(), "effect-" + id);

    // 3. Deliver the notice word for word by two channels that no signal touched, and say when it arrived.
    var channels = decision["notice"]!["deliverBy"]!["channels"]!.AsArray().Take(2).Select(channel => new JsonObject { ["channel"] = (string)channel!, ["arrived"] = true, ["at"] = Now() });
    var notice = await PostAsync($"notices/{decision["notice"]!["noticeId"]}/delivery", new JsonObject { ["deliveries"] = new JsonArray([.. channels]) }.ToJsonString(), "notice-" + id);
    Console.WriteLine($"applied {effect["applied"]}, notice arrived {notice["arrived"]}");
}

// --- Requests -------------------------------------------------------------------------------------------------------------------

async Task<JsonNode> GetAsync(string address) => await ReadAsync(await review.GetAsync(address));

async Task<JsonNode> PostAsync(string address, string json, string key)
{
    using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    request.Headers.Add("Idempotency-Key", key);
    return await ReadAsync(await review.SendAsync(request));
}

static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
{
    var body = await answer.Content.ReadAsStringAsync();

    // A problem (RFC 9457): its code stays the same, its errors name every member that is wrong.
    return answer.IsSuccessStatusCode ? JsonNode.Parse(body)! : throw new HttpRequestException($"{(int)answer.StatusCode} {body}");
}

static byte[] FromBase64(string text)
{
    var bytes = new byte[text.Length];
    return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : [];
}

static string Now() => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

static string Needed(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new InvalidOperationException($"Set {name}.");

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run docs/client/client.cs -- send FILE | listen ADDRESS");
    return 2;
}
