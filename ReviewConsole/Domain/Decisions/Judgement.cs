using System.Globalization;
using System.Text.Json;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>What one person held about a case that one person is not enough for. Never edited; new information ends it.</summary>
public sealed record Judgement
{
    /// <summary>Its id.</summary>
    public required JudgementId Id { get; init; }

    /// <summary>The round.</summary>
    public required int Round { get; init; }

    /// <summary>Who.</summary>
    public required PersonId By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Of the first: everything that is to be decided. Of the second: outcome, grounds and, as internal note, the reasons; no text to the appellant.</summary>
    public required DecisionProposal Proposal { get; init; }

    /// <summary>Their own findings.</summary>
    public required IReadOnlyList<FindingRecord> Findings { get; init; }

    /// <summary>Of the first: why a second person was needed, by code; empty of the second.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];

    /// <summary>Of the second: whether it promises the same as the first; null of the first.</summary>
    public bool? Agrees { get; init; }

    /// <summary>When it ceased to count, because something new came in or the decision was taken back (UTC); null while it counts.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>True of the first judgement, which carries the text to the appellant.</summary>
    public bool IsFirst => Agrees is null;

    internal static Judgement First(
        JudgementId id, int round, PersonId by, DateTimeOffset at, DecisionProposal proposal, IReadOnlyList<FindingRecord> findings, IReadOnlyList<string> why) => new()
        {
            Id = id,
            Round = round,
            By = by,
            At = at,
            Proposal = proposal,
            Findings = findings,
            Why = why,
        };

    // Compared is what both promise: that is what happens to the person.
    internal static Judgement Second(JudgementId id, Judgement first, PersonId by, DateTimeOffset at, DecisionProposal proposal, IReadOnlyList<FindingRecord> findings) => new()
    {
        Id = id,
        Round = first.Round,
        By = by,
        At = at,
        Proposal = proposal with { Justification = "", SupersedeReason = null, MilderWhy = null },
        Findings = findings,
        Agrees = first.Proposal.Promises == proposal.Promises,
    };
}

/// <summary>That a lead wants a second person to judge the case, whatever the rules say.</summary>
/// <param name="By">Which lead.</param>
/// <param name="Reason">Why, for colleagues.</param>
public sealed record SecondDemand(PersonId By, string Reason);

/// <summary>What follows from a second judgement.</summary>
/// <param name="Judgement">The judgement.</param>
/// <param name="Decision">The decision, when both agreed; null when a lead has to look.</param>
public sealed record SecondOutcome(Judgement Judgement, Decision? Decision);

/// <summary>The fact a judgement leaves: everything it says. A pure function, as <see cref="DecisionFact"/>.</summary>
public static class JudgementFact
{
    /// <summary>The kinds it makes.</summary>
    public static readonly IReadOnlyList<string> Kinds = [FactKinds.Proposed, FactKinds.Judged];

    /// <summary>The fact of a judgement.</summary>
    /// <param name="judgement">The judgement.</param>
    /// <param name="more">What the moment adds.</param>
    public static Fact Of(Judgement judgement, params (string Name, string? Value)[] more) => Fact.Of(
        judgement.IsFirst ? FactKinds.Proposed : FactKinds.Judged,
        [
            ("judgement", judgement.Id.Value.ToString("D")),
            ("round", judgement.Round.ToString(CultureInfo.InvariantCulture)),
            ("outcome", Snake(judgement.Proposal.Outcome)),
            ("promises", Snake(judgement.Proposal.Promises)),
            ("grounds", string.Join(' ', judgement.Proposal.Grounds.Select(g => g.Code))),
            ("conditions", string.Join(' ', judgement.Proposal.Conditions)),
            ("keeps", judgement.Proposal.Narrowing is { } narrowing ? string.Join(' ', narrowing.Keeps.Select(Snake)) : null),
            ("keeps_until", judgement.Proposal.Narrowing?.Until?.ToString("O", CultureInfo.InvariantCulture)),
            ("findings", string.Join(' ', judgement.Findings.Select(f => $"{f.Code}={Snake(f.Finding)}"))),
            ("why", judgement.IsFirst ? string.Join(' ', judgement.Why) : null),
            ("agrees", judgement.Agrees is { } agrees ? (agrees ? "true" : "false") : null),
            .. more,
        ])
        .With(
            ("justification", judgement.Proposal.Justification),
            ("internal_note", judgement.Proposal.InternalNote),
            ("milder", judgement.Proposal.MilderWhy),
            ("stated", Lines(judgement.Proposal.Grounds.Select(g => (g.Code, g.Stated)))),
            ("replies", Lines(judgement.Findings.Select(f => (f.Code, f.Reply)))),
            ("evidence", Lines(judgement.Proposal.Evidence.Select(e => (e.What, (string?)e.How)))));

    private static string Lines(IEnumerable<(string About, string? Text)> texts) =>
        string.Join('\n', texts.Where(t => !string.IsNullOrWhiteSpace(t.Text)).Select(t => $"{t.About}: {t.Text}"));

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
