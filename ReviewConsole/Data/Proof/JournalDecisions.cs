using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Proof;

/// <summary>
/// Checks that decisions say what their facts say. A decision row that was changed would be read on screens long before anybody checks
/// the journal.
/// </summary>
internal static class JournalDecisions
{
    /// <summary>The first bad place among the decisions of these streams, whose facts were found in order.</summary>
    public static async Task<BadPlace?> CheckAsync(ReviewDb db, List<string> streams, ILookup<string, FactRow> facts, CancellationToken stop)
    {
        var decisions = await CasesOf.Streams(db, streams).SelectMany(c => c.Decisions, (c, d) => new { c.Number, Decision = d }).ToListAsync(stop);
        var asked = streams.ToHashSet(StringComparer.Ordinal);
        decisions.RemoveAll(d => !asked.Contains(d.Number.Value));
        var misfits = (await Misfits.DecisionsAsync(db, streams[0], streams[^1], stop)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var byId = decisions.ToDictionary(d => d.Decision.Id);
        var takenBack = streams.SelectMany(s => facts[s]).Where(f => f.Kind == FactKinds.DecisionTakenBack)
            .ToDictionary(f => FactHash.ReadCodes(f.Codes)["decision"], f => f.At, StringComparer.Ordinal);
        foreach (var fact in streams.SelectMany(s => facts[s].Where(f => f.Kind == FactKinds.Decided).OrderBy(f => f.Sequence)))
        {
            var codes = FactHash.ReadCodes(fact.Codes);
            if (!byId.Remove(new DecisionId(Guid.Parse(codes["decision"])), out var found))
            {
                return new BadPlace(fact.Stream, fact.Sequence, "decision_missing");
            }

            if (misfits.Contains(codes["decision"]) || found.Number.Value != fact.Stream || !Agrees(found.Decision, fact, codes)
                || found.Decision.TakenBackAt != (takenBack.TryGetValue(codes["decision"], out var at) ? at : null as DateTimeOffset?))
            {
                return new BadPlace(fact.Stream, fact.Sequence, "decision_changed");
            }
        }

        return byId.Count == 0 ? null : new BadPlace(byId.Values.First().Number.Value, 0, "decision_without_fact");
    }

    private static bool Agrees(Decision decision, FactRow fact, IReadOnlyDictionary<string, string> codes)
    {
        var said = fact.Values.Where(v => v.Value is not null).ToDictionary(v => v.Name, v => v.Value!, StringComparer.Ordinal);
        var erased = fact.Values.Where(v => v.Value is null).Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        var stands = DecisionFact.Of(decision, new ClaimToken(long.Parse(codes["token"], CultureInfo.InvariantCulture)));
        return fact.At == decision.DecidedAt
            && fact.Actor == Actor.Of(decision.SecondedBy ?? decision.DecidedBy).Key
            && Same(stands.Codes, codes)
            && Same(stands.Personal.Where(p => !erased.Contains(p.Key)), said);
    }

    private static bool Same(IEnumerable<KeyValuePair<string, string>> one, IReadOnlyDictionary<string, string> other)
    {
        var all = one.ToDictionary(StringComparer.Ordinal);
        return all.Count == other.Count && all.All(pair => other.GetValueOrDefault(pair.Key) == pair.Value);
    }
}
