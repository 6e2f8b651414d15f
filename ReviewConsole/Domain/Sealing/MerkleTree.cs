using System.Numerics;
using System.Security.Cryptography;

namespace ReviewConsole.Domain.Sealing;

/// <summary>A complete subtree: 2^<paramref name="Level"/> leaves, the <paramref name="Index"/>-th of its size from the left.</summary>
/// <param name="Level">0 for a leaf.</param>
/// <param name="Index">From 0.</param>
public readonly record struct TreeNode(int Level, long Index)
{
    /// <summary>Leaves below it.</summary>
    public long Leaves => 1L << Level;
}

/// <summary>Leaves from <paramref name="From"/> until before <paramref name="Until"/>.</summary>
/// <param name="From">From 0.</param>
/// <param name="Until">Not included.</param>
public readonly record struct LeafRange(long From, long Until)
{
    /// <summary>The fewest complete subtrees that these leaves are, from the left.</summary>
    public IEnumerable<TreeNode> Nodes()
    {
        for (var at = From; at < Until;)
        {
            var level = Math.Min(at == 0 ? 62 : BitOperations.TrailingZeroCount(at), BitOperations.Log2((ulong)(Until - at)));
            yield return new TreeNode(level, at >> level);
            at += 1L << level;
        }
    }
}

/// <summary>The Merkle tree of RFC 9162 (2.1) with SHA-256: a leaf is hashed behind 0x00, a node behind 0x01, so that neither passes for the other.</summary>
public static class MerkleTree
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashSize = SHA256.HashSizeInBytes;

    /// <summary>The root of a tree without leaves.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    /// <summary>The hash of a leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data)
    {
        if (data.Length < 4096)
        {
            Span<byte> text = stackalloc byte[data.Length + 1];
            text[0] = 0;
            data.CopyTo(text[1..]);
            return SHA256.HashData(text);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(data);
        return hash.GetHashAndReset();
    }

    /// <summary>The hash of a node over two.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> text = stackalloc byte[1 + (2 * HashSize)];
        text[0] = 1;
        left.CopyTo(text[1..]);
        right.CopyTo(text[(1 + HashSize)..]);
        return SHA256.HashData(text);
    }

    /// <summary>The hash over complete subtrees that stand side by side, the larger to the left, as at the right edge of a tree.</summary>
    public static byte[] Join(IEnumerable<byte[]> fromTheLeft) => fromTheLeft.Reverse().Aggregate(default(byte[]), (right, left) => right is null ? left : Node(left, right)) ?? Empty;
}
