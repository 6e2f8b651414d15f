using System.Globalization;
using System.Text.Json.Serialization;
using ReviewConsole.Domain.Accounts;

namespace ReviewConsole.Domain.Verification;

/// <summary>A visit at a counter.</summary>
/// <param name="Site">Which counter.</param>
/// <param name="Clerk">The clerk's number; never a name.</param>
/// <param name="Kind">Kind of document shown, as <see cref="MaskedDocument.Kinds"/>.</param>
/// <param name="InOrder">The document was in order and the person its holder, by the clerk's own eyes.</param>
/// <param name="On">The day.</param>
public sealed record CounterVisit(string? Site, string? Clerk, string Kind, bool InOrder, DateOnly? On) : CheckDetails
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Route => "in_person";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string Name, string Value)> Codes =>
        [("site", Site ?? ""), ("clerk", Clerk ?? ""), ("document", Kind), ("in_order", Yes(InOrder)), ("on", Day(On ?? default))];

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<string?> Typed => [Site];

    /// <inheritdoc/>
    public override bool? Shows(DateTimeOffset now) => InOrder;

    /// <inheritdoc/>
    public override IEnumerable<string> Missing(DateTimeOffset now)
    {
        if (!IsShort(Site))
        {
            yield return "check_site";
        }

        if (!IsShort(Clerk))
        {
            yield return "check_clerk";
        }

        if (!MaskedDocument.Kinds.Contains(Kind, StringComparer.Ordinal))
        {
            yield return "check_document";
        }

        // Whatever the zone: a visit lies behind us.
        if (On is not { } day || day > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)))
        {
            yield return "check_day";
        }
    }
}

/// <summary>A contact named before the restriction who was asked.</summary>
/// <param name="Contact">The platform's reference of the contact; never a name or a number.</param>
/// <param name="Reached">How often they were reached.</param>
/// <param name="Confirms">They confirm that the account is this person's.</param>
public sealed record ContactConfirmation(string? Contact, int Reached, bool Confirms) : CheckDetails
{
    private const int Most = 20;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Route => "trusted_contact";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string Name, string Value)> Codes => [("contact", Contact ?? ""), ("reached", Number(Reached)), ("confirms", Yes(Confirms))];

    /// <inheritdoc/>
    public override bool? Shows(DateTimeOffset now) => Confirms;

    /// <inheritdoc/>
    public override IEnumerable<string> Missing(DateTimeOffset now)
    {
        // A reference, never a way to reach them.
        if (!IsShort(Contact) || Contact!.Contains('@', StringComparison.Ordinal) || Contact.Count(char.IsDigit) > 6)
        {
            yield return "check_contact";
        }

        if (Reached is < 1 or > Most)
        {
            yield return "check_reached";
        }
    }
}

/// <summary>A waiting period of 72 hours to 14 days with notice to every old address; whoever objects ends it.</summary>
/// <param name="Told">Channels that were written to: <c>phone</c>, <c>email</c>, <c>post</c>.</param>
/// <param name="Delivered">How many of these notices arrived.</param>
/// <param name="From">When it began (UTC).</param>
/// <param name="Hours">How long it lasts.</param>
/// <param name="Objected">Somebody objected.</param>
public sealed record WaitingPeriod(IReadOnlyList<string> Told, int Delivered, DateTimeOffset From, int Hours, bool Objected) : CheckDetails
{
    /// <summary>Addresses that may be written to.</summary>
    public static readonly IReadOnlyList<string> Addresses = ["phone", "email", "post"];

    /// <summary>The shortest and the longest, in hours.</summary>
    public static readonly (int Least, int Most) Limits = (72, 14 * 24);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Route => VerificationPolicy.Waiting;

    /// <summary>When it ends (UTC).</summary>
    [JsonIgnore]
    public DateTimeOffset Until => From.AddHours(Hours);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string Name, string Value)> Codes =>
    [
        ("told", string.Join(' ', Told)), ("delivered", Number(Delivered)), ("from", From.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        ("hours", Number(Hours)), ("objected", Yes(Objected)),
    ];

    /// <summary>Addresses bound to the account, by channel: each has to be written to.</summary>
    public static IReadOnlyList<string> BoundTo(Account account) =>
        [.. new[] { account.Phone is null ? null : "phone", account.Email is null ? null : "email" }.OfType<string>()];

    /// <inheritdoc/>
    public override bool? Shows(DateTimeOffset now) => Objected ? false : now >= Until ? true : null;

    /// <inheritdoc/>
    public override IEnumerable<string> Missing(DateTimeOffset now)
    {
        if (Told.Count == 0 || Told.Any(t => !Addresses.Contains(t, StringComparer.Ordinal)))
        {
            yield return "check_told";
        }
        else if (Delivered < 1 || Delivered > Told.Count)
        {
            yield return "check_delivered";
        }

        if (Hours < Limits.Least || Hours > Limits.Most)
        {
            yield return "check_hours";
        }

        if (From > now)
        {
            yield return "check_day";
        }
    }
}
