using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.Proof;

/// <summary>
/// Reads the whole journal and checks every hash, commitment, head, that decisions, messages and judgements say what their facts say, and that the sealed order is the one that was
/// signed and stands outside.
/// </summary>
public sealed class JournalVerifier(IDbContextFactory<ReviewDb> databases, SealFolder folder)
{
    private const int StreamsAtOnce = 400;
    private const int SealsAtOnce = 20_000;

    /// <summary>Checks everything; memory stays flat, and deeds may go on meanwhile.</summary>
    public Task<JournalCheck> VerifyAsync(IProgress<long>? progress = null, CancellationToken stop = default) => VerifyAsync(VerifyWith.Nothing, progress, stop);

    /// <summary>Checks everything, also by what somebody brings from elsewhere.</summary>
    public async Task<JournalCheck> VerifyAsync(VerifyWith with, IProgress<long>? progress, CancellationToken stop = default)
    {
        var bad = new BadPlaces();
        var book = await databases.ReadAsync(db => CheckpointBook.ReadAsync(db, folder, with, stop), stop);
        await databases.ReadAsync(db => OrphanAsync(db, bad, stop), stop);
        var order = await OrderAsync(book, trusted: 0, stop);

        // Only where the roots differ must the leaf hashes outside say where; they are believed as far as a checkpoint bears them out.
        order = order.Bad is null ? order : await OrderAsync(book, TreeWalk.Trusted(folder.ReadLeaves(book.Epoch), book.Points), stop);
        var facts = 0L;
        for (var after = ""; await BatchAsync(after, bad, stop) is { Last: { } last } batch; after = last)
        {
            facts += batch.Facts;
            progress?.Report(facts);
        }

        var first = await databases.ReadAsync(db => bad.FirstAsync(db, order.Bad, stop), stop);
        return new JournalCheck(facts, first ?? book.Bad)
        {
            Sealed = Math.Min(order.Size, facts),
            Checkpoints = first is null && book.Bad is null ? book.Points.Count : 0,
            Explained = book.Explained,
        };
    }

    private async Task<TreeWalk> OrderAsync(CheckpointBook book, long trusted, CancellationToken stop)
    {
        using var outside = folder.ReadLeaves(book.Epoch).Take((int)Math.Min(trusted, int.MaxValue)).GetEnumerator();
        var walk = new TreeWalk(book.Points, outside);
        for (var more = true; more && walk.Bad is null;)
        {
            more = await databases.ReadAsync(db => SealReader.TakeAsync(db, walk, SealsAtOnce, stop), stop);
        }

        walk.End();
        return walk;
    }

    private async Task<(long Facts, string? Last)> BatchAsync(string after, BadPlaces bad, CancellationToken stop)
    {
        try
        {
            return await databases.ReadAsync(db => CheckAsync(db, after, StreamsAtOnce, bad, stop), stop);
        }
        catch (Exception error) when (UnreadableRows.IsUnreadable(error))
        {
            // One stream at a time, so that streams before the bad one are still checked first.
            return await databases.ReadAsync(db => CheckOneAsync(db, after, bad, stop), stop);
        }
    }

    private static async Task<(long Facts, string? Last)> CheckOneAsync(ReviewDb db, string after, BadPlaces bad, CancellationToken stop)
    {
        try
        {
            return await CheckAsync(db, after, streams: 1, bad, stop);
        }
        catch (Exception error) when (UnreadableRows.IsUnreadable(error))
        {
#pragma warning disable CA1309 // As below.
            var stream = await db.JournalHeads.Select(h => h.Stream).Where(s => string.Compare(s, after) > 0).OrderBy(s => s).FirstAsync(stop);
#pragma warning restore CA1309
            if (await UnreadableRows.FirstAsync(db, stream, stop) is not { } found)
            {
                throw;
            }

            bad.Add([found]);
            return (0, stream);
        }
    }

    // Heads, facts, decisions and messages of some streams, all as they stood at one moment.
    private static async Task<(long Facts, string? Last)> CheckAsync(ReviewDb db, string after, int streams, BadPlaces bad, CancellationToken stop)
    {
#pragma warning disable CA1309 // Translated to SQL: the database's own order, the same one it sorts by.
        var heads = await db.JournalHeads.Where(h => string.Compare(h.Stream, after) > 0).OrderBy(h => h.Stream).Take(streams).ToListAsync(stop);
#pragma warning restore CA1309
        if (heads.Count == 0)
        {
            return (0, null);
        }

        var last = heads[^1].Stream;
        var read = await FactReader.OfStreamsAsync(db, after, last, stop);
        var byStream = read.ToLookup(f => f.Fact.Stream, StringComparer.Ordinal);
        var sound = new List<string>();
        var found = new List<BadPlace>();
        foreach (var head in heads)
        {
            var before = found.Count;
            found.AddRange(StreamCheck.Of(head, [.. byStream[head.Stream]]));
            if (found.Count == before)
            {
                sound.Add(head.Stream);
            }
        }

        var agreed = sound.Count == 0 ? null : await DisagreementAsync(db, sound, read.Select(f => f.Fact).ToLookup(f => f.Stream, StringComparer.Ordinal), stop);
        bad.Add(found.Concat(agreed is null ? [] : [agreed]).OrderBy(b => heads.FindIndex(h => h.Stream == b.Stream)));
        return (heads.Sum(h => (long)byStream[h.Stream].Count()), last);
    }

    private static async Task<BadPlace?> DisagreementAsync(ReviewDb db, List<string> streams, ILookup<string, FactRow> facts, CancellationToken stop) => BadPlaces.Earlier(
        [
            await JournalDecisions.CheckAsync(db, streams, facts, stop),
            await JournalMessages.CheckAsync(db, streams, facts, stop),
            await JournalJudgements.CheckAsync(db, streams, facts, stop),
        ],
        streams);

    private static async Task<bool> OrphanAsync(ReviewDb db, BadPlaces bad, CancellationToken stop)
    {
        var headless = await db.Facts.Where(f => !db.JournalHeads.Any(h => h.Stream == f.Stream)).OrderBy(f => f.Id).Select(f => new { f.Id, f.Stream }).FirstOrDefaultAsync(stop);
        if (headless is not null)
        {
            var index = await db.Facts.Where(f => !db.JournalHeads.Any(h => h.Stream == f.Stream)).Join(db.SealedFacts, f => f.Id, s => s.FactId, (f, s) => (long?)s.Index).MinAsync(stop);
            bad.Add([new BadPlace(headless.Stream, 1, "head_missing") { Index = index }]);
            return true;
        }

        var silent = await db.Cases.OrderBy(c => c.Id).Select(c => c.Number)
            .FirstOrDefaultAsync(n => !db.JournalHeads.Any(h => h.Stream == (string)(object)n), stop);
        if (silent.Value is not null)
        {
            bad.Add([new BadPlace(silent.Value, 1, "case_without_facts")]);
        }

        return silent.Value is not null;
    }
}
