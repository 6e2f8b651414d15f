using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.People;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Conversation;

public sealed class AskOnSqliteTests : AskDeedTests
{
    [Fact]
    public async Task The_loop_itself_wakes_every_minute_and_one_broken_case_keeps_no_other_from_its_reminder()
    {
        var broken = await World.OpenAsync();
        await AskAsync(broken, AQuestion.Free());
        await AskAsync(Case, AQuestion.Free());
        await using (var db = World.Open())
        {
            // Whoever asked is gone from the books, which no deed can bring about.
            await db.Messages.Where(m => m.CaseId == broken).ExecuteUpdateAsync(set => set.SetProperty(m => m.By, new PersonId(Guid.NewGuid())));
        }

        using var keeper = Keeper(World);
        await keeper.StartAsync(TestContext.Current.CancellationToken);
        World.Clock.GoOn(TimeSpan.FromDays(2));
        await Eventually.TrueAsync(async () =>
        {
            World.Clock.GoOn(TimeSpan.FromMinutes(1));
            return (await World.CaseAsync(Case)).Messages.Count == 2;
        });
        await keeper.StopAsync(TestContext.Current.CancellationToken);

        (await World.CaseAsync(broken)).Messages.Count.ShouldBe(1);
    }

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class AskOnPostgresTests(PostgresServer server) : AskDeedTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Asking and waiting by the program's own deeds and its loop.</summary>
public abstract class AskDeedTests : DataTests
{
    private Actor _lin;
    private protected CaseId Case { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _lin = await World.ReaderAsync();
        Case = await World.OpenAsync();
    }

