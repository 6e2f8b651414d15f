using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Sealing;

namespace ReviewConsole.Data.Proof;

/// <summary>A sealed journal in memory, with what stands outside, to be tampered with many thousand times.</summary>
internal sealed class SealedModel
{
    public const int Streams = 7;

    private readonly Random _random;

    private SealedModel(Random random) => _random = random;

    public List<FactRow> Facts { get; private init; } = [];

    public List<SealedFact> Seals { get; private init; } = [];

    public List<JournalHead> Heads { get; private init; } = [];

    /// <summary>What nobody who has the database in hand can change.</summary>
    public List<byte[]> Outside { get; private init; } = [];

    public List<Checkpoint> Points { get; private init; } = [];

    /// <summary>So many facts in several streams, all sealed, a checkpoint after each ten.</summary>
    public static SealedModel Of(Random random, int facts)
    {
        var model = new SealedModel(random);
        for (var at = 0; at < facts; at++)
        {
            var stream = $"AP-2026-{random.Next(1, Streams + 1):D6}";
            model.Facts.Add(model.Made(at + 1, stream, model.Stream(stream).Count + 1));
        }

        foreach (var stream in model.Facts.Select(f => f.Stream).Distinct(StringComparer.Ordinal).ToList())
        {
            model.Restamp(stream);
        }

        var tree = new TreeFrontier();
        foreach (var fact in model.Facts)
        {
            var leaf = MerkleTree.Leaf(FactHash.Envelope(fact));
            model.Seals.Add(new SealedFact { Index = model.Seals.Count, FactId = fact.Id, Leaf = leaf });
            model.Outside.Add(leaf);
            tree.Append(leaf);
            if (tree.Size % 10 == 0 || tree.Size == facts)
            {
                model.Points.Add(new Checkpoint(Checkpoint.Prefix + "x", tree.Size, tree.Root, model.Points.Count + 1, 1, DateTimeOffset.UnixEpoch, "k"));
            }
        }

        return model;
    }

    /// <summary>Another with the same in it.</summary>
    public SealedModel Copy() => new(_random)
    {
        Facts = Facts.ConvertAll(f => Changed(f)),
        Seals = [.. Seals],
        Heads = Heads.ConvertAll(h => new JournalHead { Stream = h.Stream, Length = h.Length, Hash = h.Hash }),
        Outside = Outside,
        Points = Points,
    };

    /// <summary>The first place among the sealed that a check names; whether it found anything at all.</summary>
    public (long? Index, bool IsBad) Check()
    {
        var bad = new BadPlaces();
        var leaves = Seals.ToDictionary(s => s.FactId);
        var found = 0;
        foreach (var head in Heads)
        {
            var places = StreamCheck.Of(head, Stream(head.Stream).ConvertAll(f => new ReadFact(f, leaves.GetValueOrDefault(f.Id)?.Index, leaves.GetValueOrDefault(f.Id)?.Leaf))).ToList();
            found += places.Count;
            bad.Add(places);
        }

        var order = Walk(0);
        order = order is null ? null : Walk((int)TreeWalk.Trusted(Outside, Points));
        return (bad.FirstIndex(order), found > 0 || order is not null);
    }

    public List<FactRow> Stream(string stream) => [.. Facts.Where(f => f.Stream == stream).OrderBy(f => f.Sequence)];

    public long IndexOf(FactRow fact) => Seals.Single(s => s.FactId == fact.Id).Index;

    /// <summary>Puts another fact in the place of one.</summary>
    public FactRow Put(FactRow one, FactRow other)
    {
        Facts[Facts.IndexOf(one)] = other;
        return other;
    }

    /// <summary>Numbers a stream, hashes it anew and fits its head, as somebody does who knows how.</summary>
    public void Restamp(string stream)
    {
        var previous = new byte[32];
        var sequence = 0L;
        foreach (var fact in Stream(stream))
        {
            var stamped = Put(fact, Changed(fact, previous: previous, sequence: ++sequence));
            stamped.Hash = FactHash.Of(stamped);
            previous = stamped.Hash;
        }

        Heads.RemoveAll(h => h.Stream == stream);
        if (sequence > 0)
        {
            Heads.Add(new JournalHead { Stream = stream, Length = sequence, Hash = previous });
        }
    }

    /// <summary>Hashes every leaf anew, and closes gaps in the order.</summary>
    public void Reseal()
    {
        var byId = Facts.ToDictionary(f => f.Id);
        var kept = Seals.Where(s => byId.ContainsKey(s.FactId)).OrderBy(s => s.Index).ToList();
        Seals.Clear();
        Seals.AddRange(kept.Select((s, at) => new SealedFact { Index = at, FactId = s.FactId, Leaf = MerkleTree.Leaf(FactHash.Envelope(byId[s.FactId])) }));
    }

    public FactRow Made(long id, string stream, long sequence) => new()
    {
        Id = id,
        Stream = stream,
        Sequence = sequence,
        Kind = FactKinds.FindingSet,
        Version = 1,
        At = DateTimeOffset.UnixEpoch.AddSeconds(id),
        ActorKind = ActorKind.Person,
        Actor = $"{_random.Next():x}",
        Command = Guid.NewGuid(),
        Codes = $"{{\"n\":\"{_random.Next()}\"}}",
        Previous = new byte[32],
        Values = [.. Enumerable.Range(0, _random.Next(3)).Select(at => Value($"v{at}", $"{_random.Next()}"))],
    };

    public static FactValue Value(string name, string text) => new() { Name = name, Value = text, Salt = new byte[32], Commitment = FactHash.Commit(new byte[32], name, text) };

    /// <summary>The same fact, but.</summary>
    public static FactRow Changed(
        FactRow f, string? stream = null, long? sequence = null, string? kind = null, DateTimeOffset? at = null, string? actor = null, Guid? command = null, string? codes = null,
        byte[]? previous = null, List<FactValue>? values = null) => new()
        {
            Id = f.Id,
            Stream = stream ?? f.Stream,
            Sequence = sequence ?? f.Sequence,
            Kind = kind ?? f.Kind,
            Version = f.Version,
            At = at ?? f.At,
            ActorKind = f.ActorKind,
            Actor = actor ?? f.Actor,
            Command = command ?? f.Command,
            Codes = codes ?? f.Codes,
            Previous = previous ?? f.Previous,
            Hash = f.Hash,
            Values = values ?? f.Values,
        };

    private BadSeal? Walk(int trusted)
    {
        using var outside = Outside.Take(trusted).GetEnumerator();
        var walk = new TreeWalk(Points, outside);
        var ids = Facts.Select(f => f.Id).ToHashSet();
        _ = Seals.OrderBy(s => s.Index).All(s => walk.Take(s.Index, s.Leaf, s.FactId, ids.Contains(s.FactId)));
        walk.End();
        return walk.Bad;
    }
}
