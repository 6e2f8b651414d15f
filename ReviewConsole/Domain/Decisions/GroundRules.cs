using System.Globalization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>Which grounds exist, are open to this basis, and have what must be stated beside them.</summary>
public static class GroundRules
{
    /// <summary>Checks grounds, and what goes with them.</summary>
    public static IEnumerable<Refusal> Check(DecisionProposal proposal, DecisionSituation situation)
    {
        if (proposal.Grounds.Count == 0)
        {
            yield return Refusal.On("grounds", "ground_missing");
        }

        foreach (var ground in proposal.Grounds.DistinctBy(g => g.Code, StringComparer.Ordinal))
        {
            if (Check(ground, proposal, situation) is { } refusal)
            {
                yield return refusal;
            }
        }

        foreach (var refusal in ConditionRules.Check(proposal, situation).Concat(TooLong(proposal, situation.Rules)))
        {
            yield return refusal;
        }

        if (proposal.Grounds.Any(g => g.Code == "D2") && !IsSoon(proposal.RecheckOn, situation))
        {
            yield return Refusal.On("ground:D2", "recheck_missing", ("days", situation.Rules.LongestRecheckDays.ToString(CultureInfo.InvariantCulture)));
        }
    }

    // The screen's own limits are shorter; these hold whoever asks.
    private static IEnumerable<Refusal> TooLong(DecisionProposal proposal, ReviewRules rules) =>
        new List<(string About, string? Text)>([
            .. proposal.Grounds.Select(g => ($"ground:{g.Code}", g.Stated)),
            ("note", proposal.InternalNote),
            ("milder", proposal.MilderWhy),
            ("supersede", proposal.SupersedeReason),
            .. proposal.Evidence.Select(e => ("evidence-what", (string?)(e.What + e.How))),
        ])
            .Where(t => t.Text?.Length > rules.LongestJustification)
            .Select(t => Refusal.On(t.About, "justification_too_long",
                ("most", rules.LongestJustification.ToString(CultureInfo.InvariantCulture)), ("has", t.Text!.Length.ToString(CultureInfo.InvariantCulture))));

    private static Refusal? Check(GroundStatement ground, DecisionProposal proposal, DecisionSituation situation)
    {
        if (situation.Catalogue.Never.Any(n => n.Code == ground.Code))
        {
            return Refusal.On($"ground:{ground.Code}", "forbidden_ground", ("why", "ground"), ("never", ground.Code));
        }

        var entry = situation.Catalogue.Ground(ground.Code);
        if (entry is null || entry.Outcome != proposal.Outcome)
        {
            return Refusal.On($"ground:{ground.Code}", "ground_unknown", ("ground", ground.Code));
        }

        // D8 needs the order's reference; the other details are what regulation reference d.1 and d.2 ask to be stated.
        return !entry.Bases.Contains(situation.Restriction.Basis) ? Refusal.On($"ground:{ground.Code}", "ground_not_applicable", ("ground", ground.Code))
            : entry.MustState is not null && string.IsNullOrWhiteSpace(ground.Stated) ? Refusal.On($"ground:{ground.Code}", "ground_detail_missing", ("ground", ground.Code))
            : null;
    }

    private static bool IsSoon(DateOnly? day, DecisionSituation situation)
    {
        var today = DateOnly.FromDateTime(situation.Now.UtcDateTime);
        return day is { } chosen && chosen >= today && chosen <= today.AddDays(situation.Rules.LongestRecheckDays);
    }
}
