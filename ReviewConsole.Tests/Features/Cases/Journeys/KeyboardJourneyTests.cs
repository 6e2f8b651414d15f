using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Cases.Journeys;

/// <summary>The desk in a real browser without a mouse, in both languages.</summary>
public sealed class KeyboardJourneyTests(Browser browser)
{
    private const string Sentence = "The record fits your own account of that week, and nothing has pointed to anybody else since then.";
    private const string ChineseSentence = "记录与您的说明一致，此后没有任何迹象表明账号由他人使用，因此予以解除。";

    [Theory]
    [InlineData("en-GB", Sentence)]
    [InlineData("zh-CN", ChineseSentence)]
    public async Task From_the_queue_to_the_decision_by_keys_alone(string language, string sentence)
    {
        await using var server = await CaseServer.StartAsync(TwoSignals(language), TwoSignals(language), TwoSignals(language));
        var page = await QueueAsync(server, language);
        var rows = page.Locator("a.queue__open");

        await PressAsync(page, "j", "j", "j", "k");
        await Expect(rows.Nth(1)).ToBeFocusedAsync();
        var number = await rows.Nth(1).InnerTextAsync();
        await PressAsync(page, "Enter");
        await Expect(page.GetByTestId("case-number")).ToHaveTextAsync(number);
        await Expect(page.GetByTestId("claim")).ToBeFocusedAsync();
        await PressAsync(page, "Enter");
        var findings = page.GetByTestId("finding");
        await Expect(findings.Nth(0)).ToBeFocusedAsync();

        // Letters of a list that has keys of its own are keys too; the second signal first, then back.
        await PressAsync(page, "e");
        await Expect(page.GetByTestId("signal-evidence").Nth(0)).ToHaveAttributeAsync("open", "");
        await PressAsync(page, "j");
        await Expect(findings.Nth(1)).ToBeFocusedAsync();
        await PressAsync(page, "3");
        await Expect(findings.Nth(0)).ToBeFocusedAsync();
        await PressAsync(page, "2");
        await Expect(page.GetByTestId("outcome-approve")).ToBeFocusedAsync();
        await Expect(findings.Nth(0)).ToHaveValueAsync("explained");
        await Expect(findings.Nth(1)).ToHaveValueAsync("wrong");

        await PressAsync(page, "r");
        await Expect(page.GetByTestId("route-offer-best")).ToBeFocusedAsync();
        await PressAsync(page, "a");
        await Expect(page.GetByTestId("justification")).ToBeFocusedAsync();

        // In a text every key is a letter, except those with Ctrl.
        await page.Keyboard.TypeAsync("jker12?ad");
        (await page.GetByTestId("justification").InputValueAsync()).ShouldEndWith("jker12?ad");
        await Expect(page.GetByTestId("key-help")).ToBeHiddenAsync();
        for (var letter = 0; letter < 9; letter++)
        {
            await PressAsync(page, "Backspace");
        }

        await page.Keyboard.InsertTextAsync(sentence);
        await PressAsync(page, "Control+Enter");
        await page.GetByTestId("decision").WaitForAsync();
        (await page.GetByTestId("refusal").CountAsync()).ShouldBe(0);

        // Taken back, one goes on where one wrote.
        await PressAsync(page, "z");
        await Expect(page.GetByTestId("justification")).ToBeFocusedAsync();
        (await page.GetByTestId("justification").InputValueAsync()).ShouldEndWith(sentence);
    }

