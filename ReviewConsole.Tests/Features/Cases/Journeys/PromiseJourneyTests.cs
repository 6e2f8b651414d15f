using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReviewConsole.Domain.Cases;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Cases.Journeys;

/// <summary>Handing over and setting aside with the keyboard alone, two people in two browsers, in both languages.</summary>
public sealed class PromiseJourneyTests(Browser browser)
{
    [Theory]
    [InlineData("en-GB", "Lin handed this case over to you", "You set it aside until")]
    [InlineData("zh-CN", "Lin已将本案移交给您", "您已搁置")]
    public async Task A_case_is_handed_over_with_a_sheet_that_the_next_person_reads_first_and_then_sets_it_aside(string language, string sheet, string aside)
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal().In(language), new AnAppeal().In(language));
        var lin = await server.SignedInAsync(browser, DemoPeople.Reviewer, language);
        await lin.GoLiveAsync("/queue");
        await lin.Keyboard.PressAsync("n");
        await lin.GetByTestId("claim-countdown").WaitForAsync();
        var number = await lin.GetByTestId("case-number").InnerTextAsync();
        await Expect(lin.Locator("#finding-0")).ToBeFocusedAsync();

        await lin.GetByTestId("case-number").FocusAsync();
        await lin.Keyboard.PressAsync("h");
        await Expect(lin.GetByTestId("handover-to")).ToBeFocusedAsync();
        await ChooseAsync(lin, "Ostrowski");
        await lin.Keyboard.PressAsync("Tab");
        await lin.Keyboard.PressAsync("Control+End");
        await lin.Keyboard.TypeAsync("Read the order list twice.");
        await lin.Keyboard.PressAsync("Tab");
        await lin.Keyboard.PressAsync("Control+End");
        await lin.Keyboard.TypeAsync(" The bank still has to answer.");
        await lin.Keyboard.PressAsync("Tab");
        await lin.Keyboard.PressAsync("Enter");
        await Expect(lin.GetByTestId("next-for")).ToContainTextAsync("Ostrowski");
        await Expect(lin.GetByTestId("claim-next")).ToBeFocusedAsync();

        var ostrowski = await server.SignedInAsync(browser, DemoPeople.Reviewer2, language);
        await ostrowski.GoLiveAsync("/queue");
        await ostrowski.Keyboard.PressAsync("n");
        await Expect(ostrowski.GetByTestId("case-number")).ToHaveTextAsync(number);
        await Expect(ostrowski.GetByTestId("handover-sheet")).ToContainTextAsync(sheet);
        await Expect(ostrowski.GetByTestId("handover-sheet")).ToContainTextAsync("The bank still has to answer.");

        await Expect(ostrowski.Locator("#finding-0")).ToBeFocusedAsync();
        await ostrowski.GetByTestId("case-number").FocusAsync();
        await ostrowski.Keyboard.PressAsync("p");
        await Expect(ostrowski.GetByTestId("aside-reason").First).ToBeFocusedAsync();
        await ostrowski.Keyboard.PressAsync("ArrowDown");
        await ostrowski.Keyboard.PressAsync("Enter");
        await Expect(ostrowski.GetByTestId("aside")).ToContainTextAsync(aside);
        await Expect(ostrowski.GetByTestId("claim-next")).ToBeFocusedAsync();
        await Expect(lin.GetByTestId("aside")).ToContainTextAsync("Ostrowski");
        await Expect(lin.GetByTestId("claim")).ToHaveCountAsync(0);

        await using var look = server.Look();
        var row = await look.ReadAsync(db => db.CaseRows.SingleAsync(r => r.State == CaseState.SetAside));
        (row.Number.Value, row.BackAt).ShouldBe((number, (await look.ReadAsync(db => db.Cases.SingleAsync(c => c.Id == row.Id))).Aside!.Until));
        (await look.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    // By typing, as a list is chosen from without a mouse.
    private static async Task ChooseAsync(IPage page, string name)
    {
        await page.Keyboard.TypeAsync(name[..3]);
        await Expect(page.GetByTestId("handover-to").Locator("option:checked")).ToContainTextAsync(name);
    }
}
