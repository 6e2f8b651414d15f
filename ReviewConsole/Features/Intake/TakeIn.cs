using System.Globalization;
using System.Text.Json.Nodes;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>How an appeal came that somebody writes down.</summary>
public enum TakenInBy
{
    /// <summary>A letter.</summary>
    Paper,

    /// <summary>They stood at a counter.</summary>
    Counter,

    /// <summary>They called.</summary>
    Telephone,
}

/// <summary>Lets an appeal in that somebody wrote down; the same rules as for one the platform sends, and who wrote it down is a fact.</summary>
/// <param name="Message">The appeal, read and checked.</param>
/// <param name="By">How it came.</param>
internal sealed record TakeInAppeal(AppealMessage Message, TakenInBy By) : Deed<IntakeAnswer>
{
    public override May Needs => May.TakeIn;

    public override IReadOnlyList<string> Names => new OpenCase(Message).Names;

    public override Task<CaseId?> FindLockedAsync(ReviewDb db, CancellationToken stop) => new OpenCase(Message).FindLockedAsync(db, stop);

    public override async Task<Result<IntakeAnswer>> DoAsync(DeedScope scope)
    {
        var opened = await new OpenCase(Message).DoAsync(scope);
        if (opened is { IsDone: true, Answer.Kind: not IntakeKind.Known })
        {
            scope.Append(opened.Answer.Number.Value, Fact.Of(FactKinds.TakenIn, ("appeal", Message.AppealId), ("way", By.ToString().ToLowerInvariant())));
        }

        return opened;
    }
}

/// <summary>An appeal as it is written down, field by field; becomes what the platform would send, and is read by the same reader.</summary>
public sealed class TakeInForm
{
    /// <summary>How it came.</summary>
    public TakenInBy By { get; set; }

    /// <summary>The account, as the platform shows it.</summary>
    public string Account { get; set; } = "";

    /// <summary>The name on it.</summary>
    public string Name { get; set; } = "";

    /// <summary>A business account.</summary>
    public bool IsBusiness { get; set; }

    /// <summary>The restriction, as the platform shows it; empty where the person does not know.</summary>
    public string Restriction { get; set; } = "";

    /// <summary>What they can no longer do, as words of the format.</summary>
    public HashSet<string> Scope { get; } = new(StringComparer.Ordinal) { "login" };

    /// <summary>The basis, as a word of the format.</summary>
    public string Basis { get; set; } = "protective_theft_risk";

    /// <summary>Since when.</summary>
    public DateOnly? ImposedOn { get; set; }

    /// <summary>When it came.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Signals they were told of, by code.</summary>
    public HashSet<string> Signals { get; } = new(StringComparer.Ordinal);

    /// <summary>Their own words.</summary>
    public string Statement { get; set; } = "";

    /// <summary>Their language.</summary>
    public string Language { get; set; } = Languages.English;

    /// <summary>They said no to a face scan.</summary>
    public bool DeclinesFace { get; set; }

    /// <summary>They asked for a person; who comes in person or calls has.</summary>
    public bool AsksForHuman { get; set; } = true;

    /// <summary>What else they ask for, as words of the format.</summary>
    public HashSet<string> Requests { get; } = new(StringComparer.Ordinal);

    /// <summary>How to reach them: <c>email</c>, <c>phone</c> or <c>post</c>.</summary>
    public string Channel { get; set; } = "post";

    /// <summary>The address.</summary>
    public string Address { get; set; } = "";

    /// <summary>As the platform would send it.</summary>
    /// <param name="appealId">A fresh id.</param>
    /// <param name="now">The instant (UTC).</param>
    /// <param name="zone">The zone in which the days are meant.</param>
    public string Json(string appealId, DateTimeOffset now, TimeZoneInfo zone)
    {
        var account = Account.Trim();
        var received = ReceivedOn is { } day && LocalDay(day, zone) is var start && start.AddDays(1) <= now ? start : now;
        return new JsonObject
        {
            ["appealId"] = appealId,
            ["account"] = new JsonObject { ["id"] = account, ["displayName"] = Filled(Name), ["kind"] = IsBusiness ? "business" : "private" },
            ["restriction"] = new JsonObject
            {
                // Two letters about one account that name no restriction are about the same.
                ["id"] = Filled(Restriction) ?? "unknown-" + account,
                ["scope"] = Words(Scope),
                ["basis"] = Basis,
                ["imposedAt"] = ImposedOn is { } imposed ? Instant(LocalDay(imposed, zone)) : null,
            },
            ["signals"] = new JsonArray([.. Signals.Order(StringComparer.Ordinal).Select(code => (JsonNode)new JsonObject { ["code"] = code })]),
            ["appeal"] = new JsonObject
            {
                ["receivedAt"] = Instant(received),
                ["language"] = Language,
                ["statement"] = Filled(Statement),
                ["declinesFace"] = DeclinesFace,
                ["asksForHuman"] = AsksForHuman,
                ["requests"] = Words(Requests),
                ["contact"] = Filled(Address) is { } address ? new JsonObject { ["channel"] = Channel, ["address"] = address } : null,
            },
        }.ToJsonString();
    }

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Order(StringComparer.Ordinal).Select(word => (JsonNode)word)]);

    private static string? Filled(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTimeOffset LocalDay(DateOnly day, TimeZoneInfo zone) => Domain.Clocks.LocalDays.Start(day, zone);

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
