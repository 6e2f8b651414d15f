using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Sealing;

namespace ReviewConsole.Data.Sealing;

/// <summary>Sees whether the database is still the journal that stands outside. An older backup that was restored has lost what is there.</summary>
public sealed class SealWatch(IDbContextFactory<ReviewDb> databases, SealFolder folder)
{
    private const int LeavesAtOnce = 10_000;

    /// <summary>What does not fit; null when all does, or when nothing stands outside yet.</summary>
    internal async Task<Regression?> LookAsync(CancellationToken stop)
    {
        // Outside first: what is written there meanwhile is in the database already.
        if (folder.Newest() is not { } outside)
        {
            return null;
        }

        return await databases.ReadAsync(db => CompareAsync(db, outside, stop), stop);
    }

    private async Task<Regression?> CompareAsync(ReviewDb db, SignedCheckpoint outside, CancellationToken stop)
    {
        if (outside.Said is not { } said)
        {
            return new Regression("differs", outside, 0);
        }

        var state = await db.JournalSeals.SingleOrDefaultAsync(stop);
        if (state is not null && said.Epoch < state.Epoch && said.Number <= state.Explained)
        {
            return null;
        }

        if (state?.Origin != said.Origin)
        {
            return new Regression("other_journal", outside, 0);
        }

        var text = await db.SealCheckpoints.Where(c => c.Number == said.Number).Select(c => c.Text).SingleOrDefaultAsync(stop);
        return text == outside.Text && await HasRootAsync(db, said, stop) ? null
            : new Regression(text is null && said.Number > state.Number ? "behind" : "differs", outside, await ForkAsync(db, said.Epoch, stop));
    }

    private static async Task<bool> HasRootAsync(ReviewDb db, Checkpoint said, CancellationToken stop)
    {
        try
        {
            return (await SealedTree.RootAsync(db, said.Size, stop)).AsSpan().SequenceEqual(said.Root);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    // The first place where they part.
    private async Task<long> ForkAsync(ReviewDb db, int epoch, CancellationToken stop)
    {
        var at = 0L;
        foreach (var outside in folder.ReadLeaves(epoch).Chunk(LeavesAtOnce))
        {
            var from = at;
            var inside = await db.SealedFacts.Where(s => s.Index >= from && s.Index < from + LeavesAtOnce).OrderBy(s => s.Index).Select(s => s.Leaf).ToListAsync(stop);
            at += outside.Zip(inside).TakeWhile(pair => pair.First.AsSpan().SequenceEqual(pair.Second)).Count();
            if (at != from + outside.Length)
            {
                break;
            }
        }

        return at;
    }
}
