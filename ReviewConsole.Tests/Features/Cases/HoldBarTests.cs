using Bunit;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

/// <summary>Keeping a case, pausing it, handing it over, on its page.</summary>
public sealed class HoldBarTests : CasePageContext
{
    [Fact]
    public async Task Every_way_to_keep_or_leave_a_case_has_its_key_and_no_two_the_same()
    {
        var screen = await TakeAsync();

        new[] { "extend", "set-aside", "hand-over", "skip", "release" }.Select(id => screen.Get(id).GetAttribute("data-key")).ShouldBe(["x", "p", "h", "s", "u"]);
        foreach (var id in new[] { "extend", "set-aside", "hand-over", "skip", "release" })
        {
            screen.Get(id).QuerySelector("kbd.key")!.TextContent.ShouldBe(screen.Get(id).GetAttribute("data-key")!.ToUpperInvariant());
        }

        foreach (var key in new[] { "x", "p", "h", "s", "u" })
        {
            screen.Page.FindAll($"[data-key={key}]").Count.ShouldBe(1, key);
        }
    }

    [Fact]
    public async Task A_case_is_set_aside_until_the_next_working_morning_with_two_choices()
    {
        var screen = await TakeAsync();

        await screen.ClickAsync("set-aside");
        await screen.ChangeAsync("aside-reason", "on", "end_of_day");
        await screen.PressSubmitAsync("aside-form");

        var stored = await screen.StoredAsync();
        stored.Aside.ShouldBe(new CaseAside(new DateTimeOffset(2026, 7, 14, 1, 0, 0, TimeSpan.Zero), AsideReason.EndOfDay));
        screen.Get("aside").TextContent.ShouldContain("You set it aside until");
        screen.Get("case-status").TextContent.ShouldContain("Set aside");
        screen.Has("aside-form").ShouldBeFalse();
        screen.Get("claim").TextContent.ShouldContain("Take it up again");
        screen.Has("claim-next").ShouldBeTrue();

        await screen.ClickAsync("claim");
        (await screen.StoredAsync()).Claim!.WasAssigned.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_missing_is_said_in_the_form_and_goes_when_it_is_mended()
    {
        var screen = await TakeAsync();
        await screen.ClickAsync("set-aside");

        await screen.PressSubmitAsync("aside-form");
        screen.RefusalIn("[data-testid=aside-form]", "aside_reason_missing").ShouldBe("Say why you set the case aside.");
        await screen.ChangeAsync("aside-reason", "on", "other");
        screen.Refusals.ShouldBeEmpty();
        await screen.PressSubmitAsync("aside-form");
        screen.RefusalIn("[data-testid=aside-form]", "aside_reason_missing").ShouldBe("Say in a few words why you set the case aside.");
        await screen.ChangeAsync("aside-other", "The record of a payment is on its way.");
        await screen.PressSubmitAsync("aside-form");

        (await screen.StoredAsync()).Aside!.Other.ShouldBe("The record of a payment is on its way.");
    }

    [Fact]
    public async Task Only_times_before_the_due_time_are_offered_and_of_an_overdue_case_none()
    {
        var screen = await TakeAsync();
        await screen.ClickAsync("set-aside");
        var due = (await screen.StoredAsync()).DueAt;
        screen.Page.FindAll("[data-testid=aside-until] option").Select(o => long.Parse(o.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldAllBe(ticks => ticks <= due.UtcTicks);
        await screen.PressAsync("[data-testid=aside-form]", "Escape");
        screen.Has("aside-form").ShouldBeFalse();

        World.Clock.GoOn(TimeSpan.FromDays(40));
        screen.WaitFor(() => screen.Has("claim").ShouldBeTrue());
        await screen.ClickAsync("claim");
        await screen.ClickAsync("set-aside");

        screen.Get("aside-form").TextContent.ShouldContain("This case is overdue");
        screen.Has("aside-submit").ShouldBeFalse();
    }

    [Fact]
    public async Task What_somebody_else_set_aside_says_so_and_cannot_be_taken()
    {
        var id = await World.OpenAsync();
        var chen = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen");
        await World.DoneAsync(chen, new SetAsideCase(id, await World.ClaimAsync(chen, id), AsideReason.AskColleague, null, World.Clock.Now.AddHours(2)));
        var me = await BeAsync(Role.Reviewer);

        var screen = Show(id, (await World.CaseAsync(id)).Number);

        screen.Get("aside").TextContent.ShouldContain("Chen set it aside until");
        screen.Has("claim").ShouldBeFalse();
        (await World.DoAsync(me, new ClaimCase(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("set_aside");
    }

    [Fact]
    public async Task A_case_is_handed_over_with_a_sheet_that_begins_with_what_the_case_knows()
    {
        var screen = await TakeAsync();
        var chen = await World.AddPersonAsync(Role.Reviewer, p => (p.Alias, p.Reads) = ("Chen", "en"));
        await screen.ChangeAsync("finding", "explained");
        await screen.CheckAsync("in_person", "passed");
        await screen.ClickInAsync("postal_code", "route-offer");

        await screen.ClickAsync("hand-over");
        screen.WaitFor(() => screen.Page.FindAll("[data-testid=handover-to] option").Count.ShouldBe(2));
        screen.Page.FindAll("[data-testid=handover-to] option")[1].TextContent.ShouldBe("Chen: reads English; holds 0 of 5, 0 next");
        screen.Get("handover-checked").GetAttribute("value")!.Split('\n').ShouldBe(
            ["Many wrong passwords, then a sign-in: Explained", "In person at a counter: Passed"]);
        screen.Get("handover-open").GetAttribute("value")!.ShouldStartWith("Letter with a code: ");
        await screen.PressSubmitAsync("handover-form");
        screen.RefusalIn("[data-testid=handover-form]", "handover_to").ShouldBe("Choose who goes on with it.");
        await screen.ChangeAsync("handover-to", chen.Person!.Value.Value.ToString("N"));
        await screen.PressSubmitAsync("handover-form");

        var stored = await screen.StoredAsync();
        (stored.Assignee, stored.Sheet!.To).ShouldBe((chen.Person, chen.Person!.Value));
        screen.Get("next-for").TextContent.ShouldContain("Next for Chen");
        screen.Get("handover-sheet").TextContent.ShouldContain("Explained");
        screen.Has("claim-next").ShouldBeTrue();
    }

    [Fact]
    public async Task Where_nothing_was_done_yet_both_halves_are_written_by_hand()
    {
        var screen = await TakeAsync(new AnAppeal().With("signals[0].expiresOn", "2026-07-01T00:00:00Z"));
        await screen.ClickAsync("hand-over");

        await screen.PressSubmitAsync("handover-form");

        screen.RefusalIn("[data-testid=handover-form]", "handover_missing").ShouldBe("Write what is still open.");
    }

    [Fact]
    public async Task The_sheet_stands_first_for_whoever_goes_on_until_the_case_is_decided()
    {
        var id = await World.OpenAsync();
        var chen = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen");
        var me = await BeAsync(Role.Reviewer);
        await World.DoneAsync(chen, new HandOverCase(id, await World.ClaimAsync(chen, id), me.Person, "The attempts fit.", "The letter."));

        var screen = Show(id, (await World.CaseAsync(id)).Number);
        screen.Get("next-for").TextContent.ShouldContain("Yours next");
        await screen.ClickAsync("claim");

        var sheet = screen.Get("handover-sheet");
        sheet.TextContent.ShouldContain("Chen handed this case over to you");
        sheet.TextContent.ShouldContain("The attempts fit.");
        screen.Page.Find(".case").PreviousElementSibling!.GetAttribute("data-testid").ShouldBe("handover-sheet");
        await World.ApproveAsync(me, id);
        screen.WaitFor(() => screen.Has("handover-sheet").ShouldBeFalse());
    }

    [Theory]
    [InlineData("set aside", "claim_lost")]
    [InlineData("handed over", "claim_lost")]
    [InlineData("away", "claim_lost")]
    [InlineData("taken by another", "claim_lost")]
    public async Task Whoever_lost_the_case_meanwhile_keeps_the_text_and_is_told_who_has_it(string how, string code)
    {
        var screen = await TakeAsync();
        await screen.ChooseAsync("approve");
        await screen.WriteAsync("What I saw at the counter today.");
        var me = Reviewer;
        var chen = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen");

        // On another node, so that this page has heard of nothing when the button is pressed.
        await using var elsewhere = World.AnotherNode();
        elsewhere.Clock.GoOn(World.Clock.Now - elsewhere.Clock.Now);
        var token = (await screen.StoredAsync()).Claim!.Token;
        switch (how)
        {
            case "set aside":
                await elsewhere.DoneAsync(me, new SetAsideCase(screen.Id, token, AsideReason.EndOfDay, null, World.Clock.Now.AddHours(1)));
                break;
            case "handed over":
                await elsewhere.DoneAsync(me, new HandOverCase(screen.Id, token, chen.Person, "done", "open"));
                await elsewhere.ClaimAsync(chen, screen.Id);
                break;
            case "away":
                await elsewhere.DoneAsync(await World.AddPersonAsync(Role.Lead), new SetAway(me.Person!.Value, World.Clock.Now.AddDays(1)));
                break;
            default:
                await elsewhere.DoneAsync(me, new ReleaseCase(screen.Id, token));
                await elsewhere.ClaimAsync(chen, screen.Id);
                break;
        }

        await screen.ClickAsync("extend");

        var said = screen.Get("refusal", code).TextContent;
        said.ShouldContain("Your text is kept.");
        said.ShouldContain(how is "handed over" or "taken by another" ? "Chen has the case now." : "Your hold on this case has ended.");
        screen.Text.ShouldContain("What I saw at the counter today.");
        screen.Has("extend").ShouldBeFalse();
        (await RefreshAsync(screen)).Text.ShouldContain("What I saw at the counter today.");
    }

    [Fact]
    public async Task Why_no_other_case_can_be_taken_is_said_with_the_way_to_the_overdue_one()
    {
        var overdue = await World.OpenLaterAsync(0);
        var me = await BeAsync(Role.Reviewer);
        await World.ClaimAsync(me, overdue);
        World.Clock.GoOn(TimeSpan.FromDays(3));
        var id = await World.OpenLaterAsync(15);
        var screen = Show(id, (await World.CaseAsync(id)).Number);

        await screen.ClickAsync("claim");

        var number = (await World.CaseAsync(overdue)).Number;
        screen.Get("refusal", "own_case_overdue").TextContent.ShouldContain($"Your case {number} is overdue");
        screen.Get("own-case").GetAttribute("href").ShouldBe(Urls.Case(number));
    }
}
