using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Decisions;

/// <summary>Undoing a decision on the page itself.</summary>
public sealed class TakeBackTests : CasePageContext
{
    private const string Sentence = "You came to our counter on 13 July, and the clerk found your document in order.";

    [Fact]
    public async Task A_decision_taken_back_is_a_draft_in_ones_hand_again_and_nothing_was_sent()
    {
        var screen = await DecideAsync();
        World.Clock.GoOn(TimeSpan.FromSeconds(8));
        screen.WaitFor(() => screen.Get("decision").TextContent.ShouldContain("52 seconds left, nothing has been sent yet"));

        await screen.ClickAsync("take-back");

        var stored = await screen.StoredAsync();
        stored.ShouldSatisfyAllConditions(
            c => c.State.ShouldBe(CaseState.InReview), c => c.Claim!.Holder.ShouldBe(Me.Id), c => c.Decided.ShouldBeNull(),
            c => c.Decisions.ShouldHaveSingleItem().TakenBackAt.ShouldBe(World.Clock.Now));
        (await World.ReadAsync(db => db.Outbox.CountAsync(m => m.Type == "case.decided"))).ShouldBe(0);
        screen.Text.ShouldContain(Sentence);
        screen.Has("decision").ShouldBeFalse();
        screen.Get("case-status").TextContent.ShouldContain("In review");
        (await screen.KindsAsync())[^1].ShouldBe(FactKinds.DecisionTakenBack);
        JSInterop.Invocations["reviewConsole.focus"][^1].Arguments.ShouldBe(["justification"], "one goes on where one wrote");
    }

    [Fact]
    public async Task It_can_be_decided_again_with_the_same_words_and_both_stand_in_the_journal()
    {
        var screen = await DecideAsync();
        await screen.ClickAsync("take-back");

        await screen.SubmitAsync();

        var stored = await screen.StoredAsync();
        stored.Decisions.Count.ShouldBe(2);
        stored.Decided!.Supersedes.ShouldBe(stored.Decisions.Single(d => d.TakenBackAt is not null).Id);
        (await World.ReadAsync(db => db.Outbox.CountAsync(m => m.Type == "case.decided"))).ShouldBe(1);
        (await screen.KindsAsync()).Count(k => k == FactKinds.Decided).ShouldBe(2);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task After_a_minute_the_offer_is_gone_and_the_deed_is_refused()
    {
        var screen = await DecideAsync();

        World.Clock.GoOn(TimeSpan.FromSeconds(60));

        screen.WaitFor(() => screen.Has("take-back").ShouldBeFalse());
        (await World.DoAsync(Reviewer, new TakeBackDecision(screen.Id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("take_back_too_late");
        (await screen.StoredAsync()).State.ShouldBe(CaseState.Decided);
    }

    [Fact]
    public async Task What_was_sent_already_is_not_taken_back()
    {
        var screen = await DecideAsync();
        await using (var db = World.Open())
        {
            await db.Outbox.ExecuteUpdateAsync(m => m.SetProperty(x => x.SentAt, World.Clock.Now));
        }

        (await World.DoAsync(Reviewer, new TakeBackDecision(screen.Id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("take_back_too_late");
    }

    [Fact]
    public async Task Others_are_not_offered_it()
    {
        var screen = await OpenAsync(role: Role.Lead);
        await World.ApproveAsync(await World.AddPersonAsync(Role.Reviewer), screen.Id);

        screen = await RefreshAsync(screen);

        screen.Has("decision").ShouldBeTrue();
        screen.Has("take-back").ShouldBeFalse();
    }

    [Fact]
    public async Task A_denial_comes_back_with_everything_that_was_written()
    {
        var screen = await OpenAsync();
        await World.DenyAsync(Reviewer, screen.Id);
        screen = await RefreshAsync(screen);
        var decided = (await screen.StoredAsync()).Decided!;

        await screen.ClickAsync("take-back");

        screen.Text.ShouldBe(decided.Justification);
        await screen.SubmitAsync();
        var again = (await screen.StoredAsync()).Decided!;
        again.Id.ShouldNotBe(decided.Id);
        again.Notice.AsText().ShouldBe(decided.Notice.AsText());
        (again.InternalNote, again.Justification, again.Outcome).ShouldBe((decided.InternalNote, decided.Justification, decided.Outcome));
    }

    private async Task<CaseScreen> DecideAsync()
    {
        var screen = await TakeAsync();
        await screen.CheckAsync("in_person", "passed");
        await screen.ChooseAsync("approve");
        await screen.WriteAsync(Sentence);
        await screen.SubmitAsync();
        return screen;
    }
}
