using System.Text.Json;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Events;

/// <summary>Reads the claims of a security event token (RFC 8417, as the Shared Signals Framework profiles it). Whether it is signed is not asked here.</summary>
public static class TokenReader
{
    /// <summary>The longest id of a token.</summary>
    public const int LongestId = 200;

    /// <summary>How long after it was issued a token is taken: as long as its sender may try, and no longer.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    /// <summary>How far clocks may differ.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private const int MostEvents = 20;

    /// <summary>Who a token says issued it; null where it does not. To find the keys, before anything is believed.</summary>
    public static string? IssuerOf(JsonElement claims) => claims.ValueKind == JsonValueKind.Object ? Text(claims, "iss") : null;

    /// <summary>
    /// Reads it. Refused with <c>event_claim</c> (value <c>claim</c>) where a claim is missing, doubled or no such thing, <c>event_future</c>, <c>event_old</c> and
    /// <c>event_over</c>.
    /// </summary>
    /// <param name="claims">The claims.</param>
    /// <param name="now">The instant (UTC).</param>
    public static Result<EventToken> Read(JsonElement claims, DateTimeOffset now)
    {
        try
        {
            return claims.ValueKind == JsonValueKind.Object ? ReadClaims(claims, now) : Missing("iss");
        }
        catch (InvalidOperationException)
        {
            // A name that is no text at all.
            return Missing("events");
        }
    }

    private static Result<EventToken> ReadClaims(JsonElement claims, DateTimeOffset now)
    {
        if (claims.EnumerateObject().GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(c => c.Count() > 1) is { } doubled)
        {
            return Missing(doubled.Key);
        }

        var (issuer, id, issued) = (Text(claims, "iss"), Text(claims, "jti"), Instant(claims, "iat"));
        if (issuer is not { Length: > 0 } || id is not { Length: > 0 and <= LongestId } || !JsonText.IsWord(id) || issued is not { } at)
        {
            return Missing(issuer is not { Length: > 0 } ? "iss" : issued is null ? "iat" : "jti");
        }

        return Age(claims, at, now) is { } wrong ? wrong
            : Events(claims, issuer, at, now) is { Count: > 0 } events ? new EventToken(issuer, id, at, events)
            : Missing("events");
    }

    private static Refusal? Age(JsonElement claims, DateTimeOffset issued, DateTimeOffset now) =>
        issued > now + Ahead ? Refusal.Of("event_future")
        : issued < now - Oldest ? Refusal.Of("event_old", ("days", Oldest.TotalDays.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        : claims.TryGetProperty("exp", out _) && !(Instant(claims, "exp") > now - Ahead) ? Refusal.Of("event_over")
        : null;

    private static List<SecurityEvent>? Events(JsonElement claims, string issuer, DateTimeOffset issued, DateTimeOffset now)
    {
        if (!claims.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var all = events.EnumerateObject().ToList();
        if (all.Count > MostEvents || all.Any(e => e.Value.ValueKind != JsonValueKind.Object) || all.Select(e => e.Name).Distinct(StringComparer.Ordinal).Count() < all.Count)
        {
            return null;
        }

        var (whole, happened) = (Subject(claims, "sub_id", issuer), Instant(claims, "toe"));
        return all.ConvertAll(e => Event(e.Name, e.Value));

        SecurityEvent Event(string type, JsonElement says)
        {
            var at = Instant(says, "event_timestamp") ?? happened ?? issued;
            return new SecurityEvent(type, at > now + Ahead ? issued : at, Subject(says, "subject", issuer) ?? whole)
            {
                Reason = Text(says, "reason"),
                Credential = Text(says, "credential_type"),
                Level = Text(says, "current_level"),
                Principal = Text(says, "principal"),
                Said = Said(says),
            };
        }
    }

    private static EventSubject? Subject(JsonElement of, string name, string issuer) => of.TryGetProperty(name, out var subject) ? SubjectReader.Read(subject, issuer) : null;

    // Words for people, by language; anything else is left out.
    private static LocalText? Said(JsonElement says)
    {
        if (!says.TryGetProperty("reason_admin", out var reason))
        {
            return null;
        }

        var texts = reason.ValueKind == JsonValueKind.String ? [(LocalText.Undetermined, JsonText.Of(reason))]
            : reason.ValueKind == JsonValueKind.Object ? reason.EnumerateObject().Take(AppealLimits.Languages).Select(t => (t.Name, t.Value.ValueKind == JsonValueKind.String ? JsonText.Of(t.Value) : null)).ToArray()
            : [];
        var kept = texts.Where(t => t.Item2 is { Length: > 0 and <= AppealLimits.Observation } text && JsonText.IsClean(text, oneLine: false)).Select(t => KeyValuePair.Create(t.Item1, t.Item2!)).ToList();
        return kept.Count == 0 ? null : new LocalText(kept);
    }

    private static Refusal Missing(string claim) => Refusal.Of("event_claim", ("claim", claim.Length <= 40 ? claim : claim[..40]));

    private static DateTimeOffset? Instant(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is > 0 and < 7_000_000_000
            ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Floor(seconds * 1000))
            : null;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;
}
