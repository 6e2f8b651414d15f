namespace ReviewConsole.Domain.Sealing;

/// <summary>A tree whose leaves are all in memory: the slow, plain reckoning that RFC 9162 writes down.</summary>
internal sealed class KnownTree(IReadOnlyList<byte[]> leaves)
{
    public static KnownTree Of(int size) => new([.. Enumerable.Range(0, size).Select(at => MerkleTree.Leaf(BitConverter.GetBytes(at)))]);

    public IReadOnlyList<byte[]> Leaves => leaves;

    /// <summary>MTH of RFC 9162, 2.1.1.</summary>
    public byte[] Hash(long from, long until)
    {
        if (until - from <= 1)
        {
            return until == from ? MerkleTree.Empty : leaves[(int)from];
        }

        var half = 1L;
        while (half * 2 < until - from)
        {
            half *= 2;
        }

        return MerkleTree.Node(Hash(from, from + half), Hash(from + half, until));
    }

    public byte[] Root(long size) => Hash(0, size);

    public IReadOnlyList<byte[]> Hashes(IEnumerable<LeafRange> ranges) => [.. ranges.Select(range => Hash(range.From, range.Until))];
}
