using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReviewConsole.Platform;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Cases.Journeys;

/// <summary>A half-written decision in a real browser: after a refresh, a lost connection, a killed server.</summary>
public sealed class DraftJourneyTests(Browser browser)
{
    private const string Half = "We laid your explanation beside the record of that day, and";

    [Fact]
    public async Task What_was_typed_is_back_after_a_refresh_and_in_another_browser()
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var page = await WritingAsync(server);
        await page.GetByTestId("draft-state").GetByText("Saved").WaitForAsync();

        await page.ReloadAsync();
        await page.LiveAsync();
        await Expect(page.GetByTestId("justification")).ToHaveValueAsync(Half);

        var elsewhere = await server.SignedInAsync(browser, DemoPeople.Reviewer);
        await elsewhere.GoLiveAsync(Urls.Case(server.Cases[0]));
        await Expect(elsewhere.GetByTestId("justification")).ToHaveValueAsync(Half);
    }

    [Fact]
    public async Task What_is_typed_while_the_connection_is_lost_arrives_when_it_is_back()
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var page = await WritingAsync(server);
        await page.EvaluateAsync("() => Blazor._internal.forceCloseConnection()");
        await page.GetByTestId("justification").FillAsync(Half + " nothing fits another person");

        await page.Locator("#components-reconnect-modal:not(.components-reconnect-show)").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await StoredAsync(server, Half + " nothing fits another person");
    }

    [Fact]
    public async Task What_was_typed_is_back_after_the_server_was_killed_and_started_again_also_what_it_never_heard()
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var page = await WritingAsync(server);
        await StoredAsync(server, Half);

        await server.RestartAsync(async () => await page.GetByTestId("justification").FillAsync(Half + " this nobody heard"));
        await StoredAsync(server, Half + " this nobody heard");
        await Expect(page.GetByTestId("justification")).ToHaveValueAsync(Half + " this nobody heard");
    }

    private async Task<IPage> WritingAsync(CaseServer server)
    {
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer);
        await page.GoLiveAsync(Urls.Case(server.Cases[0]));
        await page.GetByTestId("claim").ClickAsync();
        await page.GetByTestId("outcome-deny").CheckAsync();
        await page.GetByTestId("justification").FillAsync(Half);
        return page;
    }

    // Asked of the database again and again; the draft is saved by the program in its own time.
    private static async Task StoredAsync(CaseServer server, string text)
    {
        await using var look = server.Look();
        await Eventually.TrueAsync(() => look.ReadAsync(db => db.Drafts.AnyAsync(d => d.Content.Contains(text))));
    }
}
