using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Decisions;

/// <summary>What a decision promises that the platform will do; the platform's answer is held against it (design.md §6).</summary>
public enum PromisedEffect
{
    /// <summary>The whole restriction goes.</summary>
    Lifted,

    /// <summary>Some functions are released, the others stay restricted until a day.</summary>
    Narrowed,

    /// <summary>The restriction stays.</summary>
    Kept,
}

/// <summary>What outcome and narrowing promise together.</summary>
public static class PromisedEffects
{
    /// <summary>The effect.</summary>
    public static PromisedEffect Of(Outcome? outcome, Narrowing? narrowing) =>
        outcome == Outcome.Deny ? PromisedEffect.Kept : narrowing is null ? PromisedEffect.Lifted : PromisedEffect.Narrowed;
}

/// <summary>A partial approval: what stays restricted, and until when.</summary>
/// <param name="Keeps">What stays restricted; fewer functions than before.</param>
/// <param name="Until">The last day of it; null while none was chosen, which is refused.</param>
public sealed record Narrowing(IReadOnlyList<RestrictionScope> Keeps, DateOnly? Until)
{
    /// <summary>What is released of a restriction of these functions.</summary>
    public IReadOnlyList<RestrictionScope> Releases(IReadOnlyList<RestrictionScope> scope) => [.. Whole(scope).Except(Keeps)];

    /// <summary>What may be kept of a restriction: its functions, and each of the account where all of it is locked.</summary>
    public static IReadOnlyList<RestrictionScope> Whole(IReadOnlyList<RestrictionScope> scope) => scope.Contains(RestrictionScope.FullAccount)
        ? [.. Enum.GetValues<RestrictionScope>().Where(s => s != RestrictionScope.FullAccount)]
        : scope;
}

/// <summary>A condition of an approval.</summary>
/// <param name="Code">A code of the catalogue.</param>
/// <param name="Hours">How long it lasts; null for the longest it may, and for one that is done once.</param>
public sealed record ConditionTerm(string Code, int? Hours = null)
{
    /// <summary>How facts name it: "C1", or "C1:24" where it lasts shorter than it may.</summary>
    public override string ToString() => Hours is { } hours ? $"{Code}:{hours.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : Code;
}

/// <summary>
/// What an approval protects the owner from: for a while the platform may not restrict the account again on the same signals without a
/// person having looked at it here.
/// </summary>
/// <param name="Signals">The signals found wrong, by code.</param>
/// <param name="Until">Until when it holds (UTC).</param>
public sealed record Shield(IReadOnlyList<string> Signals, DateTimeOffset Until)
{
    /// <summary>The shield of a decision; null for a denial, and where no signal was found wrong.</summary>
    public static Shield? Of(Outcome outcome, IReadOnlyList<FindingRecord> findings, ReviewRules rules, DateTimeOffset now)
    {
        List<string> wrong = [.. findings.Where(f => f.Finding == Finding.Wrong).Select(f => f.Code).Distinct(StringComparer.Ordinal)];
        return outcome == Outcome.Approve && wrong.Count > 0 ? new Shield(wrong, now + rules.ShieldLasts) : null;
    }
}
