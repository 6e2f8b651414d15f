using ReviewConsole.Domain.Sealing;

namespace ReviewConsole.Data.Proof;

/// <summary>Where the sealed order is not what was signed.</summary>
/// <param name="Index">The first place that can be wrong.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Fact">The fact that stands there; null where it is not known.</param>
internal sealed record BadSeal(long Index, string Code, long? Fact);

/// <summary>
/// Goes through the sealed facts in their order and compares the tree with every checkpoint. Leaf hashes that stand outside, and fit a checkpoint there, name the very place where the
/// database was given others.
/// </summary>
/// <param name="points">Checkpoints of this tree, by size.</param>
/// <param name="outside">Leaf hashes that fit the checkpoints, from the first.</param>
internal sealed class TreeWalk(IReadOnlyList<Checkpoint> points, IEnumerator<byte[]> outside)
{
    private readonly TreeFrontier _tree = new();
    private int _next;
    private long _good;

    /// <summary>The first that is wrong; null so far, and at the end of a sound order.</summary>
    public BadSeal? Bad { get; private set; }

    /// <summary>How many facts.</summary>
    public long Size => _tree.Size;

    /// <summary>How many of these leaf hashes may be believed: up to the largest checkpoint that they fit.</summary>
    public static long Trusted(IEnumerable<byte[]> leaves, IReadOnlyList<Checkpoint> points)
    {
        var (tree, trusted, next) = (new TreeFrontier(), 0L, 0);
        foreach (var leaf in leaves)
        {
            if (next == points.Count)
            {
                break;
            }

            tree.Append(leaf);
            for (; next < points.Count && points[next].Size <= tree.Size; next++)
            {
                trusted = points[next].Size == tree.Size && points[next].Root.AsSpan().SequenceEqual(tree.Root) ? tree.Size : trusted;
            }
        }

        return trusted;
    }

    /// <summary>The next sealed fact; false when there is no need to go on.</summary>
    /// <param name="index">Its place, as stored.</param>
    /// <param name="leaf">The hash it was sealed with, as stored.</param>
    /// <param name="fact">Which fact.</param>
    /// <param name="isThere">Whether that fact is still there.</param>
    public bool Take(long index, byte[] leaf, long fact, bool isThere)
    {
        Bad = index != _tree.Size ? new BadSeal(_tree.Size, "seal_missing", null)
            : !isThere ? new BadSeal(index, "fact_missing", fact)
            : outside.MoveNext() && !leaf.AsSpan().SequenceEqual(outside.Current) ? new BadSeal(index, "fact_changed", fact)
            : null;
        if (Bad is not null)
        {
            return false;
        }

        _tree.Append(leaf);
        for (; _next < points.Count && points[_next].Size == _tree.Size; _next++)
        {
            if (!points[_next].Root.AsSpan().SequenceEqual(_tree.Root))
            {
                Bad = new BadSeal(_good, "checkpoint_differs", null);
                return false;
            }

            _good = _tree.Size;
        }

        return true;
    }

    /// <summary>There are no more: a checkpoint over more facts than there are says that some were cut off.</summary>
    public void End() => Bad ??= _next < points.Count ? new BadSeal(_tree.Size, "seal_missing", null) : null;
}
