using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Sealing;

namespace ReviewConsole.Data.Sealing;

/// <summary>Reads the tree over the sealed facts: any root or proof from a few hundred rows, by the leaves and the hashes kept at every eighth level.</summary>
internal static class SealedTree
{
    private const int Step = 8;
    private const int Highest = 24;

    /// <summary>Whether the hash of a subtree of this level is kept.</summary>
    public static bool IsKept(int level) => level is > 0 and <= Highest && level % Step == 0;

    /// <summary>The root over the first so many facts.</summary>
    public static async Task<byte[]> RootAsync(ReviewDb db, long size, CancellationToken stop) => (await FrontierAsync(db, size, null, stop)).Root;

    /// <summary>The right edge of the tree over the first so many facts, to go on from.</summary>
    public static async Task<TreeFrontier> FrontierAsync(ReviewDb db, long size, Action<TreeNode, byte[]>? completed, CancellationToken stop)
    {
        var frontier = new TreeFrontier(completed);
        foreach (var node in new LeafRange(0, size).Nodes())
        {
            frontier.Append(node.Level, await HashAsync(db, node, stop));
        }

        return frontier;
    }

    /// <summary>The hashes of ranges, each as it stands in the tree.</summary>
    public static async Task<IReadOnlyList<byte[]>> HashesAsync(ReviewDb db, IEnumerable<LeafRange> ranges, CancellationToken stop)
    {
        var hashes = new List<byte[]>();
        foreach (var range in ranges)
        {
            hashes.Add(MerkleTree.Join(await NodesAsync(db, range.Nodes(), stop)));
        }

        return hashes;
    }

    /// <summary>The hashes of subtrees.</summary>
    public static async Task<IReadOnlyList<byte[]>> NodesAsync(ReviewDb db, IEnumerable<TreeNode> nodes, CancellationToken stop)
    {
        var hashes = new List<byte[]>();
        foreach (var node in nodes)
        {
            hashes.Add(await HashAsync(db, node, stop));
        }

        return hashes;
    }

    private static async Task<byte[]> HashAsync(ReviewDb db, TreeNode node, CancellationToken stop)
    {
        var kept = Math.Min(node.Level / Step * Step, Highest);
        var (from, count) = (node.Index << (node.Level - kept), 1L << (node.Level - kept));
        var below = kept == 0
            ? await db.SealedFacts.AsNoTracking().Where(s => s.Index >= from && s.Index < from + count).OrderBy(s => s.Index).Select(s => s.Leaf).ToListAsync(stop)
            : await db.SealNodes.AsNoTracking().Where(n => n.Level == kept && n.Index >= from && n.Index < from + count).OrderBy(n => n.Index).Select(n => n.Hash).ToListAsync(stop);
        if (below.Count != count)
        {
            throw new InvalidDataException($"The sealed tree is damaged below level {node.Level} at {node.Index}; journal verify says where.");
        }

        var over = new TreeFrontier();
        below.ForEach(over.Append);
        return over.Root;
    }
}
