using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Journal;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Sealing;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Sealing;

/// <summary>
/// Puts facts in the one order, hashes them into the tree, signs a checkpoint, and copies it outside. First the database, then the folder: killed in between, the folder is behind and
/// is brought up to date from the database at the next turn; it never says more than the database has.
/// </summary>
public sealed partial class Sealer(
    DeedDoor door, IDbContextFactory<ReviewDb> databases, SealWatch watch, SealFolder folder, SealPlaces places, ILogger<Sealer> logger) : IDisposable
{
    /// <summary>Facts a checkpoint covers more than the one before, at most.</summary>
    public const int AtOnce = 1000;

    private const int LeavesAtOnce = 10_000;

    private readonly SettledFacts _settled = new();
    private SealKey? _key;

    /// <summary>Whether there is so much to seal that the minute is not waited for.</summary>
    public async Task<bool> IsFullAsync(CancellationToken stop = default) =>
        (await databases.ReadAsync(db => FactReader.UnsealedIdsAsync(db, _settled.After, AtOnce, stop), stop)).Count == AtOnce;

    /// <summary>Sees whether this is the journal that stands outside, and stops everything that would leave where it is not. True when all is well.</summary>
    public async Task<bool> WatchAsync(CancellationToken stop = default)
    {
        if (await watch.LookAsync(stop) is not { } found)
        {
            return true;
        }

        var held = await door.DoAsync(Actor.System, new HoldJournal(found, Key()?.Fingerprint ?? ""), stop);
        if (held.IsDone)
        {
            LogHeld(logger, found.Why, found.Outside.Said?.Size, found.Fork);
        }

        return false;
    }

    /// <summary>Seals all there is; answers how many facts. None while the journal is held, or the key is not the one that signs here.</summary>
    public async Task<long> SealAsync(CancellationToken stop = default)
    {
        if (!await WatchAsync(stop) || await KeyOfAsync(stop) is not { } key)
        {
            return 0;
        }

        folder.Publish(key);
        await CopyOutAsync(stop);
        var many = 0L;
        for (var more = true; more && await databases.ReadAsync(db => NextAsync(db, stop), stop) is { } batch;)
        {
            // Whatever comes while the last ones are sealed waits for the next minute, or there would be a checkpoint for every other fact.
            more = batch.Facts.Count == AtOnce;
            var until = more ? batch.Facts[^1].Fact : null as long?;
            if (!(await door.DoAsync(Actor.System, new SealFacts(batch, key), stop)).IsDone)
            {
                // Another node was faster, or somebody holds the journal.
                break;
            }

            _settled.Sealed(until);
            many += batch.Facts.Count;
            await CopyOutAsync(stop);
        }

        return many;
    }

    /// <inheritdoc/>
    public void Dispose() => _key?.Dispose();

    private async Task<SealBatch?> NextAsync(ReviewDb db, CancellationToken stop)
    {
        var state = await db.JournalSeals.SingleOrDefaultAsync(stop);
        if (state?.HeldSince is not null)
        {
            return null;
        }

        var size = state?.Size ?? 0;
        await _settled.LookAsync(db, state?.Epoch ?? 1, size, stop);
        var facts = await FactReader.UnsealedAsync(db, _settled.After, AtOnce, stop);
        if (facts.Count == 0)
        {
            _settled.Sealed(null);
            return null;
        }

        var nodes = new List<(TreeNode, byte[])>();
        var tree = await SealedTree.FrontierAsync(
            db, size,
            (node, hash) =>
            {
                if (SealedTree.IsKept(node.Level))
                {
                    nodes.Add((node, hash));
                }
            },
            stop);
        var leaves = facts.ConvertAll(f => (f.Fact.Id, MerkleTree.Leaf(FactHash.Envelope(f.Fact))));
        leaves.ForEach(leaf => tree.Append(leaf.Item2));
        return new SealBatch(state?.Epoch ?? 1, size, leaves, nodes, tree.Root);
    }

    // Leaves first: a checkpoint that stands outside has its leaves beside it.
    private async Task CopyOutAsync(CancellationToken stop)
    {
        var newest = folder.Newest()?.Said;
        await using var db = await databases.CreateDbContextAsync(stop);
        var state = await db.JournalSeals.AsNoTracking().SingleOrDefaultAsync(stop);
        if (state is null || state.HeldSince is not null || newest?.Number >= state.Number)
        {
            return;
        }

        for (var from = Math.Min(folder.Leaves(state.Epoch), state.Size); from < state.Size;)
        {
            var (begin, end) = (from, Math.Min(from + LeavesAtOnce, state.Size));
            var leaves = await db.SealedFacts.AsNoTracking().Where(s => s.Index >= begin && s.Index < end).OrderBy(s => s.Index).Select(s => s.Leaf).ToListAsync(stop);
            folder.Append(state.Epoch, begin, leaves);
            from = end;
        }

        var after = newest?.Number ?? 0;
        await foreach (var row in db.SealCheckpoints.AsNoTracking().Where(c => c.Number > after && c.Number <= state.Number).OrderBy(c => c.Number).AsAsyncEnumerable().WithCancellation(stop))
        {
            folder.Write(new SignedCheckpoint(row.Text, row.Signature));
        }
    }

    // Made once, for a journal that has none; where one signs already, another one must not step in by itself.
    private async Task<SealKey?> KeyOfAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var signs = await db.JournalSeals.AsNoTracking().Select(s => s.Key).SingleOrDefaultAsync(stop);
        var key = Key() ?? (signs is null or "" ? _key = SealKey.Create(places.KeyFile) : null);
        if (key is null || (signs is not null and not "" && signs != key.Fingerprint))
        {
            LogOtherKey(logger, places.KeyFile, signs!);
            return null;
        }

        return key;
    }

    private SealKey? Key()
    {
        if (_key is null || !File.Exists(places.KeyFile))
        {
            _key?.Dispose();
            _key = SealKey.Read(places.KeyFile);
        }

        return _key;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database is not the journal that stands outside ({Why}: {Outside} facts there, {Fork} in common). Nothing is sealed and nothing leaves until an auditor, or an administrator and a lead, say on /journal how to go on.")]
    private static partial void LogHeld(ILogger logger, string why, long? outside, long fork);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} does not hold the key {Key} that signs this journal; nothing is sealed. Bring that key back, or put another in its place with: journal key --new")]
    private static partial void LogOtherKey(ILogger logger, string file, string key);
}
