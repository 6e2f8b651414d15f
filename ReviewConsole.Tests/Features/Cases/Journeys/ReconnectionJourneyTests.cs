using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReviewConsole.Platform;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Cases.Journeys;

/// <summary>What the framework's reconnection does with the script in use, and what we do where it does nothing (decision 6).</summary>
public sealed class ReconnectionJourneyTests(Browser browser)
{
    [Theory]
    [InlineData("en-GB", "We laid your explanation ", "beside the record ", "of that day, and ", "they fit.")]
    [InlineData("zh-CN", "我们将您的说明", "与当日的记录", "逐条核对，", "二者相符。")]
    public async Task A_sentence_survives_a_lost_connection_a_refresh_and_a_killed_server(string language, string first, string second, string third, string last)
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal().In(language));
        var page = await DecidingAsync(server, language);
        var text = page.GetByTestId("justification");
        await TypeAsync(text, first);

        await LoseAsync(page);
        await TypeAsync(text, second);
        await BackAsync(page);
        await StoredAsync(server, first + second);

        await page.ReloadAsync();
        await page.LiveAsync();
        await Expect(text).ToHaveValueAsync(Ending(first + second));
        await TypeAsync(text, third);
        await StoredAsync(server, first + second + third);

        await server.RestartAsync(() => TypeAsync(text, last));
        await StoredAsync(server, first + second + third + last);
        await Expect(text).ToHaveValueAsync(Ending(first + second + third + last));
    }

    [Fact]
    public async Task After_a_short_loss_the_same_circuit_goes_on_with_everything_as_it_was()
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var page = await DecidingAsync(server, "en-GB");
        await page.GetByTestId("notice-both").Or(page.GetByTestId("notice-preview")).First.WaitForAsync();
        await page.EvaluateAsync("() => { window.thisDocument = true; }");

        await LoseAsync(page);
        await BackAsync(page);

        // What only the circuit knew (the notice is open) is still there, in the same document.
        await Expect(page.GetByTestId("notice-preview")).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("() => window.thisDocument === true")).ShouldBeTrue();
        await page.GetByTestId("notice-toggle").ClickAsync();
        await Expect(page.GetByTestId("notice-preview")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_server_that_no_longer_knows_the_circuit_makes_the_page_load_itself_anew()
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var page = await DecidingAsync(server, "en-GB");
        await page.EvaluateAsync("() => { window.thisDocument = true; }");
        await page.GetByTestId("draft-state").GetByText("Saved").WaitForAsync();

        await server.RestartAsync(() => Task.CompletedTask);

        await page.WaitForFunctionAsync("() => window.thisDocument !== true");
        await page.LiveAsync();
        await Expect(page.GetByTestId("outcome-deny")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task The_script_in_use_can_neither_pause_nor_resume_a_circuit()
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var page = await DecidingAsync(server, "en-GB");

        (await page.EvaluateAsync<string>("() => [typeof Blazor.reconnect, typeof Blazor.pauseCircuit, typeof Blazor.resumeCircuit].join(' ')"))
            .ShouldBe("function undefined undefined", "when it can, decision 6 has to be thought over");
    }

    private async Task<IPage> DecidingAsync(CaseServer server, string language)
    {
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer, language);
        await page.GoLiveAsync(Urls.Case(server.Cases[0]));
        await page.GetByTestId("claim").ClickAsync();
        await page.GetByTestId("outcome-deny").CheckAsync();
        await page.GetByTestId("notice-preview").WaitForAsync();
        return page;
    }

    private static async Task TypeAsync(ILocator text, string more)
    {
        await text.FocusAsync();
        await text.PressAsync("Control+End");
        await text.PressSequentiallyAsync(more);
    }

    private static async Task LoseAsync(IPage page) => await page.EvaluateAsync("() => Blazor._internal.forceCloseConnection()");

    private static Task BackAsync(IPage page) => page.Locator("#components-reconnect-modal:not(.components-reconnect-show)")
        .WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

    private static System.Text.RegularExpressions.Regex Ending(string text) =>
        new(System.Text.RegularExpressions.Regex.Escape(text) + "$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task StoredAsync(CaseServer server, string text)
    {
        await using var look = server.Look();
        await Eventually.TrueAsync(async () => (await look.ReadAsync(db => db.Drafts.Select(d => d.Content).ToListAsync())).Exists(
            content => System.Text.Json.JsonDocument.Parse(content).RootElement.GetProperty("justification").GetString()!.EndsWith(text, StringComparison.Ordinal)));
    }
}
