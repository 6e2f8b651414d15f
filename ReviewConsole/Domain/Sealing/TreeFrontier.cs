namespace ReviewConsole.Domain.Sealing;

/// <summary>The right edge of a growing tree: all that is needed to append leaves and to know the root, however large it is.</summary>
/// <param name="completed">Told of every subtree that becomes complete, and its hash.</param>
public sealed class TreeFrontier(Action<TreeNode, byte[]>? completed = null)
{
    private readonly List<(int Level, byte[] Hash)> _nodes = [];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>The root over them.</summary>
    public byte[] Root => MerkleTree.Join(_nodes.Select(n => n.Hash));

    /// <summary>Appends a leaf by its hash.</summary>
    public void Append(byte[] leaf) => Append(0, leaf);

    /// <summary>Appends a complete subtree by its hash.</summary>
    /// <param name="level">Its level.</param>
    /// <param name="hash">Its hash.</param>
    /// <exception cref="InvalidOperationException">Such a subtree cannot stand at this place.</exception>
    public void Append(int level, byte[] hash)
    {
        if (level is < 0 or > 62 || Size % (1L << level) != 0)
        {
            throw new InvalidOperationException($"No subtree of level {level} begins at {Size}.");
        }

        Size += 1L << level;
        while (_nodes.Count > 0 && _nodes[^1].Level == level)
        {
            hash = MerkleTree.Node(_nodes[^1].Hash, hash);
            _nodes.RemoveAt(_nodes.Count - 1);
            level++;
            completed?.Invoke(new TreeNode(level, (Size >> level) - 1), hash);
        }

        _nodes.Add((level, hash));
    }
}
