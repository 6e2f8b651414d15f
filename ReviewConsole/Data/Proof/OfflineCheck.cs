using System.Security.Cryptography;
using System.Text;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Sealing;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Proof;

/// <summary>What a check of a proof found.</summary>
/// <param name="Facts">Facts that are proven.</param>
/// <param name="Checkpoint">The checkpoint it leads to; null where that could not be read.</param>
/// <param name="Bad">What is wrong; null when all is proven.</param>
/// <param name="Index">The first place that is wrong; null where it is not about one.</param>
public sealed record OfflineResult(long Facts, Checkpoint? Checkpoint, string? Bad, long? Index);

/// <summary>Checks a proof with nothing but its file and the public key; asks no database.</summary>
public static class OfflineCheck
{
    /// <summary>Checks it; reads line by line, however long it is.</summary>
    public static async Task<OfflineResult> CheckAsync(TextReader file, SealPublicKey key, CancellationToken stop = default)
    {
        if (ProofHead.Read(await file.ReadLineAsync(stop)) is not { } head || Signed(head.Checkpoint, head.Signature) is not { Said: { } said } checkpoint)
        {
            return new OfflineResult(0, null, "this is no proof of a journal", null);
        }

        if (said.Key != key.Fingerprint || !key.IsOf(checkpoint.Text, checkpoint.Signature))
        {
            return new OfflineResult(0, said, "the checkpoint is not signed by this key", null);
        }

        return head.Proof switch
        {
            ProofKind.Facts => await FactsAsync(file, head, said, stop),
            ProofKind.Range => await RangeAsync(file, head, said, stop),
            _ => Consistency(head, said, key),
        };
    }

    private static async Task<OfflineResult> FactsAsync(TextReader file, ProofHead head, Checkpoint said, CancellationToken stop)
    {
        var links = new Links(whole: Domain.Primitives.CaseNumber.Read(head.About) is not null);
        var read = 0L;
        for (; await file.ReadLineAsync(stop) is { } line; read++)
        {
            if (ProvenFact.Read(line) is not { Path: { } path } fact)
            {
                return new OfflineResult(read, said, $"line {read + 2} is no fact", null);
            }

            if (!TreeProof.Includes(MerkleTree.Leaf(Encoding.UTF8.GetBytes(fact.Leaf)), fact.Index, said.Size, Hashes(path), said.Root) || !links.Fits(fact))
            {
                return new OfflineResult(read, said, "this fact was not sealed so", fact.Index);
            }
        }

        return read == head.Facts ? new OfflineResult(read, said, null, null) : new OfflineResult(read, said, $"{head.Facts} facts were promised, {read} are here", null);
    }

    private static async Task<OfflineResult> RangeAsync(TextReader file, ProofHead head, Checkpoint said, CancellationToken stop)
    {
        var (first, end) = (head.First ?? -1, (head.First ?? -1) + head.Facts);
        if (first < 0 || head.Facts < 1 || end > said.Size || Edge(first, 0, head.Left) is not { } left || Edge(said.Size, end, head.Right) is not { } right)
        {
            return new OfflineResult(0, said, "this is no proof of a journal", null);
        }

        var tree = new TreeFrontier();
        left.ForEach(node => tree.Append(node.Node.Level, node.Hash));
        for (; await file.ReadLineAsync(stop) is { } line;)
        {
            if (ProvenFact.Read(line) is not { Hash: { } hash } fact || fact.Index != tree.Size || tree.Size == end)
            {
                return new OfflineResult(tree.Size - first, said, "a fact is missing here, or is one too many", tree.Size);
            }

            var leaf = MerkleTree.Leaf(Encoding.UTF8.GetBytes(fact.Leaf));
            if (Convert.ToHexStringLower(leaf) != hash)
            {
                return new OfflineResult(tree.Size - first, said, "this fact was changed", fact.Index);
            }

            tree.Append(leaf);
        }

        if (tree.Size != end)
        {
            return new OfflineResult(tree.Size - first, said, "a fact is missing here", tree.Size);
        }

        right.ForEach(node => tree.Append(node.Node.Level, node.Hash));
        return tree.Root.AsSpan().SequenceEqual(said.Root) ? new OfflineResult(head.Facts, said, null, null)
            : new OfflineResult(0, said, "these facts, from here on, are not those that were sealed", first);
    }

    private static OfflineResult Consistency(ProofHead head, Checkpoint said, SealPublicKey key) =>
        Signed(head.Earlier ?? "", head.EarlierSignature ?? "") is not { Said: { } before } earlier || !key.IsOf(earlier.Text, earlier.Signature)
            ? new OfflineResult(0, said, "the earlier checkpoint is not signed by this key", null)
        : before.Origin == said.Origin && TreeProof.Extends(before.Size, before.Root, said.Size, said.Root, Hashes(head.Path ?? []))
            ? new OfflineResult(said.Size, said, null, null)
        : new OfflineResult(0, said, "what was sealed before is not the beginning of what was sealed later", null);

    private static SignedCheckpoint? Signed(string text, string signature)
    {
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length) ? new SignedCheckpoint(text, bytes[..length]) : null;
    }

    // The subtrees before or behind a range, each with its hash; null where there are more or fewer.
    private static List<(TreeNode Node, byte[] Hash)>? Edge(long until, long from, IReadOnlyList<string>? hashes)
    {
        var nodes = new LeafRange(from, until).Nodes().ToList();
        var read = Hashes(hashes ?? []);
        return nodes.Count == read.Count && read.TrueForAll(h => h.Length == MerkleTree.HashSize) ? [.. nodes.Zip(read)] : null;
    }

    private static List<byte[]> Hashes(IReadOnlyList<string> hex) =>
        [.. hex.Select(h => h.Length == 2 * MerkleTree.HashSize && h.All(char.IsAsciiHexDigit) ? Convert.FromHexString(h) : [])];

    // Facts that follow each other in a stream name each other's hash, so that none between them is left out; of a whole case none before them either.
    private sealed class Links(bool whole)
    {
        private readonly Dictionary<string, (long Sequence, string Hash)> _last = new(StringComparer.Ordinal);

        public bool Fits(ProvenFact fact)
        {
            if (fact.Place() is not { } place)
            {
                return false;
            }

            var before = _last.GetValueOrDefault(place.Stream, (0, new string('0', 2 * MerkleTree.HashSize)));
            _last[place.Stream] = (place.Sequence, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fact.Leaf))));
            return place.Sequence == before.Sequence + 1 ? place.Previous == before.Hash : !whole && place.Sequence > before.Sequence;
        }
    }
}
