using Bunit;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.People;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

public sealed class ClaimingTests : CasePageContext
{
    [Fact]
    public async Task Somebody_takes_a_case_and_it_is_theirs()
    {
        var screen = await OpenAsync();

        await screen.ClickAsync("claim");

        var stored = await screen.StoredAsync();
        stored.Claim!.Holder.ShouldBe(Me.Id);
        stored.State.ShouldBe(CaseState.InReview);
        (await screen.KindsAsync()).ShouldBe([FactKinds.CaseOpened, FactKinds.CaseViewed, FactKinds.Claimed]);
        screen.Has("claim").ShouldBeFalse();
        screen.Get("claim-countdown").TextContent.ShouldContain("30:00");
        screen.Get("case-status").TextContent.ShouldContain("In review");
    }

    [Fact]
    public async Task Taking_a_case_leads_to_the_first_signal_without_a_finding()
    {
        await TakeAsync();

        JSInterop.Invocations["reviewConsole.focus"].ShouldHaveSingleItem().Arguments.ShouldBe(["finding-0"]);
    }

    [Fact]
    public async Task Where_every_signal_is_stale_it_leads_to_the_decision()
    {
        await TakeAsync(Stale());

        JSInterop.Invocations["reviewConsole.focus"].ShouldHaveSingleItem().Arguments.ShouldBe(["outcome-approve"]);
    }

    [Fact]
    public async Task The_countdown_goes_by_the_second_and_activity_winds_it_up()
    {
        var screen = await TakeAsync();

        World.Clock.GoOn(TimeSpan.FromSeconds(75));
        screen.WaitFor(() => screen.Get("claim-countdown").TextContent.ShouldContain("28:45"));
        await screen.ClickAsync("extend");

        (await screen.StoredAsync()).Claim!.Until.ShouldBe(World.Clock.Now.AddMinutes(30));
        screen.Get("claim-countdown").TextContent.ShouldContain("30:00");
    }

    [Fact]
    public async Task When_its_time_is_over_the_case_can_be_taken_anew_without_a_reload()
    {
        var screen = await TakeAsync();

        World.Clock.GoOn(TimeSpan.FromMinutes(31));

        screen.WaitFor(() => screen.Has("claim").ShouldBeTrue());
        screen.Has("claim-countdown").ShouldBeFalse();
        await screen.ClickAsync("claim");
        (await screen.StoredAsync()).Claim!.Token.ShouldBe(new ClaimToken(2));
    }

    [Fact]
    public async Task When_the_time_of_the_holder_is_over_whoever_reads_can_take_the_case_without_a_reload()
    {
        var id = await World.OpenAsync();
        var chen = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen");
        var token = await World.ClaimAsync(chen, id);
        await BeAsync(Role.Reviewer);
        var screen = Show(id, (await World.CaseAsync(id)).Number);
        World.Clock.GoOn(TimeSpan.FromMinutes(20));
        await World.DoneAsync(chen, new ExtendClaim(id, token));

        // An extension is no news for others: at the end of the old time the page asks again, and waits on.
        World.Clock.GoOn(TimeSpan.FromMinutes(15));
        screen.WaitFor(() => screen.Page.Find(".case-line__hold time").GetAttribute("datetime")!.ShouldContain("02:50"));
        screen.Has("claim").ShouldBeFalse();
        World.Clock.GoOn(TimeSpan.FromMinutes(16));

        screen.WaitFor(() => screen.Has("claim").ShouldBeTrue());
        screen.Page.Find(".case-line__hold").TextContent.ShouldNotContain("Chen");
    }

    [Fact]
    public async Task Giving_a_case_back_puts_it_into_the_queue()
    {
        var screen = await TakeAsync();

        await screen.ClickAsync("release");

        (await screen.StoredAsync()).ShouldSatisfyAllConditions(c => c.Claim.ShouldBeNull(), c => c.State.ShouldBe(CaseState.Queued));
        screen.Has("claim").ShouldBeTrue();
    }

    [Fact]
    public async Task A_case_that_somebody_else_holds_says_who_and_offers_nothing()
    {
        var id = await World.OpenAsync();
        await World.ClaimAsync(await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen"), id);
        await BeAsync(Role.Reviewer);

        var screen = Show(id, (await World.CaseAsync(id)).Number);

        screen.Page.Find(".case-line__hold").TextContent.ShouldContain("Chen has it until");
        screen.Has("claim").ShouldBeFalse();
        screen.Page.FindAll("select[data-testid=finding]:not([disabled]), [data-testid=route-offer]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_who_comes_second_is_told_who_was_first()
    {
        var screen = await OpenAsync();

        // On another node, so that this page has not heard of it when the button is pressed.
        await using var elsewhere = World.AnotherNode();
        await elsewhere.ClaimAsync(await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen"), screen.Id);
        await screen.ClickAsync("claim");

        screen.Get("refusal", "claim_lost").TextContent.Trim().ShouldBe("Chen has the case now.");
        screen.Has("claim").ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_may_not_handle_a_case_is_told_why_before_pressing_anything()
    {
        var id = await World.OpenAsync();
        var me = await BeAsync(Role.Reviewer);
        await World.DoneAsync(me, new DeclareInterest((await World.CaseAsync(id)).Account.Id));

        var screen = Show(id, (await World.CaseAsync(id)).Number);

        screen.Has("claim").ShouldBeFalse();
        screen.Page.Find("[data-barred]").TextContent.ShouldBe("You declared an interest in this account, or in one that shares a device, phone, payout account or address with it; another person has to.");
    }

    [Fact]
    public async Task Whoever_decided_an_earlier_round_is_told_so_before_pressing_anything()
    {
        var appeal = new AnAppeal().Against("rs-twice");
        var id = await World.OpenAsync(appeal);
        var me = await BeAsync(Role.Reviewer);
        await World.DenyAsync(me, id);
        (await World.OpenAsync(new AnAppeal().Against("rs-twice").With("account.id", (await World.CaseAsync(id)).Account.Id))).ShouldBe(id);

        var screen = Show(id, (await World.CaseAsync(id)).Number);

        screen.Has("claim").ShouldBeFalse();
        screen.Page.Find("[data-barred]").TextContent.ShouldBe("You decided an earlier round of this case; another person has to.");
        (await World.DoAsync(me, new ClaimCase(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("same_person");
    }

    private static AnAppeal Stale() => new AnAppeal().With("signals[0].expiresOn", "2026-07-01T00:00:00Z");
}
