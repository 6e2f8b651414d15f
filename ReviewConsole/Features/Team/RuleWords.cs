using System.Globalization;
using Microsoft.Extensions.Localization;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>Puts a standing rule into words.</summary>
internal static class RuleWords
{
    /// <summary>"Chinese, payouts, from 5,000 held, 3 days old → Lin".</summary>
    /// <param name="words">The page's words.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="signal">Its signal's name.</param>
    /// <param name="person">The person's working name.</param>
    public static string Of(IStringLocalizer words, StandingRule rule, string? signal, string? person)
    {
        List<string> parts =
        [
            .. rule.Language is { } language ? [Terms.Language(language)] : Array.Empty<string>(),
            .. rule.Scope is { } scope ? [Terms.Of(scope)] : Array.Empty<string>(),
            .. rule.Signal is { } code ? [signal ?? code] : Array.Empty<string>(),
            .. rule.HeldFrom is { } held ? [words["Said.Held", (held / 100m).ToString("N0", CultureInfo.CurrentCulture)]] : Array.Empty<string>(),
            .. rule.DaysOld is { } days ? [words["Said.Days", days]] : Array.Empty<string>(),
        ];
        return $"{(parts.Count == 0 ? words["Said.Any"].Value : Terms.List(parts))} → {To(words, rule.To, person)}";
    }

    private static string To(IStringLocalizer words, RuleTarget to, string? person) => to switch
    {
        { Person: not null } => person ?? words["Said.Gone"],
        { Group: { } group } => words["Target.Group", group],
        { Skill: { } skill } => words["Target.Skill", Terms.Of(skill)],
        _ => words["Said.Nobody"],
    };
}
