using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.Journal;

/// <summary>The first place where the journal is not what was written.</summary>
/// <param name="Stream">The case number or stream.</param>
/// <param name="Sequence">The place in it, from 1.</param>
/// <param name="Code">What is wrong: <c>fact_missing</c>, <c>fact_changed</c>, <c>value_changed</c>, <c>order_changed</c>, <c>tail_cut</c>, <c>head_missing</c>, <c>case_without_facts</c>, <c>decision_changed</c>, <c>decision_missing</c>, <c>decision_without_fact</c>, and the same three of a message and of a judgement.</param>
public sealed record BadPlace(string Stream, long Sequence, string Code);

/// <summary>What a check of the journal found.</summary>
/// <param name="Facts">Facts checked.</param>
/// <param name="Bad">The first bad place; null when all is well.</param>
public sealed record JournalCheck(long Facts, BadPlace? Bad);

/// <summary>Reads the whole journal and checks every hash, commitment, head, and that decisions, messages and judgements say what their facts say.</summary>
public sealed class JournalVerifier(IDbContextFactory<ReviewDb> databases)
{
    private const int StreamsAtOnce = 200;

    /// <summary>Checks everything; memory stays flat, and deeds may go on meanwhile.</summary>
    public async Task<JournalCheck> VerifyAsync(IProgress<long>? progress = null, CancellationToken stop = default)
    {
        var bad = await databases.ReadAsync(db => OrphanAsync(db, stop), stop);
        var (facts, after) = (0L, "");
        while (bad is null)
        {
            var batch = await BatchAsync(after, stop);
            if (batch.Last is null)
            {
                break;
            }

            (bad, facts, after) = (batch.Bad, facts + batch.Facts, batch.Last);
            progress?.Report(facts);
        }

        return new JournalCheck(facts, bad);
    }

    private async Task<(long Facts, string? Last, BadPlace? Bad)> BatchAsync(string after, CancellationToken stop)
    {
        try
        {
            return await databases.ReadAsync(db => CheckAsync(db, after, StreamsAtOnce, stop), stop);
        }
        catch (Exception error) when (UnreadableRows.IsUnreadable(error))
        {
            // One stream at a time, so that streams before the bad one are still checked first.
            return await databases.ReadAsync(db => CheckOneAsync(db, after, stop), stop);
        }
    }

    private static async Task<(long Facts, string? Last, BadPlace? Bad)> CheckOneAsync(ReviewDb db, string after, CancellationToken stop)
    {
        try
        {
            return await CheckAsync(db, after, streams: 1, stop);
        }
        catch (Exception error) when (UnreadableRows.IsUnreadable(error))
        {
#pragma warning disable CA1309 // As below.
            var stream = await db.JournalHeads.Select(h => h.Stream).Where(s => string.Compare(s, after) > 0).OrderBy(s => s).FirstAsync(stop);
#pragma warning restore CA1309
            if (await UnreadableRows.FirstAsync(db, stream, stop) is not { } bad)
            {
                throw;
            }

            return (0, stream, bad);
        }
    }

    // Heads, facts, decisions and messages of some streams, all as they stood at one moment.
    private static async Task<(long Facts, string? Last, BadPlace? Bad)> CheckAsync(ReviewDb db, string after, int streams, CancellationToken stop)
    {
#pragma warning disable CA1309 // Translated to SQL: the database's own order, the same one it sorts by.
        var heads = await db.JournalHeads.Where(h => string.Compare(h.Stream, after) > 0).OrderBy(h => h.Stream).Take(streams).ToListAsync(stop);
        if (heads.Count == 0)
        {
            return (0, null, null);
        }

        var last = heads[^1].Stream;
        var rows = (await db.Facts.Include(f => f.Values)
            .Where(f => string.Compare(f.Stream, after) > 0 && string.Compare(f.Stream, last) <= 0).ToListAsync(stop)).ToLookup(f => f.Stream, StringComparer.Ordinal);
#pragma warning restore CA1309
        var misfits = await Misfits.FactsAsync(db, after, last, stop);
        var facts = 0L;
        foreach (var head in heads)
        {
            var stream = rows[head.Stream].OrderBy(f => f.Sequence).ToList();
            if (Check(head, stream, misfits) is { } bad)
            {
                return (facts, last, bad);
            }

            facts += stream.Count;
        }

        List<string> streamsRead = [.. heads.Select(h => h.Stream)];
        return (facts, last, Earlier(
            [
                await JournalDecisions.CheckAsync(db, streamsRead, rows, stop),
                await JournalMessages.CheckAsync(db, streamsRead, rows, stop),
                await JournalJudgements.CheckAsync(db, streamsRead, rows, stop),
            ],
            streamsRead));
    }

    // What has no fact at all has no place, and comes after what has one.
    private static BadPlace? Earlier(IEnumerable<BadPlace?> found, List<string> streams) => found.OfType<BadPlace>()
        .MinBy(bad => (streams.IndexOf(bad.Stream), bad.Sequence == 0 ? long.MaxValue : bad.Sequence));

    private static BadPlace? Check(JournalHead head, List<FactRow> facts, HashSet<long> misfits)
    {
        var previous = new byte[32];
        for (var at = 1; at <= facts.Count; at++)
        {
            var fact = facts[at - 1];
            var code = fact.Sequence != at ? "fact_missing"
                : misfits.Contains(fact.Id) || !IsAsHashed(fact) ? "fact_changed"
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

    // Hashes know whole microseconds; SQLite would keep a finer edit of the instant.
    private static bool IsAsHashed(FactRow fact) =>
        fact.At == Instants.Whole(fact.At) && fact.Hash.AsSpan().SequenceEqual(FactHash.Of(fact));

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

        var silent = await db.Cases.OrderBy(c => c.Id).Select(c => c.Number)
            .FirstOrDefaultAsync(n => !db.JournalHeads.Any(h => h.Stream == (string)(object)n), stop);
        return silent.Value is null ? null : new BadPlace(silent.Value, 1, "case_without_facts");
    }
}
