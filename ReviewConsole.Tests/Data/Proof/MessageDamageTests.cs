using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Conversation;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Proof;

public sealed class MessageDamageOnSqliteTests : MessageDamageTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Theory]
    [InlineData("'deadbeef'")]
    [InlineData("-1")]
    [InlineData("x'00ff'")]
    [InlineData("'[{\"a\":'")]
    public async Task Nonsense_in_any_column_is_named_at_its_fact(string nonsense)
    {
        var message = (await MessagesAsync())[0];
        foreach (var column in (await ColumnsAsync()).Except([nameof(Message.CaseId)]))
        {
            await Damage.ShouldBeFoundAsync(
                $"{column} = {nonsense}",
                db => db.Database.ExecuteSqlRawAsync(
                    $"UPDATE messages SET {column} = {nonsense} WHERE CaseId = 1 AND Place = 0".Replace("{", "{{", StringComparison.Ordinal)),
                await PlaceAsync(message.Id, "message_changed"));
        }

        await Damage.ShouldBeFoundAsync(
            "Id", db => db.Database.ExecuteSqlRawAsync("UPDATE messages SET Id = 'deadbeef' WHERE CaseId = 1 AND Place = 0"), await PlaceAsync(message.Id, "message_missing"));
    }
}

public sealed class MessageDamageOnPostgresTests(PostgresServer server) : MessageDamageTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>A question, a reminder, an answer written down and one that came as an appeal, and the end of the time to answer.</summary>
public abstract class MessageDamageTests : DataTests
{
    private CaseId _decided;

    protected MessageDamageTests() => Damage = new Damage(() => World);

    private protected Damage Damage { get; }

    [Fact]
    public async Task An_edit_of_any_column_of_a_message_is_found_at_its_fact()
    {
        var messages = await MessagesAsync();
        messages.Select(m => (m.Kind, m.ByHand)).Distinct().Count().ShouldBe(5);
        foreach (var message in messages)
        {
            var place = await PlaceAsync(message.Id, "message_changed");
            foreach (var column in await ColumnsAsync())
            {
                await Damage.ShouldBeFoundAsync($"{column} of {message.Kind} {message.Place}", async db => Change((await EntryAsync(db, message.Id)).Property(column)), place);
            }
        }
    }

    [Fact]
    public async Task What_was_asked_cannot_become_another_question_in_any_part()
    {
        var asked = (await MessagesAsync()).Last(m => m.Kind == MessageType.Question);
        var place = await PlaceAsync(asked.Id, "message_changed");
        foreach (var other in new[]
        {
            asked.Asked! with { Template = "explain_signal" }, asked.Asked! with { Days = 6 }, asked.Asked! with { Signals = [0] }, asked.Asked! with { Routes = ["postal_code"] },
            asked.Asked!.With("document", "the invoice of 4 May"), asked.Asked!.With("more", "x"),
        })
        {
            await Damage.ShouldBeFoundAsync(other.ToString(), async db => (await EntryAsync(db, asked.Id)).Property(m => m.Asked).CurrentValue = other, place);
        }
    }

    [Fact]
    public async Task A_message_that_is_gone_or_was_never_sent_is_found()
    {
        var last = (await MessagesAsync())[^1];
        await Damage.ShouldBeFoundAsync("deleted", async db => (await EntryAsync(db, last.Id)).State = EntityState.Deleted, await PlaceAsync(last.Id, "message_missing"));
        await Damage.ShouldBeFoundAsync("added", AddAsync, new BadPlace((await World.CaseAsync(_decided)).Number.Value, 0, "message_without_fact"));
    }

    [Fact]
    public async Task The_first_bad_place_is_named_whether_it_is_a_message_or_a_decision()
    {
        var first = (await MessagesAsync())[0];
        await Damage.ShouldBeFoundAsync(
            "both",
            async db =>
            {
                Change((await EntryAsync(db, first.Id)).Property(nameof(Message.Text)));
                db.Entry(await db.Decisions.SingleAsync(d => d.CaseId == _decided)).Property(d => d.Justification).CurrentValue = "Something else.";
            },
            await PlaceAsync(first.Id, "message_changed"));
    }

