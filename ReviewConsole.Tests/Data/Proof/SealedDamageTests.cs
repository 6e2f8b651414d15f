using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Sealing;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Proof;

/// <inheritdoc/>
public sealed class SealedDamageOnSqliteTests : SealedDamageTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

/// <inheritdoc/>
public sealed class SealedDamageOnPostgresTests(PostgresServer server) : SealedDamageTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>The same as in memory (<see cref="TamperingTests"/>), in a real database and with the real check: the first sealed place is named, however well it was hidden.</summary>
public abstract class SealedDamageTests : DataTests
{
    private readonly Damage _damage;
    private List<(long Index, long Id, string Stream, long Sequence)> _facts = [];

    protected SealedDamageTests() => _damage = new Damage(() => World);

    [Fact]
    public async Task An_edit_and_a_restamped_tail_are_found_where_they_begin()
    {
        foreach (var at in (int[])[0, 3, 7, 12])
        {
            var place = Place(at, "fact_changed");
            await _damage.ShouldBeFoundAsync("edit", db => EditAsync(db, at), place);
            await _damage.ShouldBeFoundAsync("restamped", async db => await RestampAsync(db, await EditAsync(db, at)), place);
            await _damage.ShouldBeFoundAsync("restamped and sealed anew", async db => await ResealAsync(db, await RestampAsync(db, await EditAsync(db, at))), place);
        }
    }

    [Fact]
    public async Task A_deleted_fact_is_found_at_its_place_and_a_cut_end_where_it_was_cut()
    {
        var last = _facts[^1];
        await _damage.ShouldBeFoundAsync("deleted", db => DeleteAsync(db, 5), new BadPlace(_facts[5].Stream, _facts[5].Sequence, "fact_missing") { Index = 5 });
        await _damage.ShouldBeFoundAsync("the last deleted with its head", async db => await RestampAsync(db, await DeleteAsync(db, _facts.Count - 1)), new BadPlace("", 0, "fact_missing") { Index = last.Index });
        await _damage.ShouldBeFoundAsync(
            "the end cut off, seals and checkpoints too",
            async db =>
            {
                await RestampAsync(db, await DeleteAsync(db, _facts.Count - 1));
                await db.SealedFacts.Where(s => s.Index == last.Index).ExecuteDeleteAsync();
                await db.SealCheckpoints.ExecuteDeleteAsync();
            },
            new BadPlace("", 0, "seal_missing") { Index = last.Index });
    }

    [Fact]
    public async Task What_was_swapped_inserted_or_renamed_is_found_at_the_first_place_it_touches()
    {
        await _damage.ShouldBeFoundAsync(
            "swapped codes",
            async db =>
            {
                var (one, other) = (await FactAsync(db, 2), await FactAsync(db, 9));
                var codes = one.Codes;
                db.Entry(one).Property(f => f.Codes).CurrentValue = other.Codes;
                db.Entry(other).Property(f => f.Codes).CurrentValue = codes + " ";
            },
            Place(2, "fact_changed"));
        await _damage.ShouldBeFoundAsync(
            "another order",
            async db =>
            {
                var (one, other) = (await db.SealedFacts.SingleAsync(s => s.Index == 4), await db.SealedFacts.SingleAsync(s => s.Index == 8));
                await db.SealedFacts.Where(s => s.Index == 4 || s.Index == 8).ExecuteDeleteAsync();
                db.ChangeTracker.Clear();
                db.AddRange(new SealedFact { Index = 4, FactId = other.FactId, Leaf = other.Leaf }, new SealedFact { Index = 8, FactId = one.FactId, Leaf = one.Leaf });
            },
            Place(8, "fact_changed") with { Index = 4 });
        await _damage.ShouldBeFoundAsync("a young fact behind", db => InsertAsync(db), at: null);
    }

