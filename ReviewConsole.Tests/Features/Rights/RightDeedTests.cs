using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Clocks;
using ReviewConsole.Features.People;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Rights;

/// <inheritdoc/>
public sealed class RightDeedOnSqliteTests : RightDeedTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task What_is_granted_takes_effect_by_itself_when_its_time_for_undoing_is_over_once()
    {
        var (id, right) = await GrantedAsync(RightsRequestKind.CancelAccount);
        using var keeper = new RightKeeper(World.Door, World.Databases, World.Clock, NullLogger<RightKeeper>.Instance);
        await keeper.CatchUpAsync(CancellationToken.None);
        (await SentAsync("right.effective")).ShouldBeEmpty();
        World.Clock.GoOn(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));

        await keeper.CatchUpAsync(CancellationToken.None);
        await keeper.CatchUpAsync(CancellationToken.None);

        (await SentAsync("right.effective")).ShouldHaveSingleItem()["rightId"]!.GetValue<Guid>().ShouldBe(right.Value);
        (await World.DoAsync(Actor.Platform, new UndoRight(id, right))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("right_not_undoable");
    }

    [Fact]
    public async Task One_that_is_missed_is_an_alarm_on_its_line_also_when_the_appeal_is_decided()
    {
        var id = await World.OpenAsync(new AnAppeal().Without("appeal.requests"));
        await World.DenyAsync(Lin, id);
        await World.DoneAsync(Actor.Platform, new AskForRight(id, RightsRequestKind.CopyOfData));
        World.Clock.GoOn(TimeSpan.FromDays(30));
        await World.DoneAsync(Actor.System, new WatchClocks(id));

        var line = await LineAsync(id);
        ((line.Missed & (1 << (int)ServiceClock.Right)) != 0, line.Rights, line.RightsDueAt).ShouldBe((true, 1 << (int)RightsRequestKind.CopyOfData, (await World.CaseAsync(id)).Rights[0].DueAt));
        (line.Missed < 1 << (int)ServiceClock.Lift).ShouldBeTrue("nothing is still locked by it");
    }
}

/// <inheritdoc/>
public sealed class RightDeedOnPostgresTests(PostgresServer server) : RightDeedTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>What was asked for beside the appeal, by deeds: answered, told, undone, carried out.</summary>
public abstract class RightDeedTests : DataTests
{
    private protected Actor Lin { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Lin = await World.AddPersonAsync(Role.Reviewer);
    }

