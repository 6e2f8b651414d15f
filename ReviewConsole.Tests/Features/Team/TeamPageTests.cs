using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Clocks;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Deliveries;
using ReviewConsole.Features.Intake;
using ReviewConsole.Features.People;
using ReviewConsole.Features.Signals;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>The board as a lead has it before them.</summary>
public sealed class TeamPageTests : PersonContext
{
    private Actor _lin;
    private Actor _chen;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging().AddSingleton<BoardQuery>();
        _lin = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Lin");
        _chen = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen");
        await BeAsync(Role.Lead);
    }

    [Fact]
    public async Task The_board_says_who_has_what_and_what_is_unassigned()
    {
        await World.ClaimAsync(_lin, await World.OpenAsync());
        await World.OpenAsync();

        var board = Show();

        Row(board, "Lin").QuerySelector("[data-testid=team-load]")!.TextContent.Trim().ShouldBe("1 of 5");
        Row(board, "Chen").QuerySelector("[data-testid=team-load]")!.TextContent.Trim().ShouldBe("0 of 5");
        board.Find("[data-testid=unassigned-total]").TextContent.ShouldBe("1");
        board.FindAll("[data-testid=team-case]").Count.ShouldBe(1, "what is somebody's is shown with them");
        board.FindAll("[data-testid=alarm], [data-testid=calendar-unknown]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_is_assigned_with_two_clicks()
    {
        var id = await World.OpenAsync();
        var board = Show();

        await board.Find("[data-testid=choose]").ChangeAsync(new() { Value = true });
        Row(board, "Lin").QuerySelector("[data-testid=team-load]")!.TextContent.Trim().ShouldBe("0 → 1 of 5");
        await Row(board, "Lin").QuerySelector("[data-testid=assign-one]")!.ClickAsync(new MouseEventArgs());

        (await World.CaseAsync(id)).Assignee.ShouldBe(_lin.Person);
        board.Find("[data-testid=assigned]").TextContent.ShouldBe("1 case assigned to Lin.");
        board.FindAll("[data-testid=team-case]").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_board_never_hides_what_is_late_near_or_approved_but_still_locked()
    {
        World.Clock.Now = new(2026, 7, 15, 2, 0, 0, TimeSpan.Zero);
        var (near, late, locked) = (await World.OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now)), await World.OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now.AddDays(-60))), await World.OpenAsync());
        await World.ApproveAsync(_lin, locked);
        World.Clock.GoOn(TimeSpan.FromMinutes(5));
        foreach (var id in new[] { near, late, locked })
        {
            await World.DoneAsync(Actor.System, new WatchClocks(id));
        }

        Render<AlarmBadge>().Find("[data-testid=alarm-badge]").TextContent.ShouldBe("2", "what was missed reaches a lead wherever they are");
        var board = Show();

        board.FindAll("[data-testid=alarm]").Select(a => $"{a.GetAttribute("data-code")}: {a.TextContent.Trim()}")
            .ShouldBe(["still_locked: 1 approved but still locked, or done otherwise", "missed: 1 case missed a clock", "near: 1 case has a clock that ends soon"]);
        board.FindAll("[data-testid=alarm] a").Select(a => a.GetAttribute("href")).ShouldBe(["/queue?view=decided&mark=still_locked", "/queue?view=all&mark=missed", "/queue?view=all&mark=near"]);
    }

    [Fact]
    public async Task A_broken_shield_and_a_decision_that_nobody_got_are_alarms_of_their_own()
    {
        var (shielded, unheard) = (await World.OpenAsync(), await World.OpenAsync());
        var token = await World.ClaimAsync(_lin, shielded);
        await World.DoneAsync(_lin, new SetFinding(shielded, token, 0, Finding.Wrong, null));
        await World.CheckAsync(_lin, shielded, token, "in_person", CheckState.Passed);
        await World.DoneAsync(_lin, new DecideCase(shielded, token, CaseSteps.ToApprove()));
        await World.DenyAsync(_chen, unheard);
        World.Clock.GoOn(TimeSpan.FromMinutes(2));
        await World.DoneAsync(Actor.Platform, new ReportRestriction(shielded, new RestrictionReport(RestrictionChange.Reimposed, World.Clock.Now)));
        var admin = await World.AddPersonAsync(Role.Admin);
        await World.DoneAsync(admin, new AddEndpoint("Platform", "https://platform.example/hook", ["case.decided"], "closed"));
        await World.DoneAsync(admin, new TurnEndpoint(await World.ReadAsync(db => Task.FromResult(db.Endpoints.Single().Id)), On: false));
        await World.DoneAsync(Actor.System, new SpreadOutbox());

        var board = Show();

        board.FindAll("[data-testid=alarm]").Select(a => $"{a.GetAttribute("data-code")}: {a.TextContent.Trim()}")
            .ShouldBe(["shield_broken: 1 restricted again although shielded", "unheard: 1 decided or answered, and the platform has not got it"]);
        Render<AlarmBadge>().Find("[data-testid=alarm-badge]").TextContent.ShouldBe("2");
        await World.ClaimAsync(_chen, shielded);
        Show().FindAll("[data-testid=alarm][data-code=shield_broken]").ShouldBeEmpty("somebody looks at it");
    }

    [Fact]
    public async Task What_the_platform_did_otherwise_is_an_alarm_at_once()
    {
        var id = await World.OpenAsync();
        await World.DenyAsync(_lin, id);
        World.Clock.GoOn(TimeSpan.FromMinutes(2));
        await World.DoneAsync(Actor.Platform, new ReportEffect(id, (await World.CaseAsync(id)).Decided!.Id, EffectResult.Failed, FaceDemanded: false, "No such account."));

        Show().Find("[data-testid=alarm]").ShouldSatisfyAllConditions(
            a => a.GetAttribute("data-code").ShouldBe("still_locked"), a => a.TextContent.Trim().ShouldBe("1 approved but still locked, or done otherwise"));
        await World.DoneAsync(Actor.Platform, new ReportEffect(id, (await World.CaseAsync(id)).Decided!.Id, EffectResult.Kept, FaceDemanded: false, ""));
        Show().FindAll("[data-testid=alarm]").ShouldBeEmpty();
    }

    [Fact]
    public void The_board_says_when_due_times_reach_into_a_year_nobody_has_announced()
    {
        World.Clock.Now = new(2026, 12, 1, 2, 0, 0, TimeSpan.Zero);

        Show().Find("[data-testid=calendar-unknown]").TextContent.ShouldContain("2027");
    }

    [Fact]
    public async Task Many_are_assigned_at_once_by_menu_and_those_that_cannot_be_say_why()
    {
        await World.DoneAsync(_lin, new DeclareInterest("xy-1"));
        var (barred, free) = (await World.OpenAsync(new AnAppeal().With("account.id", "xy-1")), await World.OpenAsync());
        var board = Show();

        await board.Find("[data-testid=choose-all]").ChangeAsync(new() { Value = true });
        Row(board, "Lin").QuerySelector("[data-testid=team-barred]")!.TextContent.Trim().ShouldBe("may not decide 1 of these");
        await board.Find("[data-testid=assign-to]").ChangeAsync(new() { Value = _lin.Person!.Value.Value.ToString("N") });
        await board.Find("[data-testid=assign-bar]").SubmitAsync();

        (await World.CaseAsync(free)).Assignee.ShouldBe(_lin.Person);
        (await World.CaseAsync(barred)).Assignee.ShouldBeNull();
        board.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("assign_to");
        board.Find("[data-testid=chosen]").TextContent.ShouldBe("1 chosen", "what was refused stays chosen");
    }

    [Fact]
    public async Task From_somebody_a_case_is_taken_with_a_reason_alone()
    {
        var id = await World.OpenAsync();
        await World.ClaimAsync(_lin, id);
        var board = Show();
        await Row(board, "Lin").QuerySelector("[data-testid=team-open]")!.ClickAsync(new MouseEventArgs());
        await board.Find("[data-testid=choose]").ChangeAsync(new() { Value = true });

        await board.Find("[data-testid=assign-back]").ClickAsync(new MouseEventArgs());
        board.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("assign_reason");
        await board.Find("[data-testid=assign-reason]").ChangeAsync(new() { Value = "Lin is ill." });
        await board.Find("[data-testid=assign-back]").ClickAsync(new MouseEventArgs());

        var now = await World.CaseAsync(id);
        (now.State, now.Claim, now.FallsBackTo).ShouldBe((CaseState.Queued, null, null));
        board.Find("[data-testid=assigned]").TextContent.ShouldBe("1 case taken back for the queue.");
    }

    [Fact]
    public async Task Whoever_is_away_says_until_when_and_is_offered_nothing()
    {
        await World.DoneAsync(_chen, new GoAway(World.Clock.Now.AddDays(2)));
        await World.OpenAsync();
        var board = Show();

        await board.Find("[data-testid=choose]").ChangeAsync(new() { Value = true });

        Row(board, "Chen").QuerySelector("[data-testid=team-away]").ShouldNotBeNull();
        Row(board, "Chen").QuerySelector("[data-testid=assign-one]").ShouldBeNull();
        board.Find($"[data-testid=assign-to] option[value='{_chen.Person!.Value.Value:N}']").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task What_others_do_shows_without_a_refresh()
    {
        World.Clock.RealTimers = true;
        var id = await World.OpenAsync();
        var board = Show();

        await World.ClaimAsync(_lin, id);

        board.WaitForAssertion(() => Row(board, "Lin").QuerySelector("[data-testid=team-load]")!.TextContent.Trim().ShouldBe("1 of 5"), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_lead_says_how_many_somebody_holds_and_what_they_are_able_for()
    {
        var board = Show();
        await Row(board, "Lin").QuerySelector("[data-testid=team-open]")!.ClickAsync(new MouseEventArgs());

        await board.Find("[data-testid=plan-most]").ChangeAsync(new() { Value = "3" });
        await board.Find("[data-testid=plan-skill][data-code=Business]").ChangeAsync(new() { Value = false });
        await board.Find("[data-testid=team-plan]").SubmitAsync();

        Row(board, "Lin").QuerySelector("[data-testid=team-load]")!.TextContent.Trim().ShouldBe("0 of 3");
        Row(board, "Lin").TextContent.ShouldContain("payouts, statutory measures");
        (await World.ReadAsync(db => Task.FromResult(db.Users.Single(p => p.Alias == "Lin").Skills))).ShouldBe("payouts statutory");
    }

    [Fact]
    public async Task A_lead_says_that_somebody_is_away_and_back_and_what_was_theirs_goes_back_at_once()
    {
        var id = await World.OpenAsync();
        await World.ClaimAsync(_lin, id);
        var board = Show();
        await Row(board, "Lin").QuerySelector("[data-testid=team-open]")!.ClickAsync(new MouseEventArgs());

        await board.Find("[data-testid=team-away-set]").ClickAsync(new MouseEventArgs());
        board.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("away_until");
        var day = board.FindComponents<ReviewConsole.Ui.DateField>().Single(f => f.Instance.TestId == "team-away-day");
        await board.InvokeAsync(() => day.Instance.DayChanged.InvokeAsync(DateOnly.FromDateTime(World.Clock.Now.AddDays(3).UtcDateTime)));
        await board.Find("[data-testid=team-away-set]").ClickAsync(new MouseEventArgs());

        Row(board, "Lin").QuerySelector("[data-testid=team-away]").ShouldNotBeNull();
        (await World.CaseAsync(id)).Claim.ShouldBeNull();
        await board.Find("[data-testid=team-back]").ClickAsync(new MouseEventArgs());
        Row(board, "Lin").QuerySelector("[data-testid=team-away]").ShouldBeNull();
    }

    private IRenderedComponent<TeamPage> Show()
    {
        var page = Render<TeamPage>();
        page.WaitForElement("[data-testid=team-person]");
        return page;
    }

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<TeamPage> page, string alias) => page.Find($"[data-testid=team-person][data-code={alias}]");
}
