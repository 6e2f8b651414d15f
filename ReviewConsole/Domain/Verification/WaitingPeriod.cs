using System.Globalization;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>An address that was bound to the account, now or earlier.</summary>
public enum OldAddress
{
    /// <summary>The bound phone.</summary>
    Phone,

    /// <summary>The bound e-mail address.</summary>
    Email,

    /// <summary>A phone bound earlier.</summary>
    FormerPhone,

    /// <summary>An e-mail address bound earlier.</summary>
    FormerEmail,

    /// <summary>A postal address.</summary>
    Post,

    /// <summary>Inside the platform's own application.</summary>
    App,
}

/// <summary>One address that was told.</summary>
/// <param name="Address">Which.</param>
/// <param name="Delivered">The notice arrived there.</param>
public sealed record ToldAddress(OldAddress Address, bool Delivered = false);

/// <summary>
/// A waiting period with notice to every old address. When it begins is the instant of the deed that begins it, so nobody waits in
/// arrears; it passes only after its end, with a notice that arrived, and without an objection.
/// </summary>
/// <param name="Told">Which addresses were told.</param>
/// <param name="Begun">Since when (UTC).</param>
/// <param name="Ends">Until when (UTC).</param>
/// <param name="Objections">How many objected; null while it runs.</param>
public sealed record WaitingPeriod(IReadOnlyList<ToldAddress> Told, DateTimeOffset Begun, DateTimeOffset Ends, int? Objections = null) : CheckDetails
{
    /// <summary>The form's name.</summary>
    public const string Name = "waiting_period";

    /// <summary>The shortest and the longest, in days: 72 hours to 14 days.</summary>
    public const int Shortest = 3;

    /// <inheritdoc cref="Shortest"/>
    public const int Longest = 14;

    private const int MostObjections = 99;

    /// <inheritdoc/>
    public override CheckState Result => Objections is 0 ? CheckState.Passed : CheckState.Failed;

    /// <inheritdoc/>
    public override Strength Shows => Strength.Medium;

    /// <inheritdoc/>
    public override RouteReason Because => new("waited", Text((int)Math.Round((Ends - Begun).TotalDays)));

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, string? Value)> Codes =>
    [
        ("form", Name), ("told", Words(Told)), ("delivered", Words(Told.Where(t => t.Delivered))), ("begun", Stamp(Begun)), ("ends", Stamp(Ends)),
        ("objections", Objections is { } count ? Text(count) : null),
    ];

    /// <summary>Why a wait cannot begin like this; empty when it can.</summary>
    internal static IEnumerable<Refusal> WhyNot(Check check, IReadOnlyCollection<OldAddress> told, int days, Account account)
    {
        if (days is < Shortest or > Longest)
        {
            yield return Refuse(check, "wait_length_wrong", ("least", Text(Shortest)), ("most", Text(Longest)));
        }

        // Whoever took an account over holds some of its addresses; the owner holds at least one of all.
        if ((account.Phone is not null && !told.Contains(OldAddress.Phone)) || (account.Email is not null && !told.Contains(OldAddress.Email)))
        {
            yield return Refuse(check, "notice_incomplete");
        }
        else if (told.Count == 0)
        {
            yield return Missing(check, "told");
        }
    }

    internal override IEnumerable<Refusal> Broken(Check check, CheckFacts facts)
    {
        if (check.Details is not WaitingPeriod begun)
        {
            yield return Refuse(check, "wait_not_begun");
        }
        else if (begun.Begun != Begun || begun.Ends != Ends || !begun.Told.Select(t => t.Address).SequenceEqual(Told.Select(t => t.Address)))
        {
            yield return Refuse(check, "check_details_wrong");
        }
        else if (Objections is null or < 0 or > MostObjections)
        {
            yield return Missing(check, "objections");
        }
        else if (Objections == 0 && facts.Now < Ends)
        {
            yield return Refuse(check, "wait_not_over", ("until", Stamp(Ends)));
        }
        else if (Objections == 0 && !Told.Any(t => t.Delivered))
        {
            yield return Refuse(check, "notice_undelivered");
        }
    }

    private static string Words(IEnumerable<ToldAddress> addresses) => string.Join(' ', addresses.Select(a => Snake(a.Address)));

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
