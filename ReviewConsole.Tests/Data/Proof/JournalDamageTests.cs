using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Signals;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Proof;

public sealed class JournalDamageOnSqliteTests : JournalDamageTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class JournalDamageOnPostgresTests(PostgresServer server) : JournalDamageTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>What somebody with the database in hand might do; each damage is done to a sound journal, found at its place, and undone.</summary>
public abstract class JournalDamageTests : DataTests
{
    private const string Stream = "AP-2026-000002";
    private const int Length = 6;

    private readonly Damage _damage;

    protected JournalDamageTests() => _damage = new Damage(() => World);

    [Fact]
    public async Task An_edit_of_any_column_of_a_fact_is_found_where_it_was_made()
    {
        var columns = await World.ReadAsync(db => Task.FromResult(db.Model.FindEntityType(typeof(FactRow))!.GetProperties().Select(p => p.Name).ToList()));
        foreach (var column in columns.Where(c => c != nameof(FactRow.Id)))
        {
            // A fact in a stream of its own has no head there; at another place it is missing at its own.
            var place = column == nameof(FactRow.Stream) ? new BadPlace(Stream + "x", 1, "head_missing")
                : new BadPlace(Stream, 3, column == nameof(FactRow.Sequence) ? "fact_missing" : "fact_changed");
            await _damage.ShouldBeFoundAsync(column, db => ChangeAsync(db, column), place);
        }
    }

    [Fact]
    public async Task An_edit_of_a_personal_value_is_found_and_an_erased_value_is_not_an_edit()
    {
        await _damage.ShouldBeFoundAsync("value", db => ValueAsync(db, v => v.Value += "x"), new BadPlace(Stream, 1, "value_changed"));
        await _damage.ShouldBeFoundAsync("salt", db => ValueAsync(db, v => v.Salt = new byte[32]), new BadPlace(Stream, 1, "value_changed"));
        await _damage.ShouldBeFoundAsync("value without its salt", db => ValueAsync(db, v => v.Value = null), new BadPlace(Stream, 1, "value_changed"));
        await _damage.ShouldBeFoundAsync("salt without its value", db => ValueAsync(db, v => v.Salt = null), new BadPlace(Stream, 1, "value_changed"));
        await _damage.ShouldBeFoundAsync("commitment", db => ValueAsync(db, v => db.Entry(v).Property(x => x.Commitment).CurrentValue = new byte[32]), new BadPlace(Stream, 1, "fact_changed"));
        await _damage.ShouldBeFoundAsync("whole value", db => ValueAsync(db, v => db.Remove(v)), new BadPlace(Stream, 1, "fact_changed"));
        await _damage.ShouldBeFoundAsync("erased", db => ValueAsync(db, v => (v.Value, v.Salt) = (null, null)), null);
    }

    [Fact]
    public async Task A_fact_that_is_taken_out_cut_off_or_put_elsewhere_is_found()
    {
        await _damage.ShouldBeFoundAsync("middle", db => RemoveAsync(db, at: 3), new BadPlace(Stream, 3, "fact_missing"));
        await _damage.ShouldBeFoundAsync("first", db => RemoveAsync(db, at: 1), new BadPlace(Stream, 1, "fact_missing"));
        await _damage.ShouldBeFoundAsync("tail", db => RemoveAsync(db, at: Length), new BadPlace(Stream, Length, "tail_cut"));
        await _damage.ShouldBeFoundAsync("swapped", db => SwapAsync(db, rehash: false), new BadPlace(Stream, 2, "fact_changed"));
        await _damage.ShouldBeFoundAsync("swapped and hashed again", db => SwapAsync(db, rehash: true), new BadPlace(Stream, 2, "order_changed"));
        await _damage.ShouldBeFoundAsync("inserted at the end", InsertAsync, new BadPlace(Stream, Length + 1, "head_changed"));
    }

