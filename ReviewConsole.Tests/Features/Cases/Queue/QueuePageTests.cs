using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Conversation;
using ReviewConsole.Features.Rights;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

public sealed class QueuePageTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging();
        Services.AddCasesRoom().AddRightsRoom();
        World.Clock.RealTimers = true;
    }

    [Theory]
    [InlineData(Role.Lead, true)]
    [InlineData(Role.Auditor, true)]
    [InlineData(Role.Reviewer, false)]
    public async Task Leads_and_auditors_are_told_who_saw_more_masked_values_than_the_budget_allows(Role role, bool told)
    {
        await BeAsync(role);
        var zhao = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        var page = Shown("?view=all");
        page.FindAll("[data-testid=reveal-alarm]").ShouldBeEmpty();

        for (var at = 0; at <= DataWorld.Rules.Rules.RevealsADay; at++)
        {
            await World.DoneAsync(zhao, new RevealField(id, RevealableField.Name, RevealReason.CompareEvidence, null));
        }

        page = Shown("?view=all");
        page.FindAll("[data-testid=reveal-alarm]").Select(a => a.TextContent.Contains("has seen 61 masked values within 24 hours; the budget is 60.", StringComparison.Ordinal))
            .ShouldBe(told ? [true] : []);
    }

    [Fact]
    public async Task A_line_says_in_words_how_long_who_why_what_and_who_has_it()
    {
        var lin = await BeAsync(Role.Reviewer);
        var zhao = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync(new AnAppeal().With("account.displayName", "徐女士").In("zh-CN").WithSignal("new_device").WithSignal("moon_phase")
            .With("restriction.imposedAt", "2026-07-01T00:00:00Z").With("harm.heldMinor", 320000));
        await World.ClaimAsync(zhao, id);

        var row = Row(Shown("?view=all"));

        row.QuerySelector(".time")!.TextContent.ShouldMatch(@"\d+ days left");
        row.QuerySelector(".queue__who")!.TextContent.ShouldBe("徐•士");
        row.QuerySelector("a.queue__open")!.GetAttribute("href").ShouldBe(Urls.Case((await World.CaseAsync(id)).Number));
        row.TextContent.ShouldContain("Sign-in locked for 12 days");
        row.TextContent.ShouldContain("3,200 CNY held");
        row.TextContent.ShouldContain("Chinese");
        row.TextContent.ShouldContain("declined face");
        row.TextContent.ShouldContain("asks for a person");
        row.TextContent.ShouldContain("also asks to change the phone");
        row.TextContent.ShouldContain("3 signals");
        row.TextContent.ShouldContain("+1");
        row.TextContent.ShouldContain("Tester 12");
        row.TextContent.ShouldContain("until");
        row.TextContent.ShouldNotContain("_");
        Me.Id.ShouldBe(lin.Person!.Value);
    }

    [Fact]
    public async Task A_line_that_waits_says_for_whom_until_when_and_the_cap_and_one_that_came_back_says_why()
    {
        var lin = await BeAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        await World.DoneAsync(lin, new AskAppellant(id, await World.ClaimAsync(lin, id), AQuestion.Free()));

        var row = Row(Shown("?view=waiting"));
        row.QuerySelector(".time")!.TextContent.ShouldBe("Paused(cap 31 Jul)");
        row.QuerySelector(".queue__holder")!.TextContent.ShouldContain("You");
        row.QuerySelector(".queue__holder")!.TextContent.ShouldContain("answer by 20 Jul");

        World.Clock.GoOn(TimeSpan.FromDays(1));
        await World.DoneAsync(lin, new RecordAnswer(id, new AppellantAnswer("The one in Suzhou.")));
        row = Row(Shown("?view=mine"));
        row.QuerySelector(".time")!.TextContent.ShouldEndWith("days left(cap 31 Jul)");
        row.QuerySelector(".queue__holder")!.TextContent.ShouldContain("has answered");
    }

    [Fact]
    public async Task In_Chinese_nothing_is_left_in_English()
    {
        using var speaking = new Speaking("zh-Hans");
        await BeAsync(Role.Reviewer);
        await World.OpenAsync(new AnAppeal().With("account.displayName", "徐女士").In("zh-CN"));

        var page = Shown("?view=all");

        page.Find("[data-testid=queue-total]").TextContent.ShouldBe("共 1 件");
        string.Concat(page.FindAll(".tabs, .queue-top, [data-testid=queue-row]").Select(e => e.TextContent)).Replace("AP-2026-", "", StringComparison.Ordinal)
            .ShouldNotMatch("[A-Za-z]");
        Row(page).TextContent.ShouldContain("登录受限 12 天");
        Row(page).TextContent.ShouldContain("冻结 128 元");
    }

    [Fact]
    public async Task The_tabs_count_what_each_view_holds_and_the_total_what_the_filter_lets_through()
    {
        var me = await BeAsync(Role.Reviewer);
        var ids = new List<CaseId>();
        for (var n = 0; n < 4; n++)
        {
            ids.Add(await World.OpenAsync(n == 0 ? new AnAppeal().In("zh-CN") : null));
        }

        var token = await World.ClaimAsync(me, ids[0]);
        await World.DoneAsync(me, new OfferRoute(ids[0], token, "postal_code"));
        await World.DoneAsync(me, new WaitForCheck(ids[0], token));
        await World.ApproveAsync(me, ids[1]);

        var page = Shown("?view=all&language=zh");

        page.FindAll(".tabs__link").Select(t => string.Join(' ', t.Children.Select(c => c.TextContent)))
            .ShouldBe(["Mine 1", "Unclaimed 2", "Waiting 1", "Overdue 0", "Decided 1", "All 4"]);
        page.Find(".tabs__link[aria-current]").TextContent.ShouldStartWith("All");
        page.Find("[data-testid=queue-total]").TextContent.ShouldBe("1 case");
    }

    [Theory]
    [InlineData(Role.Reviewer, "Mine")]
    [InlineData(Role.Auditor, "Unclaimed")]
    public async Task Who_only_reads_has_no_cases_of_their_own(Role role, string first)
    {
        await BeAsync(role);
        Shown("?view=all").Find(".tabs__link").TextContent.ShouldStartWith(first);
    }

    [Fact]
    public async Task A_chosen_filter_stands_in_the_address_in_place_of_the_old_one_and_its_chip_takes_it_out()
    {
        await BeAsync(Role.Reviewer);
        await World.OpenAsync();
        await World.OpenAsync(new AnAppeal().With("restriction.scope", new System.Text.Json.Nodes.JsonArray("payout")));
        var page = Shown("?view=all");

        await page.InvokeAsync(() => page.Find("select[aria-label=Scope]").Change("payout"));

        page.WaitForAssertion(() => page.FindAll("[data-testid=queue-row]").Count.ShouldBe(1));
        Address.ShouldBe("?view=all&scope=payout");
        Navigation.History.First().Options.ReplaceHistoryEntry.ShouldBeTrue();
        page.Find(".chip").TextContent.Trim().ShouldBe("Payouts");
        Navigation.NavigateTo(page.Find(".chip__remove").GetAttribute("href")!);
        page.WaitForAssertion(() => page.FindAll("[data-testid=queue-row]").Count.ShouldBe(2));
        page.FindAll(".chip").ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_filter_and_order_on_offer_changes_the_address()
    {
        var me = await BeAsync(Role.Lead);
        await World.OpenAsync();
        var page = Shown("?view=all");
        foreach (var (label, value, address) in new[]
                 {
                     ("State", "queued", "state=queued"), ("Basis", "protective_theft_risk", "basis=protective_theft_risk"), ("Signal", "failed_burst", "signal=failed_burst"),
                     ("Language", "en", "language=en"), ("Received", "week", "age=week"), ("Held by", "nobody", "who=nobody"), ("Order", "MostHeld", "sort=most_held"),
                 })
        {
            await page.InvokeAsync(() => page.Find($"select[aria-label='{label}']").Change(value));
            page.WaitForAssertion(() => Address.ShouldContain(address));
            page.WaitForAssertion(() => page.FindAll("[data-testid=queue-row]").Count.ShouldBe(1));
        }

        page.FindAll(".chip").Count.ShouldBe(6);
        await page.InvokeAsync(() => page.Find("select[aria-label='Held by']").Change(me.Person!.Value.Value.ToString("N")));
        page.WaitForAssertion(() => page.FindAll("[data-testid=queue-row]").ShouldBeEmpty());
        page.Find(".message a").GetAttribute("href").ShouldBe("/queue?view=all&sort=most_held");
    }

    [Fact]
    public async Task A_search_looks_through_every_case_and_an_emptied_box_leads_back()
    {
        await BeAsync(Role.Reviewer);
        var decided = await World.OpenAsync(new AnAppeal().With("account.displayName", "徐女士"));
        await World.ApproveAsync(await World.AddPersonAsync(Role.Reviewer), decided);
        await World.OpenAsync();
        var page = Shown("?view=unclaimed");

        await page.InvokeAsync(() => page.Find("#queue-search").Input("徐"));
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => Row(page).TextContent.ShouldContain("徐•士"));
        Address.ShouldBe("?view=all&text=%E5%BE%90");
        page.FindAll("select[aria-label=Order]").ShouldBeEmpty("finds come in the order of likelihood");
        await page.InvokeAsync(() => page.Find("#queue-search").Input(""));
        page.WaitForAssertion(() => Address.ShouldBe("?view=unclaimed"));
    }

    [Fact]
    public async Task A_pause_in_typing_is_enough_and_letters_typed_meanwhile_stay()
    {
        await BeAsync(Role.Reviewer);
        await World.OpenAsync();
        var page = Shown("?view=all");

        await page.InvokeAsync(() => page.Find("#queue-search").Input("Ma"));
        page.WaitForAssertion(() => Address.ShouldBe("?view=all&text=Ma"));
        await page.InvokeAsync(() => page.Find("#queue-search").Input("Mari"));
        World.Live.Publish(Change.Anything);

        page.WaitForAssertion(() => Address.ShouldBe("?view=all&text=Mari"));
        page.Find("#queue-search").GetAttribute("value").ShouldBe("Mari");
    }

    [Fact]
    public async Task What_is_too_short_or_not_understood_is_said()
    {
        await BeAsync(Role.Reviewer);
        await World.OpenAsync();

        var page = Shown("?view=all&state=lost&text=x");

        page.Markup.ShouldContain("left out: State.");
        page.Markup.ShouldContain("Type at least 2 characters");
        page.FindAll("[data-testid=queue-row]").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Pages_lead_on_and_back()
    {
        await BeAsync(Role.Reviewer);
        await using (var db = World.Open())
        {
            db.CaseRows.AddRange(new SomeLines(seed: 5).Many(70));
            await db.SaveChangesAsync();
        }

        var page = Shown("?view=all");
        var first = Numbers(page);
        page.FindAll("[data-testid=queue-previous]").ShouldBeEmpty();
        Navigation.NavigateTo(page.Find("[data-testid=queue-next]").GetAttribute("href")!);
        page.WaitForAssertion(() => Numbers(page).Intersect(first).ShouldBeEmpty());
        Navigation.NavigateTo(page.Find("[data-testid=queue-next]").GetAttribute("href")!);
        page.WaitForAssertion(() => Numbers(page).Count.ShouldBe(20));
        page.FindAll("[data-testid=queue-next]").ShouldBeEmpty();
        Navigation.NavigateTo(page.Find("[data-testid=queue-previous]").GetAttribute("href")!);
        Navigation.NavigateTo(page.WaitForElement("[data-testid=queue-next]").ParentElement!.QuerySelector("[data-testid=queue-previous]")!.GetAttribute("href")!);
        page.WaitForAssertion(() => Numbers(page).ShouldBe(first));
    }

    private static List<string> Numbers(IRenderedComponent<QueuePage> page) => [.. page.FindAll("a.queue__open").Select(a => a.TextContent)];

    private BunitNavigationManager Navigation => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    private string Address => new Uri(Navigation.Uri).Query;

    private IRenderedComponent<QueuePage> Shown(string query)
    {
        Navigation.NavigateTo("/queue" + query);
        var page = Render<QueuePage>();
        page.WaitForState(() => page.FindAll("[aria-busy=true]").Count == 0);
        return page;
    }

    private static IElement Row(IRenderedComponent<QueuePage> page) => page.FindAll("[data-testid=queue-row]").ShouldHaveSingleItem();
}
