using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Cases;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Cases.Journeys;

/// <summary>Taking cases one after the other with the keyboard, in a real browser, in both languages.</summary>
public sealed class NextJourneyTests(Browser browser)
{
    [Theory]
    [InlineData("en-GB", "Why this one: ", "which you read", "You gave 1 back.")]
    [InlineData("zh-CN", "为何是本案：", "您能阅读", "1 件您已退回。")]
    public async Task A_reviewer_takes_the_next_skips_it_with_a_reason_and_takes_the_one_after(string language, string why, string read, string none)
    {
        await using var server = await CaseServer.StartAsync(
            new AnAppeal().In("uk"), new AnAppeal().In(language).With("harm.livelihood", true), new AnAppeal().In(language).With("harm.livelihood", false));
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer, language);
        await page.GoLiveAsync("/queue?view=unclaimed");
        await page.GetByTestId("next-up").WaitForAsync();

        await page.Keyboard.PressAsync("n");
        await Expect(page.GetByTestId("case-number")).ToHaveTextAsync(server.Cases[1].Value);
        await Expect(page.GetByTestId("why-next")).ToContainTextAsync(why);
        await Expect(page.GetByTestId("why-next")).ToContainTextAsync(read);
        await Expect(page.GetByTestId("claim-countdown")).ToBeVisibleAsync();
        await Expect(page.Locator("#finding-0")).ToBeFocusedAsync();

        await page.GetByTestId("case-number").FocusAsync();
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator("#skip-ConflictOfInterest")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[data-testid=skip-reason][data-code=needs_specialist]")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("skipped").WaitForAsync();
        await Expect(page.GetByTestId("skipped").GetByTestId("claim-next")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("n");
        await Expect(page.GetByTestId("case-number")).ToHaveTextAsync(server.Cases[2].Value);
        await page.GetByTestId("claim-countdown").WaitForAsync();

        await page.GoLiveAsync("/queue?view=all");
        await page.GetByTestId("claim-next").ClickAsync();
        await Expect(page.GetByTestId("none-next")).ToContainTextAsync(none);

        await using var look = server.Look();
        var states = await look.ReadAsync(db => db.CaseRows.OrderBy(r => r.Number).Select(r => r.State).ToListAsync());
        states.ShouldBe([CaseState.Queued, CaseState.Queued, CaseState.InReview]);
        (await look.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }
}