    [Fact]
    public async Task Erased_words_break_nothing_and_what_is_left_is_still_guarded()
    {
        var answer = (await MessagesAsync()).First(m => m.ByHand);
        await Damage.ShouldBeFoundAsync("erased", EraseAsync, at: null);
        await Damage.ShouldBeFoundAsync(
            "erased and moved",
            async db =>
            {
                await EraseAsync(db);
                Change((await EntryAsync(db, answer.Id)).Property(nameof(Message.At)));
            },
            await PlaceAsync(answer.Id, "message_changed"));
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var answered = await AskAsync(lin, new AnAppeal(), AQuestion.Explain());
        await GoOnAsync(answered, 2);
        await World.DoneAsync(lin, new RecordAnswer(answered, new AppellantAnswer("I had changed it myself.")));

        await AskAsync(lin, new AnAppeal().With("account.id", "xy-again").Against("rs-again"), AQuestion.Free());
        await World.OpenAsync(new AnAppeal().With("account.id", "xy-again").Against("rs-again").Saying("It is my account, and I was at home that day."));
        _decided = await World.OpenAsync();
        await World.ApproveAsync(lin, _decided);
        var silent = await AskAsync(lin, new AnAppeal(), AQuestion.Document());
        foreach (var days in new[] { 10, 10, 20 })
        {
            await GoOnAsync(silent, days);
        }

        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
        await Damage.PrepareAsync();
    }

    // In the order of the journal.
    private protected Task<List<Message>> MessagesAsync() => World.ReadAsync(db => db.Messages.AsNoTracking().OrderBy(m => m.CaseId).ThenBy(m => m.Place).ToListAsync());

    // The id is the fact's own name of it.
    private protected Task<List<string>> ColumnsAsync() => World.ReadAsync(db => Task.FromResult(
        db.Model.FindEntityType(typeof(Message))!.GetProperties().Select(p => p.Name).Except([nameof(Message.Id)]).ToList()));

    private protected async Task<BadPlace> PlaceAsync(MessageId message, string code)
    {
        var fact = await World.ReadAsync(async db =>
            (await db.Facts.AsNoTracking().ToListAsync()).Single(f => FactHash.ReadCodes(f.Codes).GetValueOrDefault("message") == message.Value.ToString("D")));
        return new BadPlace(fact.Stream, fact.Sequence, code);
    }

    private static void Change(PropertyEntry property) => property.CurrentValue = property.Metadata.Name switch
    {
        nameof(Message.About) => property.CurrentValue is null ? new MessageId(Guid.NewGuid()) : null,
        nameof(Message.Until) => property.CurrentValue is null ? AnAppeal.Now : null,
        nameof(Message.By) => property.CurrentValue is null ? new PersonId(Guid.NewGuid()) : null,
        nameof(Message.Asked) => property.CurrentValue is null ? AQuestion.Free() : null,
        _ => property.CurrentValue switch
        {
            string text => text + "x",
            int number => number + 1,
            bool yes => !yes,
            MessageType kind => (MessageType)(((int)kind + 1) % 4),
            DateTimeOffset at => at.AddMicroseconds(1),
            CaseId id => new CaseId(id.Value == 1 ? 2 : 1),
            var other => throw new NotSupportedException($"{property.Metadata.Name}: {other}"),
        },
    };

    private static async Task<EntityEntry<Message>> EntryAsync(ReviewDb db, MessageId id) => db.Entry(await db.Messages.SingleAsync(m => m.Id == id));

    private static Task<int> EraseAsync(ReviewDb db) => db.FactValues
        .ExecuteUpdateAsync(v => v.SetProperty(x => x.Value, (string?)null).SetProperty(x => x.Salt, (byte[]?)null));

    private async Task<CaseId> AskAsync(Actor lin, AnAppeal appeal, Question question)
    {
        var id = await World.OpenAsync(appeal);
        await World.DoneAsync(lin, new AskAppellant(id, await World.ClaimAsync(lin, id), question));
        return id;
    }

    private async Task GoOnAsync(CaseId id, int days)
    {
        World.Clock.GoOn(TimeSpan.FromDays(days));
        await World.DoneAsync(Actor.System, new GoOnAsking(id));
    }

    private async Task AddAsync(ReviewDb db)
    {
        var entry = db.Entry(await db.Messages.AsNoTracking().OrderBy(m => m.At).FirstAsync());
        entry.Property(m => m.Id).CurrentValue = new MessageId(Guid.NewGuid());
        entry.Property(m => m.CaseId).CurrentValue = _decided;
        entry.State = EntityState.Added;
    }
}
