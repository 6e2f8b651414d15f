using System.Globalization;
using System.Reflection;
using Bunit;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

/// <summary>Who sees what of a case, and what is shown where there is none.</summary>
public sealed class CasePageTests : CasePageContext
{
    [Theory]
    [InlineData("AP-2026-999999")]
    [InlineData("nonsense")]
    public async Task A_number_that_is_no_case_says_so_and_leads_back_to_the_queue(string number)
    {
        await BeAsync(Role.Reviewer);

        var page = Render<CasePage>(with => with.Add(p => p.Number, number));

        page.WaitForElement(".message").TextContent.ShouldContain("There is no such case");
        page.Find(".message a").GetAttribute("href").ShouldBe("/queue");
        page.FindAll(".case-line").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_auditor_reads_everything_and_can_change_nothing()
    {
        var screen = await OpenAsync(role: Role.Auditor);

        screen.Page.Find(".says--long").TextContent.ShouldContain("I mistyped my password");
        new[] { "claim", "route-offer", "route-offer-best", "submit-decision", "outcome-approve" }.Where(id => screen.Has(id)).ShouldBeEmpty();
        screen.Page.FindAll("select[data-testid=finding]:not([disabled]), textarea:not([readonly]), input:not([readonly], [disabled])").ShouldBeEmpty();
        (await screen.KindsAsync()).ShouldContain(FactKinds.CaseViewed);
    }

    [Fact]
    public async Task Before_it_is_taken_there_is_nothing_to_submit()
    {
        var screen = await OpenAsync();

        screen.Has("claim").ShouldBeTrue();
        screen.Has("submit-decision").ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, "since today")]
    [InlineData(1, "for 1 day")]
    [InlineData(9, "for 9 days")]
    public async Task The_days_somebody_was_locked_are_counted_until_the_decision(int days, string expected)
    {
        var screen = await OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now).With("restriction.imposedAt", AnAppeal.Now.AddDays(-days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        Locked().ShouldEndWith(expected);

        await World.ApproveAsync(await World.AddPersonAsync(Role.Reviewer), screen.Id);
        World.Clock.GoOn(TimeSpan.FromDays(30));
        screen = await RefreshAsync(screen);

        Locked().ShouldEndWith(expected);

        string Locked() => screen.Page.Find(".case-line__locked").TextContent;
    }

    [Fact]
    public void An_administrator_cannot_open_it()
    {
        var needs = typeof(CasePage).GetCustomAttribute<RequireMayAttribute>()!.What;

        Permissions.Allows(Role.Admin, needs).ShouldBeFalse();
        Permissions.Allows(Role.Auditor, needs).ShouldBeTrue();
    }

    [Fact]
    public async Task The_first_line_says_how_long_is_left_who_it_is_and_what_is_locked()
    {
        var line = (await OpenAsync()).Page.Find(".case-line");

        line.QuerySelector(".time")!.TextContent.ShouldContain("left");
        line.QuerySelector(".case-line__locked")!.TextContent.ShouldBe("Sign-in locked for 12 days");
        line.QuerySelector("h1")!.TextContent.ShouldBe("AP-2026-000001");
    }

    [Fact]
    public async Task What_the_platform_left_out_is_the_first_thing_said()
    {
        var screen = await OpenAsync(new AnAppeal().Without("restriction.rule").WithoutSignals());

        screen.Page.FindAll(".case__main > .note").Count.ShouldBe(2);
        screen.Page.Find(".case__main").FirstElementChild!.ClassList.ShouldContain("note");
    }

    [Fact]
    public async Task Another_number_in_the_address_is_another_case_and_the_first_ones_text_is_saved()
    {
        var screen = await TakeAsync();
        await screen.ChooseAsync("approve");
        await screen.WriteAsync("Of the first.");
        var other = await World.CaseAsync(await World.OpenAsync());

        screen.Page.Render(with => with.Add(p => p.Number, other.Number.Value));
        screen.Page.WaitForAssertion(() => screen.Get("case-number").TextContent.ShouldBe(other.Number.Value));

        screen.Has("claim").ShouldBeTrue();
        await World.ClaimAsync(Reviewer, other.Id);
        screen.WaitFor(() => screen.Has("claim-countdown").ShouldBeTrue());
        screen.Page.FindAll(".outcome input[checked]").ShouldBeEmpty();
        (await World.ReadAsync(db => Task.FromResult(db.Drafts.Single().Content))).ShouldContain("Of the first.");
    }

    [Fact]
    public async Task What_another_person_does_is_seen_without_a_reload_and_in_the_readers_own_language()
    {
        using var chinese = new Speaking("zh-Hans");
        var screen = await OpenAsync();
        using var english = new Speaking("en");

        await World.ClaimAsync(await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen"), screen.Id);

        screen.WaitFor(() => screen.Page.Find(".case-line__hold").TextContent.ShouldContain("Chen处理中"));
    }

    [Fact]
    public async Task A_decided_case_shows_the_notice_as_sent_and_offers_nothing_more()
    {
        var id = await World.OpenAsync();
        await World.DenyAsync(await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen"), id);
        await BeAsync(Role.Reviewer);

        var screen = Show(id, (await World.CaseAsync(id)).Number);

        screen.Get("case-status").TextContent.ShouldContain(Terms.Of(CaseState.Decided));
        screen.Get("decision").TextContent.ShouldContain("Ownership could not be confirmed");
        screen.Get("decision").QuerySelector("details div")!.GetAttribute("lang").ShouldBe("en");
        new[] { "claim", "submit-decision", "outcome-deny", "kept-text" }.Where(name => screen.Has(name)).ShouldBeEmpty();
    }
}
