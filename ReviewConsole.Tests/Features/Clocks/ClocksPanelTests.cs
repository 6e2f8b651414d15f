using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Conversation;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Clocks;

/// <summary>What was promised about time, and what the platform did, on the page of the case.</summary>
public sealed class ClocksPanelTests : CasePageContext
{
    [Fact]
    public async Task Every_clock_stands_on_the_case_with_its_state_in_words()
    {
        var screen = await OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now.AddDays(-60)));

        screen.All("clock").Select(c => $"{c.GetAttribute("data-code")} {c.GetAttribute("data-state")}")
            .ShouldBe(["Acknowledge MetLate", "FirstLook Missed", "HumanOnRequest Missed", "Decision Missed", "Cap Missed"]);
        screen.All("clock")[1].TextContent.ShouldContain("missed");
        screen.All("calendar-unknown").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_that_reaches_into_a_year_nobody_announced_says_so()
    {
        World.Clock.Now = new(2026, 12, 21, 2, 0, 0, TimeSpan.Zero);

        await BeAsync(Role.Reviewer);
        var opened = await World.DoneAsync(Actor.Platform, new OpenCase(new AnAppeal().ReceivedAt(World.Clock.Now).Message(World.Clock.Now)));

        var screen = Show(opened.Case, opened.Number);

        screen.All("calendar-unknown").ShouldBeEmpty("it is said among the gaps, once");
        screen.Page.Markup.ShouldContain("2027");
    }

    [Fact]
    public async Task A_pause_that_moves_a_case_into_such_a_year_is_said_here()
    {
        World.Clock.Now = new(2026, 12, 8, 2, 0, 0, TimeSpan.Zero);
        var me = await BeAsync(Role.Reviewer);
        var opened = await World.DoneAsync(Actor.Platform, new OpenCase(new AnAppeal().ReceivedAt(World.Clock.Now.AddDays(-1)).Message(World.Clock.Now)));
        Show(opened.Case, opened.Number).All("calendar-unknown").ShouldBeEmpty();

        await World.DoneAsync(me, new AskAppellant(opened.Case, await World.ClaimAsync(me, opened.Case), AQuestion.Free(days: 5)));

        Show(opened.Case, opened.Number).All("calendar-unknown").ShouldHaveSingleItem().TextContent.ShouldContain("2027");
    }

    [Fact]
    public async Task Approved_but_still_locked_is_said_and_a_lead_writes_down_what_the_platform_did()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        var decision = await World.ApproveAsync(lin, id);
        World.Clock.GoOn(TimeSpan.FromMinutes(5));
        await BeAsync(Role.Lead);
        var screen = Show(id, (await World.CaseAsync(id)).Number);
        screen.All("effect").ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.GetAttribute("data-state").ShouldBe("late"), e => e.TextContent.ShouldContain("still locked"));

        await screen.ChangeAsync("effect-face", true);
        await screen.PressSubmitAsync("effect-form");
        screen.All("effect")[0].ShouldSatisfyAllConditions(e => e.GetAttribute("data-state").ShouldBe("refused"), e => e.TextContent.ShouldContain("demanded a face scan"));
        (await World.CaseAsync(id)).State.ShouldBe(CaseState.EffectRefused);

        await screen.ChangeAsync("effect-face", false);
        await screen.PressSubmitAsync("effect-form");
        screen.All("effect")[0].GetAttribute("data-state").ShouldBe("applied");
        (await World.CaseAsync(id)).Effects.Select(e => (e.Decision, e.Result, e.FaceDemanded, e.WrittenDownBy is not null))
            .ShouldBe([(decision, EffectResult.Lifted, true, true), (decision, EffectResult.Lifted, false, true)]);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task A_reviewer_sees_it_and_writes_nothing()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        var decision = await World.ApproveAsync(lin, id);
        World.Clock.GoOn(TimeSpan.FromMinutes(5));
        var me = await BeAsync(Role.Reviewer);

        Show(id, (await World.CaseAsync(id)).Number).All("effect-form").ShouldBeEmpty();
        (await World.DoAsync(me, new ReportEffect(id, decision, EffectResult.Lifted, false, ""))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_allowed");
        (await World.DoAsync(Actor.Platform, new ReportEffect(id, decision, EffectResult.Lifted, false, new string('x', 501)))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("effect_too_long");
    }
}