    [Fact]
    public async Task A_checkpoint_outside_that_was_tampered_with_is_named_and_leaves_outside_that_were_accuse_nobody()
    {
        var file = World.Seals.All().First().File;
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace("number 1", "number 7", StringComparison.Ordinal));
        (await World.Verifier.VerifyAsync()).Bad.ShouldBe(new BadPlace(BadPlace.Checkpoint, 7, "checkpoint_signature"));
        await File.WriteAllTextAsync(file, text);

        await using (var leaves = File.OpenWrite(Path.Combine(World.Seals.Place, "leaves-1.bin")))
        {
            leaves.Write(new byte[32]);
        }

        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull("the roots fit the database");
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.ApproveAsync(lin, await World.OpenAsync());
        await World.Sealer.SealAsync();
        await World.DenyAsync(lin, await World.OpenAsync());
        await World.DoneAsync(Actor.Platform, new LeaveFact("zz"));
        await World.DoneAsync(Actor.Platform, new LeaveFact("zz"));
        await World.Sealer.SealAsync();
        _facts = await World.ReadAsync(async db => (await db.Facts.Join(db.SealedFacts, f => f.Id, s => s.FactId, (f, s) => new { s.Index, f.Id, f.Stream, f.Sequence }).OrderBy(f => f.Index).ToListAsync())
            .ConvertAll(f => (f.Index, f.Id, f.Stream, f.Sequence)));
        _facts.Count.ShouldBeGreaterThan(12);
        await _damage.PrepareAsync();
    }

    private BadPlace Place(int at, string code) => new(_facts[at].Stream, _facts[at].Sequence, code) { Index = at };

    private Task<FactRow> FactAsync(ReviewDb db, int at) => db.Facts.Include(f => f.Values).SingleAsync(f => f.Id == _facts[at].Id);

    private async Task<string> EditAsync(ReviewDb db, int at)
    {
        var fact = await FactAsync(db, at);
        db.Entry(fact).Property(f => f.Actor).CurrentValue = "somebody";
        await db.SaveChangesAsync();
        return fact.Stream;
    }

    private async Task<string> DeleteAsync(ReviewDb db, int at)
    {
        var fact = await FactAsync(db, at);
        db.RemoveRange(fact.Values);
        db.Remove(fact);
        await db.SaveChangesAsync();
        return fact.Stream;
    }

    private static async Task<string> RestampAsync(ReviewDb db, string stream)
    {
        var previous = new byte[32];
        var facts = await db.Facts.Include(f => f.Values).Where(f => f.Stream == stream).OrderBy(f => f.Sequence).ToListAsync();
        foreach (var fact in facts)
        {
            db.Entry(fact).Property(f => f.Previous).CurrentValue = previous;
            db.Entry(fact).Property(f => f.Hash).CurrentValue = previous = FactHash.Of(fact);
        }

        var head = await db.JournalHeads.SingleAsync(h => h.Stream == stream);
        (head.Length, head.Hash) = (facts.Count, previous);
        await db.SaveChangesAsync();
        return stream;
    }

    private static async Task ResealAsync(ReviewDb db, string stream)
    {
        foreach (var fact in await db.Facts.Include(f => f.Values).Where(f => f.Stream == stream).ToListAsync())
        {
            var leaf = MerkleTree.Leaf(FactHash.Envelope(fact));
            await db.SealedFacts.Where(s => s.FactId == fact.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Leaf, leaf));
        }
    }

    private static async Task InsertAsync(ReviewDb db)
    {
        var last = await db.Facts.Where(f => f.Stream == "zz").OrderByDescending(f => f.Sequence).FirstAsync();
        var made = new FactRow
        {
            Stream = "zz",
            Sequence = last.Sequence + 1,
            Kind = last.Kind,
            Version = 1,
            At = last.At,
            ActorKind = last.ActorKind,
            Actor = last.Actor,
            Command = Guid.NewGuid(),
            Codes = "{}",
            Previous = last.Hash,
        };
        db.Add(made).Property(f => f.Hash).CurrentValue = FactHash.Of(made);
        var head = await db.JournalHeads.SingleAsync(h => h.Stream == "zz");
        (head.Length, head.Hash) = (made.Sequence, made.Hash);
    }
}
