using System.Security.Cryptography;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Sealing;

namespace ReviewConsole.Data.Proof;

/// <summary>Checks the facts of one stream: each as hashed and as sealed, in order, whole.</summary>
internal static class StreamCheck
{
    /// <summary>What is bad, first in the order of the stream; behind it whatever else is not as it was sealed. Empty when all is well.</summary>
    public static IEnumerable<BadPlace> Of(JournalHead head, IReadOnlyList<ReadFact> facts)
    {
        if (First(head, facts) is not { } first)
        {
            return [];
        }

        // Facts that were swapped stand in another order here than where they were sealed.
        return facts.Where(f => f.Leaf is not null && !IsAsHashed(f))
            .Select(f => new BadPlace(f.Fact.Stream, f.Fact.Sequence, "fact_changed") { Index = f.Index }).Prepend(first);
    }

    private static BadPlace? First(JournalHead head, IReadOnlyList<ReadFact> facts)
    {
        var previous = new byte[32];
        for (var at = 1; at <= facts.Count; at++)
        {
            var fact = facts[at - 1].Fact;
            var code = fact.Sequence != at ? "fact_missing"
                : !IsAsHashed(facts[at - 1]) ? "fact_changed"
                : !fact.Previous.AsSpan().SequenceEqual(previous) ? "order_changed"
                : fact.Values.Exists(IsChanged) ? "value_changed" : null;
            if (code is not null)
            {
                return new BadPlace(head.Stream, at, code) { Index = code == "fact_missing" ? null : facts[at - 1].Index };
            }

            previous = fact.Hash;
        }

        return head.Length > facts.Count ? new BadPlace(head.Stream, facts.Count + 1, "tail_cut")
            : head.Length < facts.Count || !head.Hash.AsSpan().SequenceEqual(previous) ? new BadPlace(head.Stream, facts.Count, "head_changed")
            : null;
    }

    // Hashes know whole microseconds; SQLite would keep a finer edit of the instant. Whoever gave a fact another hash, and all behind it, did not give it another leaf.
    private static bool IsAsHashed(ReadFact read)
    {
        if (read.IsMisfit || read.Fact.At != Instants.Whole(read.Fact.At))
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var envelope = FactHash.Envelope(read.Fact);
        SHA256.HashData(envelope, hash);
        return hash.SequenceEqual(read.Fact.Hash) && (read.Leaf is null || read.Leaf.AsSpan().SequenceEqual(MerkleTree.Leaf(envelope)));
    }

    // An erased value has neither text nor salt; the commitment in the hash is what remains.
    private static bool IsChanged(FactValue value) => (value.Value, value.Salt) switch
    {
        (null, null) => false,
        ({ } text, { } salt) => !FactHash.Commit(salt, value.Name, text).AsSpan().SequenceEqual(value.Commitment),
        _ => true,
    };
}
