using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>A visit at a counter: who looked at which document, where, when, and whether it fits. No copy of it.</summary>
/// <param name="Site">Which counter.</param>
/// <param name="Clerk">The clerk's number.</param>
/// <param name="Kind">Which document.</param>
/// <param name="Fits">It is in order and fits the account.</param>
/// <param name="On">The day of the visit.</param>
public sealed record CounterVisit(string Site, string Clerk, DocumentKind Kind, bool Fits, DateOnly On) : CheckDetails
{
    /// <summary>The form's name.</summary>
    public const string Name = "counter_visit";

    private const int LongestSite = 80;
    private const int LongestClerk = 20;

    /// <inheritdoc/>
    public override CheckState Result => Fits ? CheckState.Passed : CheckState.Failed;

    /// <summary>A paper that is not made for telling who somebody is does not carry alone.</summary>
    public override Strength Shows => Kind == DocumentKind.Other ? Strength.Medium : Strength.Strong;

    /// <inheritdoc/>
    public override RouteReason Because => new(Kind == DocumentKind.Other ? "counter_other" : "counter_identity", Day(On));

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, string? Value)> Codes => [("form", Name), ("document", Snake(Kind)), ("on", Day(On))];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, string? Value)> Personal => [("site", Site), ("clerk", Clerk)];

    internal override IEnumerable<Refusal> Broken(Check check, CheckFacts facts)
    {
        if (string.IsNullOrWhiteSpace(Site) || Site.Length > LongestSite)
        {
            yield return Missing(check, "site");
        }
        else if (SecretText.Finds(Site) is { } secret)
        {
            yield return Refuse(check, "secret_in_text", ("why", secret));
        }

        if (string.IsNullOrWhiteSpace(Clerk) || Clerk.Length > LongestClerk || !Clerk.All(c => char.IsLetterOrDigit(c) || c is '-' or ' '))
        {
            yield return Missing(check, "clerk");
        }

        if (!Enum.IsDefined(Kind))
        {
            yield return Missing(check, "document");
        }

        if (!IsLately(On, facts))
        {
            yield return Refuse(check, "check_day_wrong", ("most", Text(LongestBack)));
        }
    }
}
