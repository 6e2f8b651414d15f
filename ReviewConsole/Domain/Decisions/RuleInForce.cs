using System.Globalization;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;

namespace ReviewConsole.Domain.Decisions;

/// <summary>Whether the rule the platform named was in force when it restricted the account.</summary>
public static class RuleInForce
{
    private static readonly string[] DatedVersions = ["yyyy-MM", "yyyy-MM-dd"];

    /// <summary>
    /// False when the operator's file says the version came later, or when the version's own name is a month or a day after the
    /// restriction. A version that tells nothing is believed.
    /// </summary>
    public static bool Held(Restriction restriction, ReviewCatalogue catalogue)
    {
        if (restriction.Rule is not { Version: { } version } rule)
        {
            return false;
        }

        var imposed = DateOnly.FromDateTime(restriction.ImposedAt.UtcDateTime);
        var from = catalogue.Rule(rule.Id, version)?.EffectiveFrom
            ?? (DateOnly.TryParseExact(version, DatedVersions, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dated) ? dated : null as DateOnly?);
        return from is null || from <= imposed;
    }
}
