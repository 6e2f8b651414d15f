using Microsoft.Playwright;
using ReviewConsole.Platform;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Cases.Journeys;

/// <summary>The palette in a real browser, by keys alone, in both languages.</summary>
public sealed class PaletteJourneyTests(Browser browser)
{
    [Theory]
    [InlineData("en-GB")]
    [InlineData("zh-CN")]
    public async Task Whatever_names_a_case_opens_it(string language)
    {
        var appeal = new AnAppeal().In(language).With("account.email", "wang@example.org").With("account.phone", "13900001111");
        await using var server = await CaseServer.StartAsync(new AnAppeal(), appeal);
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer, language);

        foreach (var text in new[] { server.Cases[1].Value, appeal.Account, "wang@example.org", "139-0000-1111", appeal.Restriction, appeal.Id })
        {
            await page.GoLiveAsync(Urls.Settings);
            await page.Keyboard.PressAsync("Control+k");
            await Expect(Text(page)).ToBeFocusedAsync();

            // Pasted and sent at once: it opens what was pasted, not what was listed before.
            await page.Keyboard.InsertTextAsync(text);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByTestId("case-number")).ToHaveTextAsync(server.Cases[1].Value);
            await Expect(page.GetByTestId("palette")).ToBeHiddenAsync();
        }

        await page.GoLiveAsync(Urls.Settings);
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByTestId("palette-entry").First).ToContainTextAsync(server.Cases[1].Value);
        var kept = await page.EvaluateAsync<string[]>("() => Object.values(localStorage)");
        kept.ShouldContain(server.Cases[1].Value);
        string.Join(' ', kept).ShouldNotContain("wang");
    }

    [Theory]
    [InlineData("en-GB", "Nothing waits for you.")]
    [InlineData("zh-CN", "目前没有可领取的案件。")]
    public async Task A_pasted_number_can_be_taken_and_the_next_case_too(string language, string nothing)
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal().In(language), new AnAppeal().In(language));
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer, language);
        var entries = page.GetByTestId("palette-entry");

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.InsertTextAsync(server.Cases[1].Value);
        await Expect(entries.First).ToContainTextAsync(server.Cases[1].Value);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(entries.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("case-number")).ToHaveTextAsync(server.Cases[1].Value);
        await page.GetByTestId("claim-countdown").WaitForAsync();
        await Expect(page.GetByTestId("palette")).ToBeHiddenAsync();

        var take = language == "en-GB" ? "take next" : "领取下一件";
        await GoAsync(page, take);
        await Expect(page.GetByTestId("case-number")).ToHaveTextAsync(server.Cases[0].Value);
        await page.GetByTestId("claim-countdown").WaitForAsync();
        await GoAsync(page, take);
        await Expect(page.GetByTestId("palette-said")).ToContainTextAsync(nothing);
        await Expect(Text(page)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("palette")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Arrows_choose_the_focus_stays_inside_and_Escape_gives_it_back()
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer);
        await page.GoLiveAsync(Urls.Case(server.Cases[0]));
        await page.GetByTestId("claim").ClickAsync();
        await page.GetByTestId("outcome-deny").CheckAsync();
        var words = page.GetByTestId("justification");
        await words.FillAsync("Half a sentence");
        await words.PressAsync("ArrowLeft");

        await page.Keyboard.PressAsync("Control+k");
        await Expect(Text(page)).ToBeFocusedAsync();
        var entries = page.GetByTestId("palette-entry");
        await Expect(entries.First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(entries.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        (await Text(page).GetAttributeAsync("aria-activedescendant")).ShouldBe(await entries.Nth(1).GetAttributeAsync("id"));
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(entries.Last).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(Text(page)).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("nothing is called so");
        await page.GetByTestId("palette-none").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("palette")).ToBeHiddenAsync();
        await Expect(words).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("s of on");
        await Expect(words).ToHaveValueAsync("Half a sentencs of one");

        // The same key closes it, and what was typed is gone with it.
        await page.Keyboard.PressAsync("Control+k");
        await Expect(Text(page)).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByTestId("palette")).ToBeHiddenAsync();
        await Expect(words).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("en-GB", "people", "sign out")]
    [InlineData("zh-CN", "人员", "退出")]
    public async Task Words_go_anywhere_and_do_things(string language, string people, string signOut)
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var page = await server.SignedInAsync(browser, DemoPeople.Admin, language);

        await GoAsync(page, "settings");
        await page.IsAtAsync("/settings$");
        await GoAsync(page, people);
        await page.IsAtAsync("/people$");
        await GoAsync(page, "dark");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.LiveAsync();
        await page.GetByTestId("palette-open").ClickAsync();
        await Text(page).FillAsync(server.Cases[0].Value);
        await page.GetByTestId("palette-none").WaitForAsync();
        await Text(page).FillAsync("keys");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("key-help").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await GoAsync(page, signOut);
        await page.GetByTestId("sign-in-submit").WaitForAsync();
    }

    private static ILocator Text(IPage page) => page.GetByTestId("palette-text");

    private static async Task GoAsync(IPage page, string words)
    {
        await page.LiveAsync();
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }
}
