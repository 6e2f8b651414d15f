using System.Globalization;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Team;

/// <summary>A rule as it stands in the fields of the page.</summary>
internal sealed class RuleForm
{
    private const char Between = ':';

    /// <summary>The language; empty for any.</summary>
    public string Language { get; set; } = "";

    /// <summary>The scope's name; empty for any.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Money held, major unit; empty for any.</summary>
    public string Held { get; set; } = "";

    /// <summary>The signal; empty for any.</summary>
    public string Signal { get; set; } = "";

    /// <summary>Days; empty for any.</summary>
    public string Days { get; set; } = "";

    /// <summary>To whom, as <see cref="TextOf"/> says it; empty while nobody is chosen.</summary>
    public string To { get; set; } = "";

    /// <summary>The fields of a rule.</summary>
    public static RuleForm Of(StandingRule rule) => new()
    {
        Language = rule.Language ?? "",
        Scope = rule.Scope?.ToString() ?? "",
        Held = rule.HeldFrom is { } held ? (held / 100m).ToString("0.##", CultureInfo.InvariantCulture) : "",
        Signal = rule.Signal ?? "",
        Days = rule.DaysOld?.ToString(CultureInfo.InvariantCulture) ?? "",
        To = TextOf(rule.To),
    };

    /// <summary>The rule the fields say; what is no number is refused later like one that is too small.</summary>
    public StandingRule Rule => new()
    {
        Language = Language.Length == 0 ? null : Language,
        Scope = Enum.TryParse<RestrictionScope>(Scope, out var scope) ? scope : null,
        HeldFrom = Held.Length == 0 ? null : decimal.TryParse(Held, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var held) && held < 1e12m ? (long)(held * 100) : 0,
        Signal = Signal.Length == 0 ? null : Signal,
        DaysOld = Days.Length == 0 ? null : int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0,
        To = Target(To),
    };

    /// <summary>A target as a choice of the page.</summary>
    public static string TextOf(RuleTarget to) => to switch
    {
        { Person: { } person } => "person" + Between + person.Value.ToString("N"),
        { Group: { } group } => "group" + Between + group,
        { Skill: { } skill } => "skill" + Between + skill,
        _ => "",
    };

    private static RuleTarget Target(string text) => text.Split(Between, 2) switch
    {
        ["person", var id] when Guid.TryParseExact(id, "N", out var person) => new RuleTarget(Person: new PersonId(person)),
        ["group", var group] => new RuleTarget(Group: group),
        ["skill", var name] when Enum.TryParse<Skill>(name, out var skill) => new RuleTarget(Skill: skill),
        _ => new RuleTarget(),
    };
}
