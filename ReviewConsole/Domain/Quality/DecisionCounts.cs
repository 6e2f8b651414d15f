using System.Text.Json;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Quality;

/// <summary>What is counted a day: a measure, and what of it.</summary>
/// <param name="Measure">One of the names in <see cref="Measures"/>.</param>
/// <param name="Key">What of it, by code.</param>
public readonly record struct Counted(string Measure, string Key);

/// <summary>What is counted.</summary>
public static class Measures
{
    /// <summary>Rounds that were opened; the key only spreads them, so that many at once do not wait for one row.</summary>
    public const string Opened = "opened";

    /// <summary>Decisions in force, by outcome.</summary>
    public const string Decided = "decided";

    /// <summary>Decisions in force, by ground.</summary>
    public const string Ground = "ground";

    /// <summary>Decisions in force, by who made them.</summary>
    public const string Finished = "finished";

    /// <summary>Decisions in force, by who made them and outcome.</summary>
    public const string OutcomeBy = "outcome_by";

    /// <summary>Decisions in force, by hours from receipt to decision (<see cref="Waits"/>).</summary>
    public const string DecidedAfter = "decided_after";

    /// <summary>Restrictions lifted or narrowed, by hours from restriction to decision (<see cref="Waits"/>).</summary>
    public const string LockedFor = "locked_for";

    /// <summary>Decisions on appeals that asked for a person: <c>in_time</c> or <c>late</c>.</summary>
    public const string Person = "person";

    /// <summary>Decisions on appeals that said no to a face scan, by the way that showed ownership instead; empty where none did.</summary>
    public const string InsteadOfFace = "instead_of_face";

    /// <summary>Ways that ended under decisions in force, by way, result and hours (<see cref="CountedWay"/>).</summary>
    public const string Way = "way";

    /// <summary>Signals under decisions in force (<see cref="CountedSignal"/>).</summary>
    public const string Signal = "signal";
}

/// <summary>A signal under a decision: which, by which rule the account was restricted, and what became of both.</summary>
/// <param name="Code">The signal.</param>
/// <param name="Rule">Rule and version the decision cites; empty where the platform named none.</param>
/// <param name="Finding">What it was found to be.</param>
/// <param name="IsContested">The appellant answered to it.</param>
/// <param name="Outcome">What was decided.</param>
public sealed record CountedSignal(string Code, string Rule, Finding Finding, bool IsContested, Outcome Outcome)
{
    private const char Between = '\t';

    /// <summary>As a key.</summary>
    public string Key => string.Join(Between, Plain(Code), Plain(Rule), Snake(Finding), IsContested ? "contested" : "", Snake(Outcome));

    /// <summary>From a key; null for what is none.</summary>
    public static CountedSignal? Read(string key) =>
        key.Split(Between) is [var code, var rule, var finding, var contested, var outcome] && Of<Finding>(finding) is { } found && Of<Outcome>(outcome) is { } decided
            ? new CountedSignal(code, rule, found, contested.Length > 0, decided) : null;

    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static T? Of<T>(string text)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => Snake(v) == text).Select(v => (T?)v).FirstOrDefault();
}

/// <summary>What a decision counts as: a pure function, so that counters kept by the deeds can be reckoned anew and compared.</summary>
public static class DecisionCounts
{
    /// <summary>Everything the decision counts as, each once.</summary>
    public static IEnumerable<Counted> Of(Decision decision) =>
    [
        new(Measures.Decided, decision.Outcome == Outcome.Approve ? "approve" : "deny"),
        new(Measures.Finished, decision.DecidedBy.Value.ToString("D")),
        new(Measures.OutcomeBy, $"{decision.DecidedBy.Value:D} {(decision.Outcome == Outcome.Approve ? "approve" : "deny")}"),
        new(Measures.DecidedAfter, Waits.Key(decision.DecidedAt - decision.Context.ReceivedAt)),
        .. decision.Outcome == Outcome.Approve ? [new Counted(Measures.LockedFor, Waits.Key(decision.DecidedAt - decision.Context.ImposedAt))] : Array.Empty<Counted>(),
        .. decision.Context.PersonInTime is { } inTime ? [new Counted(Measures.Person, inTime ? "in_time" : "late")] : Array.Empty<Counted>(),
        .. decision.Context.DeclinesFace
            ? [new Counted(Measures.InsteadOfFace, decision.Context.Ways.FirstOrDefault(w => w is { IsFace: false, Result: CheckState.Passed })?.Route ?? "")]
            : Array.Empty<Counted>(),
        .. decision.Context.Ways.Select(w => new Counted(Measures.Way, CountedWay.Of(w).Key)),
        .. decision.Grounds.Select(g => g.Code).Distinct(StringComparer.Ordinal).Select(code => new Counted(Measures.Ground, code)),
        .. decision.Findings.Select(f => new Counted(
            Measures.Signal, new CountedSignal(f.Code, decision.Rule is { } rule ? $"{rule.Id} {rule.Version}" : "", f.Finding, f.IsContested, decision.Outcome).Key)),
    ];
}
