using System.Globalization;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Rows;
using ReviewConsole.Data.Stored;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>What comes in, goes out and waits.</summary>
public sealed class DashboardPageTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging().AddQualityRoom();
    }

    [Fact]
    public async Task Before_anything_came_in_it_says_that_nothing_waits()
    {
        await BeAsync(Role.Lead);

        var page = Render<DashboardPage>();

        page.Find("[data-testid=forecast]").TextContent.ShouldBe("Nothing waits.");
        Numbers(page, "ages").ShouldBe(["0", "0", "0", "0", "0"]);
    }

    [Fact]
    public async Task It_counts_what_came_in_what_was_decided_and_what_waits_for_how_long()
    {
        await BeAsync(Role.Auditor);
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.ApproveAsync(lin, await World.OpenAsync(new AnAppeal().With("account.id", "xy-1")));
        await World.DenyAsync(lin, await World.OpenAsync(new AnAppeal().With("account.id", "xy-2")));
        foreach (var days in new[] { 1, 5, 10 })
        {
            await World.OpenAsync(new AnAppeal().With("account.id", $"xy-old-{days}").ReceivedAt(AnAppeal.Now.AddDays(-days)));
        }

        var page = Render<DashboardPage>();

        page.Find("[data-testid=flow] .legend").TextContent.ShouldBe("Came in: 5Decided: 2");
        Numbers(page, "ages").ShouldBe(["1", "1", "1", "0", "0"]);
        page.Find("[data-testid=grounds]").TextContent.ShouldContain("1 approved1 denied");
        page.Find("[data-testid=forecast]").TextContent.ShouldContain("does not grow fewer");
        page.Find("[data-testid=flow] tbody tr td").TextContent.ShouldBe("5", "the picture's table begins with today");
    }

    [Fact]
    public async Task Every_number_opens_its_cases()
    {
        await BeAsync(Role.Lead);
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.ApproveAsync(lin, await World.OpenAsync(new AnAppeal().With("account.id", "xy-1").With("appeal.declinesFace", true)));
        await World.DenyAsync(lin, await World.OpenAsync(new AnAppeal().With("account.id", "xy-2")));
        await World.OpenAsync(new AnAppeal().With("account.id", "xy-3").ReceivedAt(AnAppeal.Now.AddDays(-5)));

        var page = Render<DashboardPage>();

        var numbers = page.FindAll(".figures a.num, .figures td a, .figures .dots a");
        numbers.Count.ShouldBeGreaterThan(100);
        foreach (var number in numbers)
        {
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(number.GetAttribute("href")!.Split('?')[1]);
            var (filter, ignored) = CaseFilter.Read(query);
            ignored.ShouldBeEmpty(number.OuterHtml);
            var cases = await World.ReadAsync(db => db.CaseRows.Fitting(filter, db, default, World.Clock.Now).Where(r => filter.View == CaseView.Decided ? r.Lane == Lane.Done : filter.View != CaseView.Overdue || r.DueAt <= World.Clock.Now).CountAsync());
            if (!number.GetAttribute("href")!.Contains("view=all&received=", StringComparison.Ordinal))
            {
                string.Concat(number.TextContent.Where(char.IsAsciiDigit)).ShouldBe(cases.ToString(CultureInfo.InvariantCulture), number.OuterHtml);
            }
        }
    }

    [Fact]
    public async Task What_replaced_a_face_scan_and_how_convenient_the_ways_are_stand_side_by_side()
    {
        await BeAsync(Role.Auditor);
        var lin = await World.AddPersonAsync(Role.Reviewer);
        for (var i = 0; i < 10; i++)
        {
            await World.ApproveAsync(lin, await World.OpenAsync(new AnAppeal().With("account.id", $"xy-{i}").With("appeal.declinesFace", true)));
        }

        var page = Render<DashboardPage>();

        Numbers(page, "instead-of-face").ShouldBe(["10"]);
        page.Find("[data-testid=instead-of-face]").TextContent.ShouldContain("counter");
        page.FindAll("[data-testid=way]").Select(w => w.GetAttribute("data-code")).ShouldBe(["with_face", "without_face", "in_person"]);
        page.Find("[data-testid=way][data-code=without_face]").TextContent.ShouldContain("100");
        page.Find("[data-testid=way][data-code=with_face]").TextContent.ShouldContain("0 of 10 needed");
    }

    [Fact]
    public async Task What_is_overdue_leads_to_its_cases_and_what_is_due_stands_under_its_day()
    {
        await BeAsync(Role.Lead);
        var id = await World.OpenAsync();
        World.Clock.GoOn((await World.CaseAsync(id)).DueAt - World.Clock.Now - TimeSpan.FromDays(1));
        Numbers(Render<DashboardPage>(), "due").ShouldBe(["0", "0", "1", "0"]);

        World.Clock.GoOn(TimeSpan.FromDays(2));

        var page = Render<DashboardPage>();
        Numbers(page, "due").ShouldBe(["1", "0", "0", "0"]);
        page.Find("[data-testid=due] a").GetAttribute("href").ShouldBe("/queue?view=overdue");
    }

    private static List<string> Numbers(IRenderedComponent<DashboardPage> page, string testId) =>
        [.. page.FindAll($"[data-testid={testId}] .level .num").Select(n => n.TextContent)];
}