    [Fact]
    public async Task An_answer_is_a_message_kept_as_sent_and_the_platform_is_told_where_it_goes()
    {
        var (id, right) = await GrantedAsync(RightsRequestKind.CancelAccount);

        var subject = await World.CaseAsync(id);
        var message = subject.Messages.Single(m => m.Kind == MessageType.RightAnswered);
        var told = (await SentAsync("right.answered")).ShouldHaveSingleItem();
        told["messageId"]!.GetValue<Guid>().ShouldBe(message.Id.Value);
        ((string?)told["answer"], (string?)told["right"], (bool)told["allAddresses"]!).ShouldBe(("granted", "cancel_account", true));
        told["undoUntil"]!.GetValue<DateTimeOffset>().ShouldBe(subject.Rights[0].UndoUntil!.Value, TimeSpan.FromMilliseconds(1));
        told.ToJsonString().ShouldNotContain(subject.Account.Id);
        (await SentAsync("right.effective")).ShouldBeEmpty();
        (await LineAsync(id)).RightsDueAt.ShouldBeNull("it waits for no answer any more");

        await World.DoneAsync(Actor.Platform, new UndoRight(id, right));
        await World.DoneAsync(Actor.Platform, new UndoRight(id, right));

        ((bool)(await SentAsync("right.undone")).ShouldHaveSingleItem()["allAddresses"]!).ShouldBeTrue();
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task What_cannot_be_undone_is_told_at_once_and_what_the_platform_does_not_do_stands_as_missed()
    {
        var (id, right) = await GrantedAsync(RightsRequestKind.CopyOfData);
        (await SentAsync("right.effective")).ShouldHaveSingleItem()["rightId"]!.GetValue<Guid>().ShouldBe(right.Value);

        await World.DoneAsync(Actor.Platform, new ReportRight(id, right, RightResult.Refused, "Not now."));
        ((await LineAsync(id)).Missed & (1 << (int)ServiceClock.RightDone)).ShouldNotBe(0);
        var lead = await World.AddPersonAsync(Role.Lead);
        (await World.DoneAsync(lead, new ReportRight(id, right, RightResult.Done, "By telephone."))).ShouldBe(RightState.Done);

        ((await LineAsync(id)).Missed & (1 << (int)ServiceClock.RightDone)).ShouldBe(0);
        (await World.FactsAsync((await World.CaseAsync(id)).Number.Value))[^1].Codes.ShouldContain("by_hand");
    }

    [Fact]
    public async Task Who_has_an_interest_in_the_account_answers_nothing_and_two_answer_one_request_once()
    {
        var id = await AskedAsync(RightsRequestKind.CopyOfData);
        var right = (await World.CaseAsync(id)).Rights.Single().Id;
        var chen = await World.AddPersonAsync(Role.Reviewer);
        await World.DoneAsync(chen, new DeclareInterest((await World.CaseAsync(id)).Account.Id));
        (await World.DoAsync(chen, new AnswerRight(id, right, Granted))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("conflict_of_interest");
        await ShowAsync(id);
        var wang = await World.AddPersonAsync(Role.Reviewer);

        var both = await Task.WhenAll(World.DoAsync(Lin, new AnswerRight(id, right, Granted)), World.DoAsync(wang, new AnswerRight(id, right, Granted)));

        both.Count(b => b.IsDone).ShouldBe(1);
        both.Single(b => !b.IsDone).Refusals.ShouldHaveSingleItem().Code.ShouldBe("right_answered");
    }

    [Fact]
    public async Task It_is_asked_shown_and_recorded_without_a_claim_but_not_past_somebody_elses()
    {
        var id = await AskedAsync(RightsRequestKind.ChangePhone);
        var right = (await World.CaseAsync(id)).Rights.Single().Id;
        await World.DoneAsync(Lin, new AnswerRight(id, right, new(RightAnswerKind.Verify) { Routes = ["in_person"] }));
        var check = (await World.CaseAsync(id)).Checks.Single().Id;
        (await SentAsync("check.requested")).ShouldHaveSingleItem()["checkId"]!.GetValue<Guid>().ShouldBe(check.Value);
        var chen = await World.AddPersonAsync(Role.Reviewer);
        var token = await World.ClaimAsync(chen, id);
        var record = new RecordCheck(id, default, new CheckRecord(check, CheckState.Passed, "seen at the counter", "ref-1"));
        (await World.DoAsync(Lin, record)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_claimed");
        await World.DoneAsync(chen, new Cases.ReleaseCase(id, token));

        await World.DoneAsync(Lin, record);

        (await World.DoneAsync(Lin, new AnswerRight(id, right, Granted))).ShouldBe(RightState.Told);
        (await World.CaseAsync(id)).State.ShouldBe(CaseState.Queued);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    private protected static RightProposal Granted => new(RightAnswerKind.Granted);

    private protected async Task<(CaseId Id, RightId Right)> GrantedAsync(RightsRequestKind kind)
    {
        var id = await AskedAsync(kind);
        await ShowAsync(id);
        var right = (await World.CaseAsync(id)).Rights.Single().Id;
        await World.DoneAsync(Lin, new AnswerRight(id, right, Granted));
        return (id, right);
    }

    private protected async Task<Data.Stored.CaseRow> LineAsync(CaseId id) => await World.ReadAsync(db => db.CaseRows.AsNoTracking().SingleAsync(r => r.Id == id));

    private protected async Task<List<JsonNode>> SentAsync(string type) =>
        (await World.ReadAsync(db => db.Outbox.AsNoTracking().Where(o => o.Type == type).OrderBy(o => o.Id).Select(o => o.Data).ToListAsync())).ConvertAll(data => JsonNode.Parse(data)!);

    private async Task<CaseId> AskedAsync(RightsRequestKind kind)
    {
        var id = await World.OpenAsync(new AnAppeal().Without("appeal.requests"));
        await World.DoneAsync(Actor.Platform, new AskForRight(id, kind));
        return id;
    }

    private async Task ShowAsync(CaseId id)
    {
        var token = await World.ClaimAsync(Lin, id);
        await World.CheckAsync(Lin, id, token, "in_person", CheckState.Passed);
        await World.DoneAsync(Lin, new Cases.ReleaseCase(id, token));
    }
}
