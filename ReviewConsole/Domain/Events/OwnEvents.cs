using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Events;

/// <summary>An event that we tell others.</summary>
/// <param name="Type">Our short name of its type, e.g. <c>risc.account-enabled</c>.</param>
/// <param name="Says">Its members beside those that every one has; none where empty.</param>
public sealed record OwnEvent(string Type, IReadOnlyDictionary<string, string> Says);

/// <summary>
/// What a decision is to others, in RISC's and CAEP's words: what was decided, not what the platform did about it. A denial tells of a high risk only where it found a sign of
/// theft confirmed; that somebody could not show who they are is nobody else's business.
/// </summary>
public static class OwnEvents
{
    /// <summary>The account is free again.</summary>
    public const string Enabled = "risc.account-enabled";

    /// <summary>A new login method is asked for.</summary>
    public const string ChangeRequired = "risc.account-credential-change-required";

    /// <summary>All sessions end.</summary>
    public const string SessionRevoked = "caep.session-revoked";

    /// <summary>The risk is judged by a person.</summary>
    public const string RiskChanged = "caep.risk-level-change";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> Types = [Enabled, ChangeRequired, SessionRevoked, RiskChanged];

    /// <summary>The events of a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="scope">What was restricted.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    public static IReadOnlyList<OwnEvent> Of(Decision decision, IReadOnlyList<RestrictionScope> scope, ReviewCatalogue catalogue) =>
        decision.Outcome == Outcome.Deny ? Denied(decision, catalogue) : Approved(decision, scope, catalogue);

    /// <summary>The URI of one of our short names; null where it is none.</summary>
    public static string? UriOf(string type) =>
        type.StartsWith("risc.", StringComparison.Ordinal) ? EventBook.Risc + type[5..]
        : type.StartsWith("caep.", StringComparison.Ordinal) ? EventBook.Caep + type[5..]
        : null;

    private static List<OwnEvent> Approved(Decision decision, IReadOnlyList<RestrictionScope> scope, ReviewCatalogue catalogue)
    {
        var told = new List<OwnEvent>();
        var released = decision.Narrowing?.Releases(scope) ?? scope;
        if (released.Contains(RestrictionScope.Login) || released.Contains(RestrictionScope.FullAccount))
        {
            told.Add(new OwnEvent(Enabled, new Dictionary<string, string>()));
        }

        var conditions = decision.Conditions.Select(c => catalogue.Condition(c.Code)?.Slug).ToList();
        if (conditions.Contains("credential_change"))
        {
            told.Add(new OwnEvent(ChangeRequired, new Dictionary<string, string>()));
        }

        if (conditions.Contains("sessions_revoked"))
        {
            told.Add(new OwnEvent(SessionRevoked, new Dictionary<string, string>()));
        }

        told.Add(Risk(decision.Narrowing is null ? "LOW" : "MEDIUM"));
        return told;
    }

    private static List<OwnEvent> Denied(Decision decision, ReviewCatalogue catalogue) =>
        decision.Findings.Any(f => f.Finding == Finding.Confirmed && catalogue.Traits(f.Code).IsTheft) ? [Risk("HIGH")] : [];

    private static OwnEvent Risk(string level) => new(RiskChanged, new Dictionary<string, string> { ["principal"] = "USER", ["current_level"] = level });
}
