using System.Globalization;
using System.Text.Json;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Assigning;

/// <summary>A case as standing rules see it.</summary>
/// <param name="Language">The appellant's language, primary tag.</param>
/// <param name="Scope">What is restricted.</param>
/// <param name="HeldMinor">Money held, minor unit.</param>
/// <param name="Signals">Codes of the round's signals.</param>
/// <param name="ReceivedAt">When it was received (UTC).</param>
public sealed record RuledCase(string Language, IReadOnlyCollection<RestrictionScope> Scope, long HeldMinor, IReadOnlyCollection<string> Signals, DateTimeOffset ReceivedAt);

/// <summary>Whom a rule gives to: exactly one of the three.</summary>
/// <param name="Person">One person.</param>
/// <param name="Group">Everybody of a group, by its name.</param>
/// <param name="Skill">Everybody who has a skill.</param>
public sealed record RuleTarget(PersonId? Person = null, string? Group = null, Skill? Skill = null)
{
    /// <summary>True when exactly one is said.</summary>
    public bool IsSaid => (Person is null ? 0 : 1) + (string.IsNullOrWhiteSpace(Group) ? 0 : 1) + (Skill is null ? 0 : 1) == 1;

    /// <summary>Whether somebody is meant.</summary>
    public bool Means(PersonId person, string? group, IReadOnlyCollection<Skill> has) =>
        Person == person || (Group is { } named && string.Equals(named, group, StringComparison.OrdinalIgnoreCase)) || (Skill is { } skill && has.Contains(skill));
}

/// <summary>A standing rule: what a case must be like, and to whom it goes then. What is not said fits every case.</summary>
public sealed record StandingRule
{
    /// <summary>The language, primary tag.</summary>
    public string? Language { get; init; }

    /// <summary>A function that is restricted.</summary>
    public RestrictionScope? Scope { get; init; }

    /// <summary>Money held, from so much on; minor unit.</summary>
    public long? HeldFrom { get; init; }

    /// <summary>A signal that fired, by code.</summary>
    public string? Signal { get; init; }

    /// <summary>Received at least so many days ago.</summary>
    public int? DaysOld { get; init; }

    /// <summary>To whom.</summary>
    public RuleTarget To { get; init; } = new();

    /// <summary>Whether a case is like that now.</summary>
    public bool Fits(RuledCase of, DateTimeOffset now) => FitsBut(of) && (DaysOld is not { } days || of.ReceivedAt.AddDays(days) <= now);

    /// <summary>When a case becomes old enough for this rule, if it fits otherwise (UTC); null where it never will or does already.</summary>
    public DateTimeOffset? FitsFrom(RuledCase of, DateTimeOffset now) =>
        DaysOld is { } days && FitsBut(of) && of.ReceivedAt.AddDays(days) is var from && from > now ? from : null;

    /// <summary>As a fact keeps it: names and codes, no personal data.</summary>
    public override string ToString() => string.Join(' ', new (string Name, string? Value)[]
    {
        ("language", Language), ("scope", Scope is { } scope ? Snake(scope) : null), ("held_from", HeldFrom?.ToString(CultureInfo.InvariantCulture)), ("signal", Signal),
        ("days_old", DaysOld?.ToString(CultureInfo.InvariantCulture)), ("person", To.Person?.Value.ToString("D")), ("group", To.Group is { } group ? JsonSerializer.Serialize(group) : null),
        ("skill", To.Skill is { } skill ? Snake(skill) : null),
    }.Where(p => p.Value is not null).Select(p => $"{p.Name}={p.Value}"));

    private bool FitsBut(RuledCase of) =>
        (Language is null || of.Language == Language) && (Scope is not { } scope || of.Scope.Contains(scope))
        && (HeldFrom is not { } held || of.HeldMinor >= held) && (Signal is null || of.Signals.Contains(Signal));

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <summary>What one rule does with the cases it was tried on.</summary>
/// <param name="Takes">Cases it is the first to fit.</param>
/// <param name="Fits">Cases it fits at all; those of earlier rules among them.</param>
public readonly record struct RuleTrial(int Takes, int Fits);

/// <summary>Standing rules in their order: the first that fits a case takes it.</summary>
public static class StandingRules
{
    /// <summary>The most there may be.</summary>
    public const int Most = 50;

    /// <summary>The longest name of a group.</summary>
    public const int LongestGroup = 60;

    /// <summary>The place of the first rule that fits, from 0; null for none.</summary>
    public static int? First(IReadOnlyList<StandingRule> rules, RuledCase of, DateTimeOffset now)
    {
        for (var at = 0; at < rules.Count; at++)
        {
            if (rules[at].Fits(of, now))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>When a case has to be looked at again because it becomes old enough for a rule (UTC); null for never.</summary>
    public static DateTimeOffset? Again(IReadOnlyList<StandingRule> rules, RuledCase of, DateTimeOffset now) => rules.Select(r => r.FitsFrom(of, now)).Min();

    /// <summary>Tries rules on cases: of how many each is the first to fit, and how many it fits at all.</summary>
    public static IReadOnlyList<RuleTrial> Try(IReadOnlyList<StandingRule> rules, IEnumerable<RuledCase> cases, DateTimeOffset now)
    {
        var (takes, fits) = (new int[rules.Count], new int[rules.Count]);
        foreach (var of in cases)
        {
            var first = true;
            for (var at = 0; at < rules.Count; at++)
            {
                if (rules[at].Fits(of, now))
                {
                    fits[at]++;
                    takes[at] += first ? 1 : 0;
                    first = false;
                }
            }
        }

        return [.. takes.Zip(fits, (t, f) => new RuleTrial(t, f))];
    }

    /// <summary>
    /// Why these rules cannot be used, each said on its rule (<c>rule:2</c>, from 0): <c>rule_target</c>, <c>rule_group_long</c>, <c>rule_number</c>,
    /// <c>rule_twice</c> (the same as an earlier one); and <c>rules_too_many</c>.
    /// </summary>
    public static IReadOnlyList<Refusal> Broken(IReadOnlyList<StandingRule> rules) =>
    [
        .. rules.Count > Most ? [Refusal.On("rules", "rules_too_many", ("most", Most.ToString(CultureInfo.InvariantCulture)))] : Array.Empty<Refusal>(),
        .. from rule in rules.Index()
           let about = "rule:" + rule.Index.ToString(CultureInfo.InvariantCulture)
           let of = rule.Item
           let refusal = !of.To.IsSaid ? Refusal.On(about, "rule_target")
               : of.To.Group?.Length > LongestGroup ? Refusal.On(about, "rule_group_long", ("most", LongestGroup.ToString(CultureInfo.InvariantCulture)))
               : of.HeldFrom is < 1 || of.DaysOld is < 1 or > 3650 ? Refusal.On(about, "rule_number")
               : rules.Take(rule.Index).Any(earlier => earlier with { To = of.To } == of) ? Refusal.On(about, "rule_twice")
               : null
           where refusal is not null
           select refusal,
    ];
}
