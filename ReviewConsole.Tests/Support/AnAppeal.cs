using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Intake;

namespace ReviewConsole.Support;

/// <summary>
/// An appeal as the platform sends it: valid as it stands, with ids of its own and fixed instants; each method changes one thing. Paths
/// are written like the reader's: <c>restriction.rule.version</c>, <c>signals[0].code</c>.
/// </summary>
internal sealed class AnAppeal
{
    /// <summary>When tests read and open appeals: Monday, 13 July 2026, 10:00 in Shanghai.</summary>
    public static readonly DateTimeOffset Now = new(2026, 7, 13, 2, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static int _serial;

    private readonly JsonObject _json;

    public AnAppeal()
    {
        var serial = Interlocked.Increment(ref _serial).ToString("00000", CultureInfo.InvariantCulture);
        _json = JsonNode.Parse(Template.Replace("#", serial, StringComparison.Ordinal))!.AsObject();
    }

    private AnAppeal(JsonObject json) => _json = json;

    /// <summary>Any valid appeal: an account with much or nothing known, any signals of any age, any basis, either language.</summary>
    public static AnAppeal Any(Random random)
    {
        var catalogue = CatalogueFiles.Own;
        var any = new AnAppeal().WithoutSignals();
        string[] optional =
        [
            "displayName", "registeredOn", "phone", "phoneBoundOn", "email", "emailBoundOn", "linkedAccounts", "knownDevices", "available", "links",
        ];
        foreach (var member in optional.Where(_ => random.Next(3) == 0))
        {
            any.Without("account." + member);
        }

        any.With("account.kind", random.Next(3) == 0 ? "business" : "private").With("account.realNameVerified", random.Next(2) == 0)
            .With("account.knownDevices", random.Next(3)).With("appeal.declinesFace", random.Next(2) == 0)
            .With("account.available", new JsonArray([.. catalogue.Routes.Where(_ => random.Next(4) == 0).Select(r => (JsonNode)r.Code)]))
            .Under(Pick(random, "protective_theft_risk", "terms_breach", "statutory_fraud_measure")).In(Pick(random, "en", "zh-CN", "uk"));
        any.With("restriction.endsAt", random.Next(2) == 0 ? null : "2026-12-31T00:00:00Z")
            .With("restriction.automatedDetection", random.Next(3) == 0 ? null : random.Next(2) == 0)
            .With("restriction.automatedDecision", random.Next(4) == 0 ? null : Pick(random, "fully", "partially", "none"));
        if (random.Next(4) == 0)
        {
            any.Without(Pick(random, "restriction.rule", "restriction.rule.id", "restriction.rule.version", "restriction.rule.title", "restriction.rule.text"));
        }

        for (var count = random.Next(6); count > 0; count--)
        {
            var signal = random.Next(10) == 0 ? "moon_phase" : catalogue.Signals[random.Next(catalogue.Signals.Count)].Code;
            any.WithSignal(signal, random.Next(1, 400), random.Next(2) == 0 ? "That was me." : null,
                random.Next(3) == 0 ? Now.AddDays(random.Next(-30, 60)) : null);
        }

        return any;
    }

    /// <summary>The account of the default appeal: what its parts are is read by tests, so it is written out.</summary>
    private const string Template = """
        { "formatVersion": 1, "appealId": "ap-#",
          "account": { "id": "xy-#", "displayName": "Maria Gómez", "kind": "private", "registeredOn": "2016-04-02",
            "realNameVerified": true, "phone": "13812345678", "phoneBoundOn": "2016-04-02",
            "email": "maria@example.org", "emailBoundOn": "2017-05-03",
            "linkedAccounts": [ { "provider": "taobao", "realNameVerified": true, "linkedOn": "2016-04-02" } ],
            "knownDevices": 3, "available": ["pay_micro", "saved_code"],
            "links": { "device": ["sha256:0a#"], "phone": [], "payout": [], "address": [] } },
          "restriction": { "id": "rs-#", "scope": ["login"], "basis": "protective_theft_risk",
            "imposedAt": "2026-06-30T08:12:00Z", "endsAt": null, "decidedBy": "engine",
            "rule": { "id": "ATO-11", "version": "2025-02", "title": { "en": "Signs of takeover", "zh-CN": "疑似账号被盗" },
              "text": { "en": "Two or more takeover signs within 24 hours lock sign-in.", "zh-CN": "24小时内出现两项以上盗号迹象的，限制登录。" },
              "url": "https://rules.example.org/ato-11" },
            "automatedDetection": true, "automatedDecision": "fully", "verificationDemanded": ["face"] },
          "signals": [ { "code": "failed_burst", "observedOn": "2026-06-30T08:10:44Z",
            "observed": { "en": "9 wrong passwords, then a sign-in", "zh-CN": "9次输错密码后登录" }, "baseline": "none in 2 years",
            "source": "risk-engine", "expiresOn": null,
            "evidence": [ { "kind": "sign_in", "at": "2026-06-30T08:10:40Z", "text": "Shanghai, HUAWEI Mate 70" } ] } ],
          "harm": { "heldMinor": 12800, "currency": "CNY", "openOrders": 2, "livelihood": false },
          "appeal": { "receivedAt": "2026-07-11T03:20:00Z", "language": "en",
            "statement": "I mistyped my password after changing it. Please let a person look.", "declinesFace": true,
            "asksForHuman": true, "requests": ["change_phone"], "contact": { "channel": "email", "address": "maria@example.org" },
            "answers": [ { "signal": "failed_burst", "answer": "I had changed my password the day before." } ] } }
        """;

    /// <summary>The id it was given.</summary>
    public string Id => (string)_json["appealId"]!;

    /// <summary>The account's id.</summary>
    public string Account => (string)_json["account"]!["id"]!;

    /// <summary>The restriction's id.</summary>
    public string Restriction => (string)_json["restriction"]!["id"]!;

    /// <summary>In Chinese, or another language.</summary>
    public AnAppeal In(string language) => With("appeal.language", language);

    /// <summary>In these own words.</summary>
    public AnAppeal Saying(string statement) => With("appeal.statement", statement);

    /// <summary>Against this restriction, e.g. one that another appeal is about too.</summary>
    public AnAppeal Against(string restriction) => With("restriction.id", restriction);

    /// <summary>Received at this instant.</summary>
    public AnAppeal ReceivedAt(DateTimeOffset instant) => With("appeal.receivedAt", Instant(instant));

    /// <summary>Under this basis.</summary>
    public AnAppeal Under(string basis) => With("restriction.basis", basis);

    /// <summary>Without any signal or answer.</summary>
    public AnAppeal WithoutSignals() => With("signals", new JsonArray()).With("appeal.answers", new JsonArray());

    /// <summary>One more signal, observed so many days before <see cref="Now"/>, with the appellant's answer if there is one.</summary>
    public AnAppeal WithSignal(string code, int daysAgo = 5, string? answer = null, DateTimeOffset? expiresOn = null)
    {
        _json["signals"]!.AsArray().Add(new JsonObject
        {
            ["code"] = code,
            ["observedOn"] = Instant(Now.AddDays(-daysAgo)),
            ["observed"] = "seen once",
            ["expiresOn"] = expiresOn is { } end ? Instant(end) : null,
        });
        if (answer is not null)
        {
            _json["appeal"]!["answers"]!.AsArray().Add(new JsonObject { ["signal"] = code, ["answer"] = answer });
        }

        return this;
    }

    /// <summary>Only this signal.</summary>
    public AnAppeal WithOnlySignal(string code, int daysAgo = 5, string? answer = null, DateTimeOffset? expiresOn = null) =>
        WithoutSignals().WithSignal(code, daysAgo, answer, expiresOn);

    /// <summary>An account about which the platform knows nothing but its id.</summary>
    public AnAppeal WithBareAccount() => With("account", new JsonObject { ["id"] = _json["account"]!["id"]!.DeepClone() });

    /// <summary>Sets one member, also one that does not belong there.</summary>
    public AnAppeal With(string path, JsonNode? value)
    {
        var (parent, last) = Find(path);
        if (parent is JsonArray list)
        {
            list[int.Parse(last, CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            parent[last] = value;
        }

        return this;
    }

    /// <summary>Takes one member out.</summary>
    public AnAppeal Without(string path)
    {
        var (parent, last) = Find(path);
        parent.AsObject().Remove(last);
        return this;
    }

    /// <summary>Another one with the same content.</summary>
    public AnAppeal Copy() => new(_json.DeepClone().AsObject());

    /// <summary>As a tree, to be changed in any way.</summary>
    public JsonObject Json() => _json.DeepClone().AsObject();

    /// <summary>As a line of an import file.</summary>
    public string Line() => _json.ToJsonString(AsWritten);

    /// <summary>What the reader says to it.</summary>
    public AppealReading Read() => Read(Now);

    /// <summary>As read; fails the test when it is refused.</summary>
    public AppealMessage Message() => Message(Now);

    /// <summary>As read at another instant, for a program that runs by the real clock.</summary>
    public AppealMessage Message(DateTimeOffset now)
    {
        var reading = Read(now);
        reading.Refusals.ShouldBeEmpty();
        return reading.Message!;
    }

    private AppealReading Read(DateTimeOffset now) => AppealReader.Read(Line(), CatalogueFiles.Own, now);

    private (JsonNode Parent, string Last) Find(string path)
    {
        var steps = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        var parent = steps[..^1].Aggregate((JsonNode)_json, (at, step) =>
            (at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : at[step])
            ?? throw new InvalidOperationException($"Nothing at {step} of {path}."));
        return (parent, steps[^1]);
    }

    private static string Pick(Random random, params string[] words) => words[random.Next(words.Length)];

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