    [Fact]
    public async Task A_question_is_a_message_a_fact_and_a_thin_word_to_the_platform()
    {
        var id = await AskAsync(Case, AQuestion.Explain());

        var stored = (await World.CaseAsync(Case)).MessagesOfRound.ShouldHaveSingleItem();
        (stored.Id, stored.Kind, stored.By).ShouldBe((id, MessageType.Question, _lin.Person));
        var fact = (await World.FactsAsync(await NumberAsync(Case)))[^1];
        fact.Kind.ShouldBe(FactKinds.InformationRequested);
        fact.Values.Single(v => v.Name == "text").Value.ShouldBe(stored.Text);
        FactHash.ReadCodes(fact.Codes)["template"].ShouldBe("explain_signal");
        var sent = (await OutAsync()).ShouldHaveSingleItem();
        sent.EnumerateObject().Select(p => p.Name).ShouldBe(["caseNumber", "appealId", "messageId", "kind", "answerBy"]);
        (sent.GetProperty("messageId").GetGuid(), sent.GetProperty("kind").GetString()).ShouldBe((id.Value, "question"));
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task A_refused_question_leaves_nothing_behind()
    {
        var token = await World.ClaimAsync(_lin, Case);

        (await World.DoAsync(_lin, new AskAppellant(Case, token, AQuestion.Free("Please send a selfie.")))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("forbidden_question");
        (await World.DoAsync(await World.AddPersonAsync(Role.Reviewer), new AskAppellant(Case, token, AQuestion.Free()))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("claim_lost");

        (await World.CaseAsync(Case)).Messages.ShouldBeEmpty();
        (await OutAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_queue_knows_until_when_it_waits_and_what_that_does_to_the_clock()
    {
        await AskAsync(Case, AQuestion.Free(days: 4));

        var row = await RowAsync(Case);
        (row.Lane, row.Assignee, row.PausedDays).ShouldBe((Lane.Waiting, _lin.Person, 4));
        var stored = await World.CaseAsync(Case);
        (row.AnswerBy, row.PausedUntil, row.DueAt, row.CapAt).ShouldBe((stored.Thread!.Until, stored.Pauses[0].Until, stored.DueAt, stored.CapAt));
        row.DueAt.ShouldBeGreaterThan(row.CapAt);

        World.Clock.GoOn(TimeSpan.FromDays(1));
        await AnswerAsync(Case);
        row = await RowAsync(Case);
        (row.Lane, row.AnswerBy, row.PausedUntil, row.PausedDays, row.CameBack).ShouldBe((Lane.Open, null, null, 1, CameBack.Answered));
        row.DueAt.ShouldBe(stored.CapAt.AddDays(3), "a Friday, and one working day more");
    }

    [Fact]
    public async Task The_answer_is_handed_to_the_same_person_before_anything_else_that_is_theirs()
    {
        var urgent = await World.OpenLaterAsync(-20);
        await AskAsync(Case, AQuestion.Explain());
        await World.AssignAsync(urgent, _lin);
        (await World.NextAsync(_lin))!.Id.ShouldBe(urgent, "what waits is handed to nobody");
        await World.SkipAsync(_lin, urgent, SkipReason.MissingData);
        var other = await World.OpenLaterAsync(-19);
        await World.AssignAsync(other, _lin);

        await AnswerAsync(Case);

        (await World.NextAsync(await World.ReaderAsync()))?.Id.ShouldNotBe(Case);
        (await World.NextAsync(_lin))!.Id.ShouldBe(Case);
        (await World.CaseAsync(Case)).Claim!.CameBack.ShouldBe(CameBack.Answered);
        (await RowAsync(Case)).CameBack.ShouldBe(CameBack.Nothing);
    }

    [Fact]
    public async Task Whose_sign_in_was_ended_leaves_the_answer_to_the_queue()
    {
        await AskAsync(Case, AQuestion.Explain());
        await World.DoneAsync(await World.AddPersonAsync(Role.Admin), new DisablePerson(_lin.Person!.Value));
        (await RowAsync(Case)).State.ShouldBe(CaseState.Waiting);
        var chen = await World.ReaderAsync();

        await World.DoneAsync(chen, new RecordAnswer(Case, new AppellantAnswer("It was me.")));

        (await World.NextAsync(chen))!.Id.ShouldBe(Case);
    }

    [Fact]
    public async Task The_loop_reminds_twice_and_ends_it_fairly_also_for_whoever_asked_and_left()
    {
        await AskAsync(Case, AQuestion.Free());
        await World.OpenAsync();
        await World.DoneAsync(await World.AddPersonAsync(Role.Admin), new DisablePerson(_lin.Person!.Value));
        for (var hour = 0; hour < 24 * 9; hour++)
        {
            World.Clock.GoOn(TimeSpan.FromHours(1));
            await TurnAsync(World);
        }

        var messages = (await World.CaseAsync(Case)).MessagesOfRound;
        messages.Select(m => m.Kind).ShouldBe([MessageType.Question, MessageType.Reminder, MessageType.Reminder, MessageType.Closing]);
        messages.ShouldAllBe(m => m.Text.Contains("Reviewer Tester", StringComparison.Ordinal));
        (await OutAsync()).Select(o => o.GetProperty("kind").GetString()).ShouldBe(["question", "reminder", "reminder", "closing"]);
        var row = await RowAsync(Case);
        (row.State, row.CameBack, row.Assignee).ShouldBe((CaseState.Queued, CameBack.Unanswered, null));
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task A_program_that_was_gone_for_weeks_sends_one_reminder_when_it_is_back_and_leaves_time_for_the_next()
    {
        await AskAsync(Case, AQuestion.Free());
        World.Clock.GoOn(TimeSpan.FromDays(21));
        await using (var restarted = World.AnotherNode())
        {
            restarted.Clock.Now = World.Clock.Now;
            await TurnAsync(restarted);
            await TurnAsync(restarted);
        }

        (await World.CaseAsync(Case)).MessagesOfRound.Select(m => m.Kind).ShouldBe([MessageType.Question, MessageType.Reminder]);
        World.Clock.GoOn(TimeSpan.FromDays(2));
        await TurnAsync(World);
        World.Clock.GoOn(TimeSpan.FromDays(30));
        await TurnAsync(World);
        (await World.CaseAsync(Case)).CameBack.ShouldBe(CameBack.Unanswered);
    }

    [Fact]
    public async Task Of_two_programs_at_once_one_reminds()
    {
        await AskAsync(Case, AQuestion.Free());
        World.Clock.GoOn(TimeSpan.FromDays(2));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => World.DoAsync(Actor.System, new GoOnAsking(Case)))));

        answers.Count(a => a.IsDone).ShouldBe(1);
        (await OutAsync()).Count.ShouldBe(2);
    }

    // One turn of the loop with its deeds at the clock's instant, also on the database that would take its own.
    private static async Task TurnAsync(DataWorld world)
    {
        foreach (var id in await Keeper(world).DueAsync(CancellationToken.None))
        {
            await world.DoneAsync(Actor.System, new GoOnAsking(id));
        }
    }

    private protected static AskKeeper Keeper(DataWorld world) => new(world.Door, world.Databases, world.Clock, NullLogger<AskKeeper>.Instance);

    private protected async Task<MessageId> AskAsync(CaseId id, Question question) => await World.DoneAsync(_lin, new AskAppellant(id, await World.ClaimAsync(_lin, id), question));

    private Task<MessageId> AnswerAsync(CaseId id) => World.DoneAsync(_lin, new RecordAnswer(id, new AppellantAnswer("I had changed it myself.")));

    private Task<CaseRow> RowAsync(CaseId id) => World.ReadAsync(db => db.CaseRows.AsNoTracking().SingleAsync(r => r.Id == id));

    private async Task<string> NumberAsync(CaseId id) => (await RowAsync(id)).Number.Value;

    private async Task<List<JsonElement>> OutAsync() => [.. (await World.ReadAsync(db => db.Outbox.AsNoTracking().Where(o => o.Type == "information.requested")
        .OrderBy(o => o.CreatedAt).Select(o => o.Data).ToListAsync())).Select(d => JsonDocument.Parse(d).RootElement)];
}
