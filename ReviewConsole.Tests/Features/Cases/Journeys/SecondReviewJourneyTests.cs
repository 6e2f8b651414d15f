using Microsoft.Playwright;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Cases.Journeys;

/// <summary>Two people, and where they differ a third, in real browsers.</summary>
public sealed class SecondReviewJourneyTests(Browser browser)
{
    private const string First = "The nine attempts came before the change you name, and the letter came back with other digits; two records name another person.";

    [Fact]
    public async Task The_second_disagrees_and_the_lead_reads_both_side_by_side_before_deciding()
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal());
        var lin = await ProposedAsync(server);
        await Expect(lin.GetByTestId("case-status")).ToContainTextAsync("Second review");

        var second = await server.SignedInAsync(browser, DemoPeople.Reviewer2);
        await second.GoLiveAsync("/queue?view=unclaimed");
        await second.GetByTestId("claim-next").ClickAsync();
        await Expect(second.GetByTestId("judgement")).ToBeVisibleAsync();
        (await second.ContentAsync()).ShouldNotContain("two records name another person");
        await LookAsync(second, "wrong");
        await second.GetByTestId("outcome-approve").CheckAsync();
        await second.Locator("[data-testid=ground][data-code=A3]").CheckAsync();
        await second.GetByTestId("internal-note").FillAsync("The pattern fits a password changed the day before.");
        await second.GetByTestId("submit-decision").ClickAsync();
        await Expect(second.GetByTestId("case-status")).ToContainTextAsync("Lead review");

        // The first person's screen follows without a refresh.
        await Expect(lin.GetByTestId("second-review")).ToContainTextAsync("The pattern fits");
        var lead = await server.SignedInAsync(browser, DemoPeople.Lead);
        await lead.GoLiveAsync(Urls.Case(server.Cases[0]));
        await Expect(lead.GetByTestId("held-outcome")).ToHaveTextAsync(["Deny", "Approve"]);
        await lead.GetByTestId("claim").ClickAsync();
        await LookAsync(lead, "wrong");
        await lead.GetByTestId("outcome-approve").CheckAsync();
        await lead.GetByTestId("justification").PressAsync("Control+End");
        await lead.GetByTestId("justification").PressSequentiallyAsync("You told us of the changed password, and it explains the nine attempts of that day.");
        await lead.GetByTestId("submit-decision").ClickAsync();
        await Expect(lead.GetByTestId("case-status")).ToContainTextAsync("Decided");

        await using var look = server.Look();
        var stored = await look.CaseAsync((await look.ReadAsync(db => Task.FromResult(db.Cases.Select(c => c.Id).Single()))));
        (stored.State, stored.Decided!.Outcome, stored.Judgements.Count).ShouldBe((CaseState.Decided, Outcome.Approve, 2));
        (await look.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    private async Task<IPage> ProposedAsync(CaseServer server)
    {
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer);
        await page.GoLiveAsync(Urls.Case(server.Cases[0]));
        await page.GetByTestId("claim").ClickAsync();
        await LookAsync(page, "confirmed");
        var row = page.Locator("[data-testid=route-row][data-code=postal_code]");
        await row.GetByTestId("route-offer").ClickAsync();
        await row.GetByTestId("check-result").SelectOptionAsync("failed");
        await row.GetByTestId("check-seen").FillAsync("seen in the carrier's record");
        await row.GetByTestId("check-reference").FillAsync("ref-1");
        await row.GetByTestId("check-save").ClickAsync();
        await Expect(row.GetByTestId("check-result")).ToHaveCountAsync(0);
        await page.GetByTestId("outcome-deny").CheckAsync();
        await page.Locator("[data-testid=ground][data-code=D1]").CheckAsync();
        await page.Locator("[data-testid=ground-detail][data-code=D1]").FillAsync("Two records name another person.");
        await page.GetByTestId("justification").FillAsync(First + " We kept the restriction because of that, and told you so here.");
        await page.GetByTestId("internal-note").FillAsync("Letter failed, attempts abroad.");
        await Expect(page.GetByTestId("submit-decision")).ToContainTextAsync("Hand to a second person");
        await page.Keyboard.PressAsync("Control+Enter");
        return page;
    }

    private static async Task LookAsync(IPage page, string finding)
    {
        await page.GetByTestId("signal-evidence").Locator("summary").ClickAsync();
        await page.GetByText("HUAWEI Mate 70").WaitForAsync();
        await page.GetByTestId("finding").SelectOptionAsync(finding);
        await page.GetByTestId("finding-reply").FillAsync("The nine attempts came before the change you name.");
        await page.GetByTestId("finding-reply").PressAsync("Tab");
    }
}
