using System.Text.Json;
using ReviewConsole.Domain.Intake;

namespace ReviewConsole.Domain.Events;

/// <summary>
/// Finds out whom an event is about (RFC 9493). An account is named by <c>opaque</c>, by <c>iss_sub</c> of the token's own issuer, or by <c>account</c> at the issuer's own
/// host: another's names for people are not ours. Else by a phone number or an e-mail address, which may be bound to it. Everything else names nobody here.
/// </summary>
internal static class SubjectReader
{
    private const int MostAliases = 20;
    private const string Acct = "acct:";

    /// <summary>Whom; null where that is none we can look for, or several.</summary>
    /// <param name="subject">The subject identifier.</param>
    /// <param name="issuer">The token's issuer.</param>
    public static EventSubject? Read(JsonElement subject, string issuer)
    {
        if (subject.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return Format(subject) switch
        {
            "aliases" => Merge(subject, issuer),
            "complex" => subject.TryGetProperty("user", out var user) && Format(user) is not "complex" ? Read(user, issuer) : null,
            var format => Simple(format, subject, issuer),
        };
    }

    // Drafts of RISC wrote subject_type, with hyphens; a complex subject needed no word for it.
    private static string? Format(JsonElement subject) =>
        Text(subject, "format") ?? Text(subject, "subject_type")?.Replace('-', '_') ?? (Has(subject, "user") ? "complex" : null);

    private static EventSubject? Simple(string? format, JsonElement subject, string issuer) => format switch
    {
        "opaque" => Account(Text(subject, "id")),
        "iss_sub" => Text(subject, "iss") == issuer ? Account(Text(subject, "sub")) : null,
        "account" => Account(AtHost(Text(subject, "uri"), issuer)),
        "phone_number" or "phone" => Text(subject, "phone_number") is { } phone && phone.Count(char.IsAsciiDigit) is >= 5 and <= 15 ? new EventSubject(null, phone, null) : null,
        "email" => Text(subject, "email") is { } email && email.Length <= AppealLimits.Address && email.IndexOf('@', StringComparison.Ordinal) > 0 ? new EventSubject(null, null, email) : null,
        _ => null,
    };

    private static EventSubject? Merge(JsonElement subject, string issuer)
    {
        if (!subject.TryGetProperty("identifiers", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostAliases)
        {
            return null;
        }

        var named = list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).Select(one => Simple(Format(one), one, issuer)).OfType<EventSubject>().ToList();
        var (accounts, phones, emails) = (Each(named, s => s.Account), Each(named, s => s.Phone), Each(named, s => s.Email));

        // Names of two people are no names of one.
        return named.Count == 0 || accounts.Count > 1 || phones.Count > 1 || emails.Count > 1 ? null
            : new EventSubject(accounts.SingleOrDefault(), phones.SingleOrDefault(), emails.SingleOrDefault());
    }

    private static List<string> Each(IEnumerable<EventSubject> named, Func<EventSubject, string?> which) => [.. named.Select(which).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static EventSubject? Account(string? id) => id is { Length: > 0 and <= AppealLimits.Word } && JsonText.IsWord(id) ? new EventSubject(id, null, null) : null;

    private static string? AtHost(string? uri, string issuer) =>
        uri is not null && uri.StartsWith(Acct, StringComparison.OrdinalIgnoreCase) && uri.LastIndexOf('@') is > 0 and var at
            && Uri.TryCreate(issuer, UriKind.Absolute, out var from) && from.Host.Equals(uri[(at + 1)..], StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(uri[Acct.Length..at])
            : null;

    private static bool Has(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out _);

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;
}
