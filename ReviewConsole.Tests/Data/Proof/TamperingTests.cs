using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Proof;

/// <summary>Whoever has the database in hand and knows how everything is hashed, but not the key, and not what stands outside.</summary>
public sealed class TamperingTests
{
    private const int Facts = 90;

    // How far somebody goes to hide it: not at all; the stream's hashes and head; the sealed leaves as well.
    private enum Hiding
    {
        Not,
        Stream,
        Seals,
    }

    private static readonly Func<SealedModel, Random, Hiding, long?>[] Tamperings = [Edit, EditValue, Insert, Delete, Swap, SwapOrder, Truncate, Move];

    [Fact]
    public void Ten_thousand_random_tamperings_are_all_found_and_the_first_place_is_named()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var sound = SealedModel.Of(random, Facts);
        sound.Check().ShouldBe((null, false));
        for (var at = 0; at < 10_000; at++)
        {
            var (tampering, hiding) = (Tamperings[at % Tamperings.Length], (Hiding)random.Next(3));
            var model = sound.Copy();
            if (tampering(model, random, hiding) is { } expected)
            {
                model.Check().ShouldBe((expected, true), $"{tampering.Method.Name}, hiding {hiding}, number {at} of seed {seed}");
            }
        }
    }

    [Fact]
    public void A_younger_fact_is_no_tampering_and_its_own_is_found_by_its_hash()
    {
        var random = new Random(1);
        var model = SealedModel.Of(random, Facts);
        var stream = model.Facts[0].Stream;
        model.Facts.Add(model.Made(Facts + 1, stream, long.MaxValue));
        model.Restamp(stream);
        model.Check().ShouldBe((null, false), "not sealed yet");

        var young = model.Facts[^1];
        model.Put(young, SealedModel.Changed(young, codes: "{}"));
        model.Check().ShouldBe((null, true), "found, but it has no place among the sealed");
    }

    [Fact]
    public void Without_leaves_outside_a_rewritten_order_is_found_by_its_root_from_the_checkpoint_before_on()
    {
        var model = SealedModel.Of(new Random(2), Facts);
        var fact = model.Facts[57];
        model.Put(fact, SealedModel.Changed(fact, codes: "{}"));
        model.Restamp(fact.Stream);
        model.Reseal();
        model.Outside.Clear();

        model.Check().ShouldBe((50, true));
    }

    private static long? Edit(SealedModel model, Random random, Hiding hiding)
    {
        var fact = Any(model, random);
        model.Put(fact, random.Next(6) switch
        {
            0 => SealedModel.Changed(fact, kind: FactKinds.Claimed),
            1 => SealedModel.Changed(fact, at: fact.At.AddMicroseconds(1)),
            2 => SealedModel.Changed(fact, actor: fact.Actor + "x"),
            3 => SealedModel.Changed(fact, command: Guid.NewGuid()),
            4 => SealedModel.Changed(fact, codes: "{\"n\":\"\"}"),
            _ => SealedModel.Changed(fact, values: [.. fact.Values, SealedModel.Value("x", "y")]),
        });
        return Hidden(model, hiding, model.IndexOf(fact), fact.Stream);
    }

    // The text alone, its commitment as it was: only its salt tells.
    private static long? EditValue(SealedModel model, Random random, Hiding hiding)
    {
        var fact = Any(model, random);
        if (fact.Values.Count == 0)
        {
            return null;
        }

        var value = fact.Values[0];
        model.Put(fact, SealedModel.Changed(fact, values: [new FactValue { Name = value.Name, Value = value.Value + "x", Salt = value.Salt, Commitment = value.Commitment }, .. fact.Values.Skip(1)]));
        return Hidden(model, hiding, model.IndexOf(fact), fact.Stream);
    }

    private static long? Insert(SealedModel model, Random random, Hiding hiding)
    {
        // Behind the last it would be a younger fact.
        var stream = model.Stream(Any(model, random).Stream);
        var behind = random.Next(stream.Count);
        for (var at = stream.Count - 1; at >= behind; at--)
        {
            model.Put(stream[at], SealedModel.Changed(stream[at], sequence: stream[at].Sequence + 1));
        }

        model.Facts.Add(model.Made(1000, stream[0].Stream, behind + 1));
        return Hidden(model, hiding, model.IndexOf(stream[behind]), stream[0].Stream);
    }

    private static long? Delete(SealedModel model, Random random, Hiding hiding)
    {
        var fact = Any(model, random);
        var index = model.IndexOf(fact);
        model.Facts.Remove(fact);
        return Hidden(model, hiding, index, fact.Stream);
    }

    private static long? Swap(SealedModel model, Random random, Hiding hiding)
    {
        var (one, other) = (Any(model, random), Any(model, random));
        if (one.Id == other.Id)
        {
            return null;
        }

        // Each keeps its id, and so its place among the sealed, and has what the other said.
        var (first, second) = (Saying(one, other), Saying(other, one));
        model.Put(one, first);
        model.Put(other, second);
        return Hidden(model, hiding, Math.Min(model.IndexOf(one), model.IndexOf(other)), one.Stream, other.Stream);
    }

    private static long? SwapOrder(SealedModel model, Random random, Hiding hiding)
    {
        var (one, other) = (random.Next(Facts), random.Next(Facts));
        if (one == other)
        {
            return null;
        }

        var (first, second) = (model.Seals[one], model.Seals[other]);
        model.Seals[one] = new SealedFact { Index = one, FactId = second.FactId, Leaf = hiding == Hiding.Not ? first.Leaf : second.Leaf };
        model.Seals[other] = new SealedFact { Index = other, FactId = first.FactId, Leaf = hiding == Hiding.Not ? second.Leaf : first.Leaf };
        return Math.Min(one, other);
    }

    private static long? Truncate(SealedModel model, Random random, Hiding hiding)
    {
        var left = random.Next(Facts);
        var cut = model.Seals.Skip(left).Select(s => s.FactId).ToHashSet();
        var streams = model.Facts.Where(f => cut.Contains(f.Id)).Select(f => f.Stream).Distinct(StringComparer.Ordinal).ToArray();
        model.Facts.RemoveAll(f => cut.Contains(f.Id));
        if (hiding != Hiding.Not)
        {
            model.Seals.RemoveRange(left, Facts - left);
        }

        return Hidden(model, hiding, left, streams);
    }

    private static long? Move(SealedModel model, Random random, Hiding hiding)
    {
        var (fact, other) = (Any(model, random), Any(model, random));
        if (fact.Stream == other.Stream)
        {
            return null;
        }

        var index = model.IndexOf(fact);
        model.Put(fact, SealedModel.Changed(fact, stream: other.Stream, sequence: model.Stream(other.Stream).Count + 1));
        return Hidden(model, hiding, index, fact.Stream, other.Stream);
    }

    private static long? Hidden(SealedModel model, Hiding hiding, long index, params string[] streams)
    {
        foreach (var stream in hiding == Hiding.Not ? [] : streams)
        {
            model.Restamp(stream);
        }

        if (hiding == Hiding.Seals)
        {
            model.Reseal();
        }

        return index;
    }

    private static FactRow Any(SealedModel model, Random random) => model.Facts[random.Next(model.Facts.Count)];

    private static FactRow Saying(FactRow keeps, FactRow says) => new()
    {
        Id = keeps.Id,
        Stream = says.Stream,
        Sequence = says.Sequence,
        Kind = says.Kind,
        Version = says.Version,
        At = says.At,
        ActorKind = says.ActorKind,
        Actor = says.Actor,
        Command = says.Command,
        Codes = says.Codes,
        Previous = says.Previous,
        Hash = says.Hash,
        Values = says.Values,
    };
}
