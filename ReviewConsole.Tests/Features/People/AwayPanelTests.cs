using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

public sealed class AwayPanelTests : PersonContext
{
    private static readonly DateTime Friday = new(2026, 7, 17);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<OwnSettings>();
        Services.AddSingleton<PeopleQuery>();
    }

    [Fact]
    public async Task Whoever_says_they_are_away_gives_everything_back_and_is_back_by_one_click()
    {
        var me = await BeAsync(Role.Reviewer);
        await World.ClaimAsync(me, await World.OpenAsync());
        var panel = Render<AwayPanel>(with => with.AddCascadingValue(Me.Zone));

        await ClickAsync(panel, "away-go");
        panel.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("away_until");
        await panel.InvokeAsync(() => panel.FindComponent<MudDatePicker>().Instance.DateChanged.InvokeAsync(Friday));
        await ClickAsync(panel, "away-go");

        (await AwayUntilAsync(me)).ShouldBe(LocalDays.Start(DateOnly.FromDateTime(Friday), Me.Zone));
        panel.Find("[data-testid=away-until]").TextContent.ShouldContain("17 Jul");
        panel.Markup.ShouldContain("1 case went back to the queue.");

        await ClickAsync(panel, "away-back");

        (await AwayUntilAsync(me)).ShouldBeNull();
        panel.FindAll("[data-testid=away-go]").Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_administrator_says_it_for_somebody_who_works_cases_and_sees_who_is_away()
    {
        await BeAsync(Role.Admin);
        var lin = await World.ReaderAsync();
        await World.AddPersonAsync(Role.Auditor);
        var page = Render<PeoplePage>(with => with.AddCascadingValue(Me.Zone));
        page.FindAll("[data-testid=person-away]").Count.ShouldBe(1);

        await ClickAsync(page, "person-away");
        await page.InvokeAsync(() => page.FindComponent<MudDatePicker>().Instance.DateChanged.InvokeAsync(Friday));
        await ClickAsync(page, "person-away-confirm");

        page.WaitForAssertion(() => page.Find("[data-testid=person-away-until]").TextContent.ShouldContain("17 Jul"));
        (await AwayUntilAsync(lin)).ShouldNotBeNull();
        await ClickAsync(page, "person-back");
        page.WaitForAssertion(() => page.FindAll("[data-testid=person-away-until]").ShouldBeEmpty());
    }

    private static Task ClickAsync<T>(IRenderedComponent<T> on, string testId)
        where T : Microsoft.AspNetCore.Components.IComponent => on.InvokeAsync(() => on.Find($"[data-testid={testId}]").ClickAsync(new()));

    private Task<DateTimeOffset?> AwayUntilAsync(Actor person) =>
        World.ReadAsync(db => db.Users.Where(p => p.Id == person.Person!.Value.Value).Select(p => p.AwayUntil).SingleAsync());
}
