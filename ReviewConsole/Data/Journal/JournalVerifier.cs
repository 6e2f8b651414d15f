using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Journal;

/// <summary>The first place where the journal is not what was written.</summary>
/// <param name="Stream">The case number or stream.</param>
/// <param name="Sequence">The place in it, from 1.</param>
/// <param name="Code">What is wrong: <c>fact_missing</c>, <c>fact_changed</c>, <c>value_changed</c>, <c>order_changed</c>, <c>tail_cut</c>, <c>head_missing</c>, <c>case_without_facts</c>, <c>decision_changed</c>, <c>decision_missing</c>, <c>decision_without_fact</c>.</param>
public sealed record BadPlace(string Stream, long Sequence, string Code);

/// <summary>What a check of the journal found.</summary>
/// <param name="Facts">Facts checked.</param>
/// <param name="Bad">The first bad place; null when all is well.</param>
public sealed record JournalCheck(long Facts, BadPlace? Bad);

/// <summary>Reads the whole journal and checks every hash, commitment, head, and that decisions say what their facts say.</summary>
public sealed class JournalVerifier(IDbContextFactory<ReviewDb> databases)
{
    private const int StreamsAtOnce = 200;

    /// <summary>Checks everything; memory stays flat.</summary>
    public async Task<JournalCheck> VerifyAsync(IProgress<long>? progress = null, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await OrphanAsync(db, stop) is { } orphan)
        {
            return new JournalCheck(0, orphan);
        }

        var facts = 0L;
        for (var after = ""; ;)
        {
#pragma warning disable CA1309 // Translated to SQL: the database's own order, the same one it sorts by.
            var heads = await db.JournalHeads.Where(h => string.Compare(h.Stream, after) > 0).OrderBy(h => h.Stream).Take(StreamsAtOnce).ToListAsync(stop);
#pragma warning restore CA1309
            if (heads.Count == 0)
            {
                return new JournalCheck(facts, null);
            }

            var names = heads.Select(h => h.Stream).ToList();
            var rows = (await db.Facts.Include(f => f.Values).Where(f => names.Contains(f.Stream)).ToListAsync(stop)).ToLookup(f => f.Stream, StringComparer.Ordinal);
            foreach (var head in heads)
            {
                var stream = rows[head.Stream].OrderBy(f => f.Sequence).ToList();
                if (Check(head, stream) is { } bad)
                {
                    return new JournalCheck(facts, bad);
                }

                facts += stream.Count;
            }

            if (await DecisionsAsync(db, names, rows, stop) is { } decision)
            {
                return new JournalCheck(facts, decision);
            }

            progress?.Report(facts);
            after = names[^1];
        }
    }

    private static BadPlace? Check(JournalHead head, List<FactRow> facts)
    {
        var previous = new byte[32];
        for (var at = 1; at <= facts.Count; at++)
        {
            var fact = facts[at - 1];
            var code = fact.Sequence != at ? "fact_missing"
                : !fact.Hash.AsSpan().SequenceEqual(FactHash.Of(fact)) ? "fact_changed"
                : !fact.Previous.AsSpan().SequenceEqual(previous) ? "order_changed"
                : fact.Values.Any(IsChanged) ? "value_changed" : null;
            if (code is not null)
            {
                return new BadPlace(head.Stream, at, code);
            }

            previous = fact.Hash;
        }

        return head.Length > facts.Count ? new BadPlace(head.Stream, facts.Count + 1, "tail_cut")
            : head.Length < facts.Count || !head.Hash.AsSpan().SequenceEqual(previous) ? new BadPlace(head.Stream, facts.Count, "head_changed")
            : null;
    }

    // An erased value has neither text nor salt; the commitment in the hash is what remains.
    private static bool IsChanged(FactValue value) => (value.Value, value.Salt) switch
    {
        (null, null) => false,
        ({ } text, { } salt) => !FactHash.Commit(salt, value.Name, text).AsSpan().SequenceEqual(value.Commitment),
        _ => true,
    };

    private static async Task<BadPlace?> OrphanAsync(ReviewDb db, CancellationToken stop)
    {
        var headless = await db.Facts.Where(f => !db.JournalHeads.Any(h => h.Stream == f.Stream)).OrderBy(f => f.Id).Select(f => f.Stream).FirstOrDefaultAsync(stop);
        if (headless is not null)
        {
            return new BadPlace(headless, 1, "head_missing");
        }

        var silent = await db.CaseRows.OrderBy(r => r.Id).Select(r => r.Number)
            .FirstOrDefaultAsync(n => !db.JournalHeads.Any(h => h.Stream == (string)(object)n), stop);
        return silent.Value is null ? null : new BadPlace(silent.Value, 1, "case_without_facts");
    }

    // A decision row that says something else than its fact would be read on screens long before anybody checks the journal.
    private static async Task<BadPlace?> DecisionsAsync(ReviewDb db, List<string> streams, ILookup<string, FactRow> facts, CancellationToken stop)
    {
        var numbers = streams.Where(s => CaseNumber.Read(s) is not null).Select(s => new CaseNumber(s)).ToList();
        var decisions = await db.Cases.Where(c => numbers.Contains(c.Number)).SelectMany(c => c.Decisions, (c, d) => new { c.Number, Decision = d }).ToListAsync(stop);
        var byId = decisions.ToDictionary(d => d.Decision.Id);
        foreach (var fact in streams.SelectMany(s => facts[s]).Where(f => f.Kind == FactKinds.Decided))
        {
            var id = new DecisionId(Guid.Parse(FactHash.ReadCodes(fact.Codes)["decision"]));
            if (!byId.Remove(id, out var found))
            {
                return new BadPlace(fact.Stream, fact.Sequence, "decision_missing");
            }

            if (!Agrees(found.Decision, fact))
            {
                return new BadPlace(fact.Stream, fact.Sequence, "decision_changed");
            }
        }

        return byId.Count == 0 ? null : new BadPlace(byId.Values.First().Number.Value, 0, "decision_without_fact");
    }

    private static bool Agrees(Decision decision, FactRow fact)
    {
        var codes = FactHash.ReadCodes(fact.Codes);
        var said = fact.Values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        return string.Equals(codes["outcome"], decision.Outcome.ToString(), StringComparison.OrdinalIgnoreCase)
            && codes["grounds"] == string.Join(' ', decision.Grounds.Select(g => g.Code))
            && fact.Actor == decision.DecidedBy.Value.ToString("D")
            && (said.GetValueOrDefault("justification") ?? decision.Justification) == decision.Justification
            && (said.GetValueOrDefault("notice") ?? decision.Notice.AsText()) == decision.Notice.AsText();
    }
}
