using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Proof;

/// <summary>Checks that judgements say what their facts say, as <see cref="JournalDecisions"/> does for decisions: a decision is made of the first.</summary>
internal static class JournalJudgements
{
    // Of the moment, not of the judgement.
    private static readonly string[] Beside = ["token", "broken"];

    /// <summary>The first bad place among the judgements of these streams, whose facts were found in order.</summary>
    public static async Task<BadPlace?> CheckAsync(ReviewDb db, List<string> streams, ILookup<string, FactRow> facts, CancellationToken stop)
    {
        var asked = streams.ToHashSet(StringComparer.Ordinal);
        var held = await CasesOf.WithJudgements(db, streams).Select(c => new { c.Number, c.Judgements }).ToListAsync(stop);
        held.RemoveAll(c => !asked.Contains(c.Number.Value));
        var all = held.SelectMany(c => c.Judgements.Select(j => (c.Number, Judgement: j))).ToList();
        var byId = all.DistinctBy(j => j.Judgement.Id).ToDictionary(j => j.Judgement.Id);
        foreach (var stream in streams.Where(s => facts[s].Any(IsJudgement)))
        {
            var inOrder = facts[stream].OrderBy(f => f.Sequence).ToList();
            foreach (var fact in inOrder.Where(IsJudgement))
            {
                var codes = FactHash.ReadCodes(fact.Codes);
                if (!byId.Remove(new JudgementId(Guid.Parse(codes["judgement"])), out var found))
                {
                    return new BadPlace(stream, fact.Sequence, "judgement_missing");
                }

                if (found.Number.Value != stream || !Agrees(found.Judgement, fact, codes) || found.Judgement.EndedAt != EndedAt(fact, inOrder)
                    || all.Count(j => j.Judgement.Id == found.Judgement.Id) > 1)
                {
                    return new BadPlace(stream, fact.Sequence, "judgement_changed");
                }
            }
        }

        return byId.Count == 0 ? null : new BadPlace(byId.Values.First().Number.Value, 0, "judgement_without_fact");
    }

    private static bool IsJudgement(FactRow fact) => JudgementFact.Kinds.Contains(fact.Kind, StringComparer.Ordinal);

    private static bool Agrees(Judgement judgement, FactRow fact, IReadOnlyDictionary<string, string> codes)
    {
        var stands = JudgementFact.Of(judgement);
        var erased = fact.Values.Where(v => v.Value is null).Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        return stands.Kind == fact.Kind
            && fact.At == judgement.At
            && fact.Actor == Actor.Of(judgement.By).Key
            && Same(stands.Codes, codes.Where(c => !Beside.Contains(c.Key, StringComparer.Ordinal)))
            && Same(stands.Personal.Where(p => !erased.Contains(p.Key)), fact.Values.Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Name, v.Value!)));
    }

    // What ended it came before the next round did.
    private static DateTimeOffset? EndedAt(FactRow of, List<FactRow> inOrder) =>
        inOrder.Find(f => f.Sequence > of.Sequence && f.Kind is (FactKinds.JudgementsEnded or FactKinds.RoundOpened)) is { Kind: FactKinds.JudgementsEnded } ended ? ended.At : null;

    private static bool Same(IEnumerable<KeyValuePair<string, string>> one, IEnumerable<KeyValuePair<string, string>> other) =>
        one.OrderBy(p => p.Key, StringComparer.Ordinal).SequenceEqual(other.OrderBy(p => p.Key, StringComparer.Ordinal));
}