    [Fact]
    public async Task A_head_that_is_gone_or_changed_is_found_and_so_is_a_case_that_lost_its_journal()
    {
        await _damage.ShouldBeFoundAsync("head", db => db.JournalHeads.Where(h => h.Stream == Stream).ExecuteDeleteAsync(), new BadPlace(Stream, 1, "head_missing"));
        await _damage.ShouldBeFoundAsync(
            "head's hash", db => db.JournalHeads.Where(h => h.Stream == Stream).ExecuteUpdateAsync(h => h.SetProperty(x => x.Hash, new byte[32])),
            new BadPlace(Stream, Length, "head_changed"));
        await _damage.ShouldBeFoundAsync(
            "head's length", db => db.JournalHeads.Where(h => h.Stream == Stream).ExecuteUpdateAsync(h => h.SetProperty(x => x.Length, 5)),
            new BadPlace(Stream, Length, "head_changed"));
        await _damage.ShouldBeFoundAsync("whole journal", ForgetAsync, new BadPlace(Stream, 1, "case_without_facts"));
        await _damage.ShouldBeFoundAsync(
            "whole journal and the queue's line",
            async db =>
            {
                await ForgetAsync(db);
                await db.CaseRows.Where(r => r.Number == new CaseNumber(Stream)).ExecuteDeleteAsync();
            },
            new BadPlace(Stream, 1, "case_without_facts"));
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.ApproveAsync(lin, await World.OpenAsync());
        var id = await World.OpenAsync();
        var token = await World.ClaimAsync(lin, id);
        await World.DoneAsync(lin, new SetFinding(id, token, 0, Finding.Explained, "As you say."));
        await World.CheckAsync(lin, id, token, "in_person", CheckState.Passed);
        await World.DoneAsync(lin, new ReleaseCase(id, token));
        await World.DoneAsync(Actor.Platform, new LeaveFact("zz"));
        await _damage.PrepareAsync();
    }

    private static Task<FactRow> FactAsync(ReviewDb db, long at) => db.Facts.Include(f => f.Values).SingleAsync(f => f.Stream == Stream && f.Sequence == at);

    private static async Task ChangeAsync(ReviewDb db, string column)
    {
        var property = db.Entry(await FactAsync(db, 3)).Property(column);
        property.CurrentValue = property.CurrentValue switch
        {
            string text => text + "x",
            long number => number + 100,
            int number => number + 1,
            ActorKind => ActorKind.System,
            Guid => Guid.NewGuid(),
            DateTimeOffset at => at.AddMicroseconds(1),
            byte[] bytes => bytes.Reverse().ToArray(),
            var other => throw new NotSupportedException($"{column}: {other}"),
        };
    }

    private static async Task ValueAsync(ReviewDb db, Action<FactValue> change) => change((await FactAsync(db, 1)).Values.Single());

    private static async Task RemoveAsync(ReviewDb db, long at)
    {
        var fact = await FactAsync(db, at);
        db.RemoveRange(fact.Values);
        db.Remove(fact);
    }

    private static async Task SwapAsync(ReviewDb db, bool rehash)
    {
        var (two, three) = (await FactAsync(db, 2), await FactAsync(db, 3));
        foreach (var (fact, sequence) in new[] { (two, 99), (three, 2), (two, 3) })
        {
            db.Entry(fact).Property(f => f.Sequence).CurrentValue = sequence;
            if (rehash)
            {
                db.Entry(fact).Property(f => f.Hash).CurrentValue = FactHash.Of(fact);
            }

            await db.SaveChangesAsync();
        }
    }

    private static async Task InsertAsync(ReviewDb db)
    {
        var last = await FactAsync(db, Length);
        var made = new FactRow
        {
            Stream = Stream,
            Sequence = Length + 1,
            Kind = last.Kind,
            Version = 1,
            At = last.At,
            ActorKind = last.ActorKind,
            Actor = last.Actor,
            Command = Guid.NewGuid(),
            Codes = "{}",
            Previous = last.Hash,
            Hash = [],
        };
        db.Add(made).Property(f => f.Hash).CurrentValue = FactHash.Of(made);
    }

    private static async Task ForgetAsync(ReviewDb db)
    {
        await db.FactValues.Where(v => db.Facts.Any(f => f.Id == v.FactId && f.Stream == Stream)).ExecuteDeleteAsync();
        await db.Facts.Where(f => f.Stream == Stream).ExecuteDeleteAsync();
        await db.JournalHeads.Where(h => h.Stream == Stream).ExecuteDeleteAsync();
    }
}
