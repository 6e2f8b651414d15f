using Bunit;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Signals;

public sealed class SignalsPanelTests : CasePageContext
{
    [Fact]
    public async Task A_signal_is_told_in_words_with_what_was_seen_beside_what_is_usual_and_what_the_person_says()
    {
        var row = (await OpenAsync()).Get("signal-row", "failed_burst");

        row.QuerySelector("h3")!.TextContent.ShouldBe("Many wrong passwords, then a sign-in");
        row.QuerySelectorAll(".pairs dd").Select(d => d.TextContent).ShouldBe(["9 wrong passwords, then a sign-in", "none in 2 years"]);
        row.QuerySelector(".says")!.TextContent.ShouldBe("I had changed my password the day before.");
        row.QuerySelector(".signal__head")!.TextContent.ShouldContain("in force until");
    }

    [Fact]
    public async Task Evidence_is_recorded_before_it_is_shown()
    {
        var screen = await OpenAsync();
        screen.Get("signal-evidence").HasAttribute("open").ShouldBeFalse();

        await screen.ClickOnAsync("[data-testid=signal-evidence] summary");

        screen.Get("signal-evidence").HasAttribute("open").ShouldBeTrue();
        screen.Get("signal-evidence").TextContent.ShouldContain("Sign-in: Shanghai, HUAWEI Mate 70");
        (await screen.StoredAsync()).Signals[0].OpenedBy.ShouldBe([Me.Id]);
        (await screen.KindsAsync()).ShouldContain(FactKinds.EvidenceOpened);
    }

    [Fact]
    public async Task Looking_twice_is_one_fact()
    {
        var screen = await OpenAsync();

        for (var look = 0; look < 3; look++)
        {
            await screen.ClickOnAsync("[data-testid=signal-evidence] summary");
        }

        (await screen.KindsAsync()).Count(k => k == FactKinds.EvidenceOpened).ShouldBe(1);
    }

    [Fact]
    public async Task A_finding_is_set_and_can_be_changed()
    {
        var screen = await TakeAsync();

        await screen.ChangeAsync("finding", "confirmed");
        (await screen.StoredAsync()).Signals[0].Finding.ShouldBe(Finding.Confirmed);
        await screen.ChangeAsync("finding-reply", "  The attempts came from your own flat. ");
        await screen.ChangeAsync("finding", "explained");

        var signal = (await screen.StoredAsync()).Signals[0];
        (signal.Finding, signal.Reply).ShouldBe((Finding.Explained, "The attempts came from your own flat."));
        (await screen.KindsAsync()).Count(k => k == FactKinds.FindingSet).ShouldBe(3);
    }

    [Fact]
    public async Task What_is_answered_before_there_is_a_finding_waits_for_it()
    {
        var screen = await TakeAsync();

        await screen.ChangeAsync("finding-reply", "You changed it yourself.");
        (await screen.StoredAsync()).Signals[0].Reply.ShouldBeNull();
        await screen.ChangeAsync("finding", "explained");

        (await screen.StoredAsync()).Signals[0].Reply.ShouldBe("You changed it yourself.");
    }

    [Fact]
    public async Task The_hint_in_the_field_is_short_and_its_name_says_that_the_answer_goes_into_the_notice()
    {
        var screen = await TakeAsync(new AnAppeal().WithSignal("new_device"));

        screen.All("finding-reply").Select(field => (field.GetAttribute("placeholder"), field.GetAttribute("title"))).ShouldBe(
        [
            ("Your answer", "Your answer to what they say (goes into the notice)"),
            ("Why, in your words", "Why, in your words (goes into the notice)"),
        ]);
    }

    [Fact]
    public async Task The_answer_offers_the_usual_innocent_causes_in_the_appellants_language()
    {
        var screen = await TakeAsync(new AnAppeal().In("zh-CN"));

        var causes = screen.Page.FindAll("datalist option").Select(o => o.GetAttribute("value")!).ToList();

        causes.ShouldNotBeEmpty();
        causes.ShouldAllBe(cause => cause.Any(letter => letter >= 0x4E00));
    }

    [Fact]
    public async Task Enter_after_an_answer_goes_on_to_the_next_signal_and_then_to_the_decision()
    {
        var screen = await TakeAsync(new AnAppeal().WithSignal("new_device"));

        await screen.ChangeAsync("finding", "explained", "failed_burst");
        await screen.PressAsync("[data-testid=signal-row][data-code=failed_burst] [data-testid=finding-reply]", "Enter");
        Focused().ShouldBe("finding-1");
        await screen.ChangeAsync("finding", "explained", "new_device");
        await screen.PressAsync("[data-testid=signal-row][data-code=new_device] [data-testid=finding-reply]", "Enter");

        Focused().ShouldBe("outcome-approve");
    }

    [Fact]
    public async Task A_finding_no_list_offers_is_not_taken()
    {
        var screen = await TakeAsync();

        await screen.ChangeAsync("finding", "guilty");
        await screen.ChangeAsync("finding", "17");

        (await screen.StoredAsync()).Signals[0].Finding.ShouldBeNull();
    }

    [Fact]
    public async Task A_finding_set_without_the_case_says_that_the_case_is_gone_and_changes_nothing()
    {
        var screen = await TakeAsync();
        await using var elsewhere = World.AnotherNode();
        elsewhere.Clock.Now = World.Clock.Now = World.Clock.Now.AddMinutes(29);
        screen.WaitFor(() => screen.Get("claim-countdown").TextContent.ShouldContain("1:00"));
        elsewhere.Clock.GoOn(TimeSpan.FromMinutes(2));
        await elsewhere.ClaimAsync(await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen"), screen.Id);

        await screen.ChangeAsync("finding", "wrong");

        screen.Get("refusal", "claim_lost").TextContent.ShouldContain("Chen has the case now.");
        (await screen.StoredAsync()).Signals[0].Finding.ShouldBeNull();
    }

    [Fact]
    public async Task Where_nothing_can_be_changed_a_finding_and_the_whole_answer_stand_as_text()
    {
        var id = await World.OpenAsync();
        await World.DenyAsync(await World.AddPersonAsync(Role.Reviewer), id);
        await BeAsync(Role.Auditor);

        var finding = Show(id, (await World.CaseAsync(id)).Number).Page.Find(".signal__finding");

        finding.QuerySelectorAll("input, select, textarea").ShouldBeEmpty();
        finding.QuerySelector("#finding-0")!.TextContent.ShouldBe("Confirmed");
        finding.QuerySelector(".says[lang=en]")!.TextContent.ShouldBe("The nine attempts came before the change you name.");
    }

    [Fact]
    public async Task Before_a_case_is_taken_a_missing_finding_is_said_in_words()
    {
        var screen = await OpenAsync();

        screen.Has("finding").ShouldBeFalse();
        screen.Page.Find("#finding-0").TextContent.ShouldBe("none yet");
    }

    [Fact]
    public async Task A_case_without_signals_says_that_this_is_a_gap()
    {
        var screen = await OpenAsync(new AnAppeal().WithoutSignals());

        screen.Page.Find(".case__main").TextContent.ShouldContain("No signal was sent");
        screen.All("signal-row").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_signal_nobody_has_described_is_shown_as_it_came_and_warned_of()
    {
        var row = (await OpenAsync(new AnAppeal().WithSignal("moon_phase"))).Get("signal-row", "moon_phase");

        row.TextContent.ShouldContain("We have no description of this signal.");
        row.QuerySelector("h3")!.TextContent.ShouldBe("moon phase");
    }

    private object? Focused() => JSInterop.Invocations["reviewConsole.focus"][^1].Arguments[0];
}
