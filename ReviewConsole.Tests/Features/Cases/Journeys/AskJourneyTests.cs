using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Platform;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Cases.Journeys;

/// <summary>Asking the appellant and taking up the answer, by keys alone, in both languages.</summary>
public sealed class AskJourneyTests(Browser browser)
{
    [Theory]
    [InlineData("en-GB", "Which of the two addresses ", "on the order is yours?", "The one in Suzhou.", "Saved", "the appellant answered")]
    [InlineData("zh-CN", "订单上的两个地址，", "哪一个是您的？", "苏州的那个。", "已保存", "申诉人已答复")]
    public async Task A_question_leaves_by_keys_survives_a_refresh_and_its_answer_is_the_next_case(string language, string half, string rest, string answer, string saved, string why)
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal().In(language).With("harm.livelihood", true), new AnAppeal().In(language));
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer, language);
        await page.GoLiveAsync(Urls.Case(server.Cases[1]));
        await Expect(page.GetByTestId("claim")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#finding-0")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("q");
        await Expect(page.Locator("#ask-template")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator("#ask-question")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#ask-question")).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync(half);
        await Expect(page.GetByTestId("ask-text")).ToContainTextAsync(half.Trim());
        await page.GetByTestId("message-draft-state").GetByText(saved).WaitForAsync();

        await page.ReloadAsync();
        await page.LiveAsync();
        await Expect(page.Locator("#ask-question")).ToHaveValueAsync(half);

        // The form's keys are its own: elsewhere the same key submits the decision, which is not ready.
        await page.GetByTestId("case-number").FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByTestId("justification")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".left-over").WaitForAsync();
        await Expect(page.GetByTestId("wait-state")).ToHaveAttributeAsync("data-state", "empty");

        await page.Locator("#ask-question").FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync(rest);
        await Expect(page.GetByTestId("ask-text")).ToContainTextAsync(half + rest);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("wait-state")).ToHaveAttributeAsync("data-state", "waiting");
        await Expect(page.Locator("#next-on")).ToBeFocusedAsync();
        await Expect(page.Locator(".case-line").GetByTestId("time-cap")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("i");
        await Expect(page.Locator("#answer-text")).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync(answer);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("wait-state")).ToHaveAttributeAsync("data-state", "answered");

        await page.GoLiveAsync("/queue?view=unclaimed");
        await page.Keyboard.PressAsync("n");
        await Expect(page.GetByTestId("case-number")).ToHaveTextAsync(server.Cases[1].Value);
        await Expect(page.GetByTestId("why-next")).ToContainTextAsync(why);

        await using var look = server.Look();
        var id = await look.ReadAsync(db => Task.FromResult(db.CaseRows.Single(r => r.Number == server.Cases[1]).Id));
        var stored = await look.CaseAsync(id);
        stored.MessagesOfRound.Select(m => m.Kind).ShouldBe([MessageType.Question, MessageType.Answer]);
        stored.MessagesOfRound[0].Text.ShouldContain(half + rest);
        (stored.State, stored.Decided).ShouldBe((CaseState.InReview, null));
        (await look.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }
}