    [Theory]
    [InlineData("en-GB", Sentence, "Nothing waits.")]
    [InlineData("zh-CN", ChineseSentence, "目前没有待处理的案件。")]
    public async Task One_case_after_the_other_until_nothing_is_left(string language, string sentence, string nothing)
    {
        await using var server = await CaseServer.StartAsync(Stale(language), Stale(language), Stale(language));
        var page = await QueueAsync(server, language);
        var number = page.GetByTestId("case-number");

        await PressAsync(page, "n");
        await Expect(number).ToHaveTextAsync(server.Cases[0].Value);
        await DecideAsync("Control+Shift+Enter");
        await Expect(number).ToHaveTextAsync(server.Cases[1].Value);
        await page.GetByTestId("why-next").WaitForAsync();
        await DecideAsync("Control+Enter");

        // Decided and still here: the same key as in the queue goes on.
        await page.GetByTestId("decision").WaitForAsync();
        await Expect(page.GetByTestId("claim-next")).ToBeFocusedAsync();
        await PressAsync(page, "n");
        await Expect(number).ToHaveTextAsync(server.Cases[2].Value);
        await DecideAsync("Control+Shift+Enter");
        await Expect(page.GetByTestId("none-next")).ToContainTextAsync(nothing);
        await Expect(number).ToHaveTextAsync(server.Cases[2].Value);
        await Expect(page.GetByTestId("claim-next")).ToBeFocusedAsync();

        await using var look = server.Look();
        (await look.ReadAsync(db => db.CaseRows.Select(r => r.State).ToListAsync())).ShouldBe([CaseState.Decided, CaseState.Decided, CaseState.Decided]);

        async Task DecideAsync(string submit)
        {
            await Expect(page.GetByTestId("outcome-approve")).ToBeFocusedAsync();
            await PressAsync(page, "a");
            await Expect(page.GetByTestId("justification")).ToBeFocusedAsync();
            await page.Keyboard.InsertTextAsync(sentence);
            await PressAsync(page, submit);
        }
    }

    [Fact]
    public async Task Submit_and_next_stays_where_something_is_left_to_do()
    {
        await using var server = await CaseServer.StartAsync(TwoSignals("en-GB"), TwoSignals("en-GB"));
        var page = await QueueAsync(server, "en-GB");
        await PressAsync(page, "n");
        await Expect(page.GetByTestId("finding").First).ToBeFocusedAsync();
        await PressAsync(page, "d");
        await Expect(page.GetByTestId("justification")).ToBeFocusedAsync();

        await PressAsync(page, "Control+Shift+Enter");

        await page.GetByTestId("refusal").First.WaitForAsync();
        await Expect(page.GetByTestId("case-number")).ToHaveTextAsync(server.Cases[0].Value);
        await Expect(page.GetByTestId("justification")).ToBeFocusedAsync();
        await using var look = server.Look();
        (await look.ReadAsync(db => db.CaseRows.OrderBy(r => r.Number).Select(r => r.State).ToListAsync())).ShouldBe([CaseState.InReview, CaseState.Queued]);
    }

