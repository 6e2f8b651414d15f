using System.Text;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Sealing;

namespace ReviewConsole.Data.Proof;

/// <summary>What came of a wish for a proof.</summary>
/// <param name="Facts">Facts that are proven.</param>
/// <param name="Younger">Facts that were asked for and are not sealed yet.</param>
public sealed record Proven(long Facts, long Younger);

/// <summary>Writes proofs that a stranger can check with the public key alone (<see cref="OfflineCheck"/>).</summary>
public sealed class JournalProver(IDbContextFactory<ReviewDb> databases, SealReading seals)
{
    private const int AtOnce = 5000;

    /// <summary>Proves the facts of a case, by its number, or those that name a decision, by its id. Null where there is no such fact, or nothing is sealed at all.</summary>
    public Task<Proven?> FactsAsync(string about, TextWriter to, CancellationToken stop = default) => OverAsync(
        async (db, checkpoint, said) =>
        {
            var facts = await FactsAsync(db, about, stop);
            if (facts.Count == 0)
            {
                return null;
            }

            var proven = facts.Where(f => f.Index < said.Size).ToList();
            await to.WriteLineAsync((ProofHead.To(ProofKind.Facts, checkpoint) with { About = about, Facts = proven.Count, Younger = facts.Count - proven.Count }).Line());
            foreach (var fact in proven)
            {
                var path = await SealedTree.HashesAsync(db, TreeProof.Inclusion(fact.Index!.Value, said.Size), stop);
                await to.WriteLineAsync(new ProvenFact(fact.Index.Value, LeafOf(fact), null, Hex(path)).Line());
            }

            return new Proven(proven.Count, facts.Count - proven.Count);
        },
        stop);

    /// <summary>Proves all facts of a time, and that none was left out from the first of them to the last. Null where there are none.</summary>
    /// <param name="from">From this instant on.</param>
    /// <param name="until">Until before this one.</param>
    /// <param name="to">Where it is written to.</param>
    /// <param name="stop">Stops writing.</param>
    public async Task<Proven?> RangeAsync(DateTimeOffset from, DateTimeOffset until, TextWriter to, CancellationToken stop = default)
    {
        if (await OverAsync((db, checkpoint, said) => HeadAsync(db, checkpoint, said, from, until, stop), stop) is not { First: { } begin } head)
        {
            return null;
        }

        await to.WriteLineAsync(head.Line());
        for (var at = begin; at < begin + head.Facts; at += AtOnce)
        {
            var (some, more) = (at, Math.Min(at + AtOnce, begin + head.Facts));
            foreach (var fact in await databases.ReadAsync(db => FactReader.OfIndexesAsync(db, some, more, stop), stop))
            {
                await to.WriteLineAsync(new ProvenFact(fact.Index!.Value, LeafOf(fact), Convert.ToHexStringLower(fact.Leaf!), null).Line());
            }
        }

        return new Proven(head.Facts, head.Younger);
    }

    /// <summary>Proves that the newest checkpoint goes on from an earlier one. Null where the earlier one is not of this tree.</summary>
    public Task<Proven?> ConsistencyAsync(SignedCheckpoint earlier, TextWriter to, CancellationToken stop = default) => OverAsync(
        async (db, checkpoint, said) =>
        {
            if (earlier.Said is not { } before || before.Size > said.Size)
            {
                return null;
            }

            var path = await SealedTree.HashesAsync(db, TreeProof.Consistency(before.Size, said.Size), stop);
            if (!TreeProof.Extends(before.Size, before.Root, said.Size, said.Root, path))
            {
                return null;
            }

            await to.WriteLineAsync((ProofHead.To(ProofKind.Consistency, checkpoint) with
            {
                Earlier = earlier.Text,
                EarlierSignature = Convert.ToBase64String(earlier.Signature),
                Path = Hex(path),
            }).Line());
            return new Proven(said.Size, 0);
        },
        stop);

    private static async Task<List<ReadFact>> FactsAsync(ReviewDb db, string about, CancellationToken stop)
    {
        var number = CaseNumber.Read(about);
        var id = Guid.TryParse(about, out var parsed) ? new DecisionId(parsed) : (DecisionId?)null;
        var stream = number is { } known ? known.Value
            : id is { } decision ? (await db.Decisions.Where(d => d.Id == decision).Join(db.Cases, d => d.CaseId, c => c.Id, (_, c) => c.Number).ToListAsync(stop)).Select(n => n.Value).FirstOrDefault()
            : null;
        if (stream is null)
        {
            return [];
        }

        var facts = await FactReader.OfStreamAsync(db, stream, stop);
        return number is not null ? facts : facts.FindAll(f => FactHash.ReadCodes(f.Fact.Codes).GetValueOrDefault("decision") == parsed.ToString("D"));
    }

    private static async Task<ProofHead?> HeadAsync(ReviewDb db, SignedCheckpoint checkpoint, Checkpoint said, DateTimeOffset from, DateTimeOffset until, CancellationToken stop)
    {
        var facts = db.Facts.Where(f => f.At >= from && f.At < until);
        var places = facts.Join(db.SealedFacts, f => f.Id, s => s.FactId, (_, s) => s.Index).Where(index => index < said.Size);
        return await places.MinAsync(i => (long?)i, stop) is not { } first || await places.MaxAsync(i => (long?)i, stop) is not { } last ? null
            : ProofHead.To(ProofKind.Range, checkpoint) with
            {
                About = $"{from:O} {until:O}",
                Facts = last + 1 - first,
                Younger = await facts.CountAsync(f => !db.SealedFacts.Any(s => s.FactId == f.Id && s.Index < said.Size), stop),
                First = first,
                Left = Hex(await SealedTree.NodesAsync(db, new LeafRange(0, first).Nodes(), stop)),
                Right = Hex(await SealedTree.NodesAsync(db, new LeafRange(last + 1, said.Size).Nodes(), stop)),
            };
    }

    // The checkpoint first: what is read behind it has at least what it covers.
    private async Task<T?> OverAsync<T>(Func<ReviewDb, SignedCheckpoint, Checkpoint, Task<T?>> read, CancellationToken stop)
        where T : class => await seals.NewestAsync(stop) is { Said: { } said } checkpoint ? await databases.ReadAsync(db => read(db, checkpoint, said), stop) : null;

    private static string LeafOf(ReadFact fact)
    {
        var leaf = FactHash.Envelope(fact.Fact);
        return MerkleTree.Leaf(leaf).AsSpan().SequenceEqual(fact.Leaf) ? Encoding.UTF8.GetString(leaf)
            : throw new InvalidDataException($"The fact at index {fact.Index} is not as it was sealed; journal verify says what else.");
    }

    private static List<string> Hex(IEnumerable<byte[]> hashes) => [.. hashes.Select(Convert.ToHexStringLower)];
}
