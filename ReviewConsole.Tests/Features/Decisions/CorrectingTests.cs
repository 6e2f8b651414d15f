using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Decisions;

/// <summary>A lead corrects a decision on the page of its case.</summary>
public sealed class CorrectingTests : CasePageContext
{
    private const string Reason = "The letter you sent back was read wrongly by us.";
    private const string Sentence = "You came to our counter on 13 July, and the clerk found your document in order.";

    [Fact]
    public async Task A_lead_supersedes_a_denial_with_a_reason_and_the_platform_is_told()
    {
        var screen = await DeniedAsync();
        await screen.ClickAsync("correct");
        await screen.CheckAsync("in_person", "passed");
        await screen.ChooseAsync("approve");
        await screen.TypeAsync("supersede", Reason);
        await screen.WriteAsync(Sentence);

        await screen.SubmitAsync();

        var stored = await screen.StoredAsync();
        (stored.State, stored.Decisions.Count, stored.Decided!.Outcome, stored.Decided.SupersedeReason).ShouldBe((CaseState.Decided, 2, Outcome.Approve, Reason));
        stored.Decided.Supersedes.ShouldBe(stored.Decisions.Single(d => d.Outcome == Outcome.Deny).Id);
        (await World.ReadAsync(db => db.Outbox.CountAsync(m => m.Type == "case.decided"))).ShouldBe(2);
        screen.Get("decision").TextContent.ShouldContain(Reason);
        screen.Get("earlier-decision").TextContent.ShouldContain("Replaced: Denied");
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_reason_it_is_refused_where_it_belongs()
    {
        var screen = await DeniedAsync();
        await screen.ClickAsync("correct");
        await screen.CheckAsync("in_person", "passed");
        await screen.ChooseAsync("approve");
        await screen.WriteAsync(Sentence);

        await screen.SubmitAsync();

        screen.RefusalIn("#decision", "supersede_reason_missing").ShouldContain("Say in a sentence why");
        (await screen.StoredAsync()).Decisions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Left_as_it_is_the_decision_stands_and_can_be_corrected_later()
    {
        var screen = await DeniedAsync();
        await screen.ClickAsync("correct");
        screen.Get("correcting").TextContent.ShouldContain("It stands until yours replaces it");

        await screen.ClickAsync("correct-leave");

        (await screen.StoredAsync()).Claim.ShouldBeNull();
        screen.Has("correct").ShouldBeTrue();
        screen.Has("outcome-approve").ShouldBeFalse();
    }

    [Fact]
    public async Task A_reviewer_is_not_offered_it_and_may_not_do_it()
    {
        var screen = await OpenAsync();
        await World.DenyAsync(await World.AddPersonAsync(Role.Reviewer), screen.Id);
        World.Clock.GoOn(TimeSpan.FromMinutes(2));

        screen = await RefreshAsync(screen);

        screen.Has("decision").ShouldBeTrue();
        screen.Has("correct").ShouldBeFalse();
        (await World.DoAsync(Reviewer, new CorrectDecision(screen.Id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_allowed");
    }

    [Fact]
    public async Task It_is_offered_as_soon_as_the_decider_cannot_take_it_back_any_more()
    {
        var screen = await OpenAsync(role: Role.Lead);
        await World.DenyAsync(await World.AddPersonAsync(Role.Reviewer), screen.Id);
        screen = await RefreshAsync(screen);
        screen.Has("correct").ShouldBeFalse();

        World.Clock.GoOn(TimeSpan.FromSeconds(60));

        screen.WaitFor(() => screen.Has("correct").ShouldBeTrue());
    }

    [Fact]
    public async Task The_notice_as_sent_is_shown_with_the_name_masked()
    {
        var screen = await DeniedAsync();

        screen.Get("decision").TextContent.ShouldContain("Hello M•a G•z");
        screen.Get("decision").TextContent.ShouldNotContain("Maria");
        (await screen.StoredAsync()).Decided!.Notice.AsText().ShouldContain("Hello Maria Gómez");
    }

    private async Task<CaseScreen> DeniedAsync()
    {
        var screen = await OpenAsync(role: Role.Lead);
        await World.DenyAsync(await World.AddPersonAsync(Role.Reviewer), screen.Id);
        World.Clock.GoOn(TimeSpan.FromMinutes(2));
        return await RefreshAsync(screen);
    }
}