    [Theory]
    [InlineData("en-GB", "Finding: Explained")]
    [InlineData("zh-CN", "结论: 有合理解释")]
    public async Task The_help_lists_exactly_the_keys_that_are_on_the_page_and_each_is_shown_where_it_works(string language, string finding)
    {
        await using var server = await CaseServer.StartAsync(TwoSignals(language));
        var page = await QueueAsync(server, language);
        await HelpIsTrueAsync(page);
        (await page.GetByTestId("key").AllInnerTextsAsync()).ShouldNotContain("E");
        await PressAsync(page, "Escape", "j", "Enter");
        await Expect(page.GetByTestId("claim")).ToBeFocusedAsync();
        await HelpIsTrueAsync(page);
        (await page.GetByTestId("key").AllInnerTextsAsync()).ShouldNotContain("2");
        await PressAsync(page, "Escape");
        await Expect(page.GetByTestId("claim")).ToBeFocusedAsync();

        await PressAsync(page, "Enter");
        await Expect(page.GetByTestId("finding").First).ToBeFocusedAsync();
        await HelpIsTrueAsync(page);
        await Expect(page.GetByTestId("key-help")).ToContainTextAsync(finding);
        await PressAsync(page, "Shift+Slash");
        await Expect(page.GetByTestId("key-help")).ToBeHiddenAsync();
        await Expect(page.GetByTestId("finding").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Modifiers_repeats_and_input_methods_are_respected()
    {
        await using var server = await CaseServer.StartAsync(TwoSignals("zh-CN"), TwoSignals("zh-CN"), TwoSignals("zh-CN"));
        var page = await QueueAsync(server, "zh-CN");
        var rows = page.Locator("a.queue__open");
        await PressAsync(page, "j");

        await PressAsync(page, "Control+Shift+J", "Alt+j", "Shift+J");
        await SendAsync(page, new { key = "j", code = "KeyJ", isComposing = true });
        await Expect(rows.Nth(0)).ToBeFocusedAsync();

        await SendAsync(page, new { key = "Process", code = "KeyJ" });
        await Expect(rows.Nth(1)).ToBeFocusedAsync();
        await SendAsync(page, new { key = "ｋ", code = "KeyK" });
        await Expect(rows.Nth(0)).ToBeFocusedAsync();
        await SendAsync(page, new { key = "J", code = "KeyJ" });
        await Expect(rows.Nth(1)).ToBeFocusedAsync();
        await SendAsync(page, new { key = "о", code = "KeyJ", repeat = true });
        await Expect(rows.Nth(2)).ToBeFocusedAsync();
        await SendAsync(page, new { key = "？", code = "Slash", shiftKey = true, repeat = true });
        await Expect(page.GetByTestId("key-help")).ToBeHiddenAsync();
        await SendAsync(page, new { key = "？", code = "Slash", shiftKey = true });
        await Expect(page.GetByTestId("key-help")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_focus_stays_while_others_work_and_goes_next_door_when_its_place_is_gone()
    {
        await using var server = await CaseServer.StartAsync(TwoSignals("en-GB"));
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer);
        await page.GoLiveAsync(Urls.Case(server.Cases[0]));
        await page.GetByTestId("claim").ClickAsync();
        await Expect(page.GetByTestId("finding").First).ToBeFocusedAsync();
        await PressAsync(page, "j");

        var facts = await page.GetByTestId("timeline-all").InnerTextAsync();
        var other = await server.SignedInAsync(browser, DemoPeople.Reviewer2);
        await other.GoLiveAsync(Urls.Case(server.Cases[0]));
        await other.GetByTestId("signal-evidence").First.Locator("summary").ClickAsync();
        await Expect(page.GetByTestId("timeline-all")).Not.ToHaveTextAsync(facts);
        await Expect(page.GetByTestId("finding").Nth(1)).ToBeFocusedAsync();

        var offer = page.Locator("[data-testid=route-row][data-code=postal_code]");
        await offer.GetByTestId("route-offer").FocusAsync();
        await PressAsync(page, "Enter");
        await offer.GetByTestId("check-result").WaitForAsync();
        await Expect(offer.Locator(":focus")).ToHaveCountAsync(1);
    }

    private static AnAppeal TwoSignals(string language) => new AnAppeal().In(language).WithoutSignals()
        .WithSignal("new_device", daysAgo: 45, "I bought a new phone that day.", TimeProvider.System.GetUtcNow().AddDays(30))
        .WithSignal("impossible_travel", daysAgo: 40, "I was at home.", TimeProvider.System.GetUtcNow().AddDays(30));

    // Its one signal has expired: nothing is left to find, and the outcome is next.
    private static AnAppeal Stale(string language) => new AnAppeal().In(language).WithoutSignals().WithSignal("new_device", daysAgo: 400, "A new phone.", AnAppeal.Now.AddDays(-370));

    private async Task<IPage> QueueAsync(CaseServer server, string language)
    {
        var page = await server.SignedInAsync(browser, DemoPeople.Reviewer, language);
        await page.GoLiveAsync(Urls.Queue + "?view=unclaimed");
        await page.Locator("a.queue__open").First.WaitForAsync();
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        return page;
    }

    private static async Task HelpIsTrueAsync(IPage page)
    {
        var onScreen = await page.EvaluateAsync<string[][]>(
            """
            () => [...document.querySelectorAll('[data-key]')]
              .filter(e => !(e.closest('select') ?? e).matches(':disabled') && (e.closest('select') ?? e).checkVisibility())
              .map(e => [e.dataset.key.toUpperCase().replaceAll('+', ''), (e.labels?.[0] ?? e).querySelector('kbd')?.checkVisibility() || e.text?.startsWith(e.dataset.key + ' ') ? 'shown' : 'hidden'])
            """);
        onScreen.ShouldAllBe(key => key[1] == "shown");
        await PressAsync(page, "Shift+Slash");
        await Expect(page.GetByTestId("key-help")).ToBeVisibleAsync();
        var told = (await page.GetByTestId("key").AllTextContentsAsync()).Select(k => k.ToUpperInvariant()).ToList();
        told.ShouldBeUnique();
        told.ShouldBe(onScreen.Select(key => key[0]).Distinct(), ignoreOrder: true);
        (await page.Locator("[data-keys] dd").AllInnerTextsAsync()).ShouldAllBe(name => name.Trim().Length > 1);
    }

    private static async Task SendAsync(IPage page, object key) =>
        await page.EvaluateAsync("key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...key }))", key);

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }
}
