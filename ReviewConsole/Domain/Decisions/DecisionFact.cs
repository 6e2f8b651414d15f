using System.Globalization;
using System.Text.Json;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>
/// The fact a decision leaves: everything it says and rests on. A pure function, so that the journal can be compared with the decision
/// as it is stored, long after.
/// </summary>
public static class DecisionFact
{
    /// <summary>The fact of a decision that was made under this claim.</summary>
    public static Fact Of(Decision decision, ClaimToken token) => Fact.Of(
        FactKinds.Decided,
        ("decision", decision.Id.Value.ToString("D")),
        ("supersedes", decision.Supersedes.Value == Guid.Empty ? null : decision.Supersedes.Value.ToString("D")),
        ("outcome", Snake(decision.Outcome)),
        ("grounds", string.Join(' ', decision.Grounds.Select(g => g.Code))),
        ("conditions", string.Join(' ', decision.Conditions)),
        ("keeps", decision.Narrowing is { } narrowing ? string.Join(' ', narrowing.Keeps.Select(Snake)) : null),
        ("keeps_until", decision.Narrowing?.Until?.ToString("O", CultureInfo.InvariantCulture)),
        ("shield", decision.Shield is { } shield ? string.Join(' ', shield.Signals) : null),
        ("shield_until", decision.Shield?.Until.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        ("findings", string.Join(' ', decision.Findings.Select(f => $"{f.Code}={Snake(f.Finding)}"))),
        ("contested", string.Join(' ', decision.Findings.Where(f => f.IsContested).Select(f => f.Code))),
        ("path", decision.Path?.ToString()),
        ("rule", decision.Rule is { } rule ? rule.Id + " " + rule.Version : null),
        ("recheck_on", decision.RecheckOn?.ToString("O", CultureInfo.InvariantCulture)),
        ("round", decision.Round.ToString(CultureInfo.InvariantCulture)),
        ("catalogue", decision.CatalogueVersion),
        ("received_at", Stamp(decision.Context.ReceivedAt)),
        ("imposed_at", Stamp(decision.Context.ImposedAt)),
        ("picked", decision.Context.IsPicked ? "true" : null),
        ("declines_face", decision.Context.DeclinesFace ? "true" : null),
        ("person_in_time", decision.Context.PersonInTime is { } inTime ? inTime ? "true" : "false" : null),
        ("ways", string.Join(' ', decision.Context.Ways.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Route}={Snake(w.Result)}:{w.Hours}{(w.IsFace ? ":face" : "")}")))),
        // Whoever made the second judgement did the deed; the decision is the first one's.
        ("decided_by", decision.SecondedBy is null ? null : decision.DecidedBy.Value.ToString("D")),
        ("seconded_by", decision.SecondedBy?.Value.ToString("D")),
        ("token", token.Value.ToString(CultureInfo.InvariantCulture)))
        .With(
            ("justification", decision.Justification),
            ("internal_note", decision.InternalNote),
            ("milder", decision.MilderWhy),
            ("supersede_reason", decision.SupersedeReason),
            ("stated", Lines(decision.Grounds.Select(g => (g.Code, g.Stated)))),
            ("replies", Lines(decision.Findings.Select(f => (f.Code, f.Reply)))),
            ("evidence", Lines(decision.Evidence.Select(e => (e.What, (string?)e.How)))),
            ("notice", decision.Notice.AsText()));

    private static string Lines(IEnumerable<(string About, string? Text)> texts) =>
        string.Join('\n', texts.Where(t => !string.IsNullOrWhiteSpace(t.Text)).Select(t => $"{t.About}: {t.Text}"));

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
