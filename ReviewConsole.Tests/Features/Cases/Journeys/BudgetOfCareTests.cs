using Microsoft.Playwright;
using ReviewConsole.Platform;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Cases.Journeys;

/// <summary>
/// The budget of care (design.md §8): the honest, obvious approval takes one sitting, at most twelve key presses and one sentence, with
/// the keyboard alone. Every key is counted; only the letters of the one sentence are not.
/// </summary>
public sealed class BudgetOfCareTests(Browser browser)
{
    private const int Budget = 12;

    private const string Sentence = "The record fits your own account of that week, and nothing has pointed to anybody else since then.";
    private const string ChineseSentence = "记录与您的说明一致，此后没有任何迹象表明账号由他人使用，因此予以解除。";

    [Theory]
    [InlineData("en-GB")]
    [InlineData("zh-CN")]
    public async Task Signals_that_have_expired(string language)
    {
        var appeal = new AnAppeal().In(language).WithoutSignals()
            .WithSignal("dormant_awake", daysAgo: 400, "I had not used it for a year.", AnAppeal.Now.AddDays(-300))
            .WithSignal("new_device", daysAgo: 400, "A new phone.", AnAppeal.Now.AddDays(-370));
        await using var sitting = await Sitting.OpenAsync(browser, language, appeal);

        await sitting.PressAsync("j", "Enter");                     // the first row; opens the case
        await sitting.WaitForAsync("claim");
        await sitting.PressAsync("Enter");                          // takes it
        await sitting.WaitForAsync("outcome-approve");
        await sitting.PressAsync("a");                              // approve
        await ApproveAsync(sitting, language);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("zh-CN")]
    public async Task A_signal_that_is_explained(string language)
    {
        var appeal = new AnAppeal().In(language).WithoutSignals()
            .WithSignal("new_device", daysAgo: 45, "I bought a new phone that day.", TimeProvider.System.GetUtcNow().AddDays(30));
        await using var sitting = await Sitting.OpenAsync(browser, language, appeal);

        await sitting.PressAsync("j", "Enter");                     // the first row; opens the case
        await sitting.WaitForAsync("claim");
        await sitting.PressAsync("Enter");                          // takes it
        await sitting.WaitForAsync("finding");
        await sitting.PressAsync("e");                              // looks at the evidence
        await sitting.PressAsync("2");                              // explained; nothing is left to find, so on to the decision
        await Expect(sitting.Page.GetByTestId("finding")).ToHaveValueAsync("explained");
        await sitting.WaitForAsync("outcome-approve");
        await sitting.PressAsync("a");                              // approve
        await ApproveAsync(sitting, language);
    }

    [Fact]
    public async Task A_signal_that_is_wrong()
    {
        var appeal = new AnAppeal().WithOnlySignal("impossible_travel", daysAgo: 40, "I was at home; the other place is my network's.", TimeProvider.System.GetUtcNow().AddDays(30));
        await using var sitting = await Sitting.OpenAsync(browser, "en-GB", appeal);

        await sitting.PressAsync("j", "Enter");
        await sitting.WaitForAsync("claim");
        await sitting.PressAsync("Enter");
        await sitting.WaitForAsync("finding");
        await sitting.PressAsync("3");                              // wrong
        await Expect(sitting.Page.GetByTestId("finding")).ToHaveValueAsync("wrong");
        await sitting.WaitForAsync("outcome-approve");
        await sitting.PressAsync("a");
        await ApproveAsync(sitting, "en-GB");
    }

    // The sentence, and the one key that sends it.
    private static async Task ApproveAsync(Sitting sitting, string language)
    {
        await sitting.WaitForAsync("justification");
        await sitting.WriteAsync(language == "en-GB" ? Sentence : ChineseSentence);
        await sitting.PressAsync("Control+Enter");
        await sitting.Page.GetByTestId("decision").WaitForAsync();

        (await sitting.Page.GetByTestId("refusal").CountAsync()).ShouldBe(0);
        sitting.Sentences.ShouldBe(1);
        sitting.Keys.ShouldBeLessThanOrEqualTo(Budget);
    }

    /// <summary>A reviewer before the queue, hands on the keyboard; counts what they press.</summary>
    private sealed class Sitting(CaseServer server, IPage page) : IAsyncDisposable
    {
        public IPage Page => page;

        public int Keys { get; private set; }

        public int Sentences { get; private set; }

        public static async Task<Sitting> OpenAsync(Browser browser, string language, AnAppeal appeal)
        {
            var server = await CaseServer.StartAsync(appeal);
            var page = await server.SignedInAsync(browser, DemoPeople.Reviewer, language);
            await page.GoLiveAsync(Urls.Queue + "?view=unclaimed");
            await Expect(page.Locator("h1")).ToBeFocusedAsync();    // where a page begins; only then is the focus ours
            await page.Locator("a.queue__open").WaitForAsync();
            return new Sitting(server, page);
        }

        public async Task PressAsync(params string[] keys)
        {
            foreach (var key in keys)
            {
                Keys++;
                await page.Keyboard.PressAsync(key);
            }
        }

        public async Task WriteAsync(string sentence)
        {
            Sentences++;
            await page.Keyboard.InsertTextAsync(sentence);
        }

        /// <summary>Waits until the program itself has brought the focus there.</summary>
        public Task WaitForAsync(string testId) => Expect(page.GetByTestId(testId)).ToBeFocusedAsync();

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
