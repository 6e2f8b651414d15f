using System.Numerics;
using System.Security.Cryptography;

namespace ReviewConsole.Domain.Sealing;

/// <summary>
/// Proofs of RFC 9162 (2.1.3 and 2.1.4). What a proof consists of is said as ranges of leaves, so that whoever keeps the tree hashes them from what is stored; checking needs
/// nothing but the hashes.
/// </summary>
public static class TreeProof
{
    /// <summary>Ranges whose hashes prove that a leaf is in a tree, from the leaf upwards.</summary>
    /// <param name="index">The leaf, from 0.</param>
    /// <param name="size">Leaves of the tree.</param>
    public static IReadOnlyList<LeafRange> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<LeafRange>();
        for (var (from, until) = (0L, size); until - from > 1;)
        {
            var middle = from + Split(until - from);
            path.Add(index < middle ? new(middle, until) : new(from, middle));
            (from, until) = index < middle ? (from, middle) : (middle, until);
        }

        path.Reverse();
        return path;
    }

    /// <summary>Ranges whose hashes prove that a tree is the beginning of a larger one; none where either is empty or both are the same.</summary>
    /// <param name="size">Leaves of the smaller.</param>
    /// <param name="larger">Leaves of the larger.</param>
    public static IReadOnlyList<LeafRange> Consistency(long size, long larger)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, larger);
        var path = new List<LeafRange>();
        if (size == 0 || size == larger)
        {
            return path;
        }

        var (from, until, whole) = (0L, larger, true);
        while (size < until)
        {
            var middle = from + Split(until - from);
            if (size <= middle)
            {
                path.Add(new(middle, until));
                until = middle;
            }
            else
            {
                path.Add(new(from, middle));
                (from, whole) = (middle, false);
            }
        }

        // The smaller tree itself is known to whoever checks; a part of it is not.
        if (!whole)
        {
            path.Add(new(from, until));
        }

        path.Reverse();
        return path;
    }

    /// <summary>Whether the path proves that this leaf is in the tree (RFC 9162, 2.1.3.2).</summary>
    public static bool Includes(byte[] leaf, long index, long size, IReadOnlyList<byte[]> path, byte[] root)
    {
        if (index < 0 || index >= size || !AreHashes([leaf, root, .. path]))
        {
            return false;
        }

        var (at, last, hash) = (index, size - 1, leaf);
        foreach (var beside in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((at & 1) == 1 || at == last)
            {
                hash = MerkleTree.Node(beside, hash);
                var up = (at & 1) == 1 ? 0 : BitOperations.TrailingZeroCount(at);
                (at, last) = at == 0 ? (at, last) : (at >> up, last >> up);
            }
            else
            {
                hash = MerkleTree.Node(hash, beside);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && CryptographicOperations.FixedTimeEquals(hash, root);
    }

    /// <summary>Whether the path proves that the smaller tree is the beginning of the larger (RFC 9162, 2.1.4.2).</summary>
    public static bool Extends(long size, byte[] root, long larger, byte[] largerRoot, IReadOnlyList<byte[]> path)
    {
        if (size < 0 || size > larger || !AreHashes([root, largerRoot, .. path]))
        {
            return false;
        }

        if (size == larger || size == 0)
        {
            return path.Count == 0 && root.AsSpan().SequenceEqual(size == 0 ? MerkleTree.Empty : largerRoot);
        }

        List<byte[]> hashes = BitOperations.IsPow2(size) ? [root, .. path] : [.. path];
        if (hashes.Count == 0)
        {
            return false;
        }

        var up = BitOperations.TrailingZeroCount(~(size - 1));
        var (at, last, first, second) = ((size - 1) >> up, (larger - 1) >> up, hashes[0], hashes[0]);
        foreach (var beside in hashes.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((at & 1) == 1 || at == last)
            {
                (first, second) = (MerkleTree.Node(beside, first), MerkleTree.Node(beside, second));
                var zeros = (at & 1) == 1 || at == 0 ? 0 : BitOperations.TrailingZeroCount(at);
                (at, last) = (at >> zeros, last >> zeros);
            }
            else
            {
                second = MerkleTree.Node(second, beside);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && first.AsSpan().SequenceEqual(root) && second.AsSpan().SequenceEqual(largerRoot);
    }

    // The largest power of two below.
    private static long Split(long leaves) => 1L << BitOperations.Log2((ulong)(leaves - 1));

    private static bool AreHashes(IEnumerable<byte[]> all) => all.All(hash => hash.Length == MerkleTree.HashSize);
}
