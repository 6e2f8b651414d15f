using Microsoft.Playwright;
using ReviewConsole.Platform;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Cases.Journeys;

/// <summary>Two people before the same case and the same queue, in two browsers.</summary>
public sealed class TogetherJourneyTests(Browser browser)
{
    private const string Half = "We laid your explanation beside the record of that day, and";

    [Fact]
    public async Task What_a_colleague_does_shows_at_once_without_losing_text_focus_or_place()
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var holder = await server.SignedInAsync(browser, DemoPeople.Reviewer);
        await holder.GoLiveAsync(Urls.Case(server.Cases[0]));
        await holder.GetByTestId("claim").ClickAsync();
        await holder.GetByTestId("outcome-deny").CheckAsync();
        var text = holder.GetByTestId("justification");
        await text.FillAsync(Half);
        await text.ScrollIntoViewIfNeededAsync();
        var place = await holder.EvaluateAsync<double>("() => document.getElementById('rail').scrollTop");

        var colleague = await server.SignedInAsync(browser, DemoPeople.Lead);
        await colleague.GoLiveAsync(Urls.Case(server.Cases[0]));
        await Expect(holder.GetByTestId("also-here")).ToContainTextAsync("Chen");
        await Expect(colleague.GetByTestId("also-here")).ToContainTextAsync("Lin");
        var facts = await holder.GetByTestId("timeline-all").InnerTextAsync();
        await colleague.GetByTestId("signal-evidence").First.Locator("summary").ClickAsync();
        await Expect(holder.GetByTestId("timeline-all")).Not.ToHaveTextAsync(facts);

        await Expect(text).ToBeFocusedAsync();
        await Expect(text).ToHaveValueAsync(Half);
        (await holder.EvaluateAsync<double>("() => document.getElementById('rail').scrollTop")).ShouldBe(place, 1);

        await holder.GetByTestId("finding").First.SelectOptionAsync("explained");
        await Expect(colleague.Locator("#finding-0")).ToHaveTextAsync("Explained");

        await colleague.GotoAsync(Urls.Queue);
        await Expect(holder.GetByTestId("also-here")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_lost_the_network_is_not_beside_one_until_they_are_back()
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var holder = await server.SignedInAsync(browser, DemoPeople.Reviewer);
        await holder.GoLiveAsync(Urls.Case(server.Cases[0]));
        var colleague = await server.SignedInAsync(browser, DemoPeople.Lead);
        await colleague.GoLiveAsync(Urls.Case(server.Cases[0]));
        await Expect(holder.GetByTestId("also-here")).ToContainTextAsync("Chen");

        await colleague.RouteAsync("**/_blazor/**", route => route.AbortAsync());
        await colleague.EvaluateAsync("() => Blazor._internal.forceCloseConnection()");
        await Expect(holder.GetByTestId("also-here")).ToHaveCountAsync(0);

        await colleague.UnrouteAllAsync();
        await colleague.EvaluateAsync("() => { Blazor.reconnect(); }");
        await Expect(holder.GetByTestId("also-here")).ToContainTextAsync("Chen");
    }

    [Fact]
    public async Task A_case_that_is_taken_says_so_in_everybodys_queue()
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal(), new AnAppeal());
        var watching = await server.SignedInAsync(browser, DemoPeople.Reviewer2);
        await watching.GoLiveAsync(Urls.Queue + "?view=all");
        await Expect(watching.GetByTestId("queue-row")).ToHaveCountAsync(2);

        var taking = await server.SignedInAsync(browser, DemoPeople.Reviewer);
        await taking.GoLiveAsync(Urls.Case(server.Cases[0]));
        await taking.GetByTestId("claim").ClickAsync();

        await Expect(watching.GetByTestId("queue-row").Filter(new LocatorFilterOptions { HasText = server.Cases[0].Value })).ToContainTextAsync("Lin");
    }
}
