using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Setup;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

public sealed class ImportPageTests : PersonContext
{
    private Actor _lead;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton(World.Services.GetRequiredService<Database>()).AddIntakeRoom();
        _lead = await BeAsync(Role.Lead);
    }

    [Fact]
    public async Task A_dropped_file_goes_in_and_the_page_says_what_came_of_it()
    {
        var known = new AnAppeal();
        await World.ImportAsync(AFile.Of(known));
        var page = Render<ImportPage>();

        Drop(page, known.Line(), new AnAppeal().WithoutSignals().Line(), new AnAppeal().Line(), new AnAppeal().With("colour", "red").Line());

        page.WaitForAssertion(() => Work(page).GetAttribute("data-state").ShouldBe("finished"));
        Tally(page).ShouldBe(["2", "1", "1", "1"]);
        page.Find("[data-testid=import-refused] td:nth-child(2)").TextContent.Trim().ShouldBe("“colour” is unknown here. Is it misspelt?");
        page.Find("[data-testid=import-warned] td:nth-child(2)").TextContent.ShouldContain("No signal was sent.");
        page.Find("[data-testid=import-warned] a").GetAttribute("href").ShouldBe("/cases/AP-2026-000002");
        page.Markup.ShouldNotContain("unknown_member");
        (await World.CountAsync()).Cases.ShouldBe(3);
        (await World.ReadAsync(db => db.Facts.Where(f => f.Kind == FactKinds.CaseOpened && f.Actor == _lead.Key).CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_refused_waits_below_and_the_badge_counts_it()
    {
        var badge = Render<RefusedBadge>();
        var page = Render<ImportPage>();
        page.WaitForAssertion(() => page.Find("[data-testid=kept] [data-state=empty]").ShouldNotBeNull());
        badge.Markup.Trim().ShouldBeEmpty();

        await World.ImportAsync(AFile.Of("{", new AnAppeal().Without("account.id").Line(), new AnAppeal().Line()), "monday.jsonl");

        page.WaitForAssertion(() => page.FindAll("[data-testid=kept-row]").Count.ShouldBe(2));
        page.FindAll("[data-testid=kept-row]")[0].TextContent.ShouldContain("“account.id” is missing.");
        page.FindAll("[data-testid=kept-row]")[0].TextContent.ShouldContain("line 2");
        page.FindAll("[data-testid=kept-row]")[1].TextContent.ShouldContain("no id");
        badge.WaitForAssertion(() => badge.Find("span").TextContent.ShouldBe("2"));
    }

    [Fact]
    public async Task A_line_that_goes_in_at_last_is_settled_with_its_case()
    {
        var (_, page) = await OneKeptAsync();
        World.Clock.Now = new DateTimeOffset(2026, 7, 25, 0, 0, 0, TimeSpan.Zero);

        page.Find("[data-testid=retry]").Click();

        page.WaitForAssertion(() => page.Find("[data-testid=kept] [role=status] a").GetAttribute("href").ShouldBe("/cases/AP-2026-000001"));
        page.FindAll("[data-testid=kept-row]").ShouldBeEmpty();
        var settled = (await World.KeptAsync()).Single();
        settled.SettledAt.ShouldBe(World.Clock.Now);
        (await World.CaseAsync(settled.BecameCase!.Value)).Number.Value.ShouldBe("AP-2026-000001");
        (await World.FactsAsync(Streams.Intake))[^1].Codes.ShouldBe(
            $$"""{"appeal":"{{settled.AppealId}}","case":"AP-2026-000001","how":"went_in","import":"{{settled.Import}}","line":"1"}""");
    }

    [Fact]
    public async Task A_line_that_is_refused_again_says_why_now()
    {
        var appeal = new AnAppeal().With("appeal.receivedAt", "2026-07-20T00:00:00Z");
        await World.ImportAsync(AFile.Of(appeal));
        var other = appeal.Copy().With("appeal.receivedAt", "2026-07-01T00:00:00Z");
        await World.ImportAsync(AFile.Of(other));
        World.Clock.Now = new DateTimeOffset(2026, 7, 25, 0, 0, 0, TimeSpan.Zero);
        var page = Shown();
        page.Find("[data-testid=kept-row]").TextContent.ShouldContain("lies in the future");

        page.Find("[data-testid=retry]").Click();

        page.WaitForAssertion(() => page.Find("[data-testid=kept-row]").TextContent.ShouldContain("is already known with other content"));
        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("appeal_changed");
        (await World.KeptAsync()).Single().ShouldSatisfyAllConditions(
            k => k.Refusals.Single().Code.ShouldBe("appeal_changed"), k => k.SettledAt.ShouldBeNull(), k => k.RefusedAt.ShouldBe(World.Clock.Now));
    }

    [Fact]
    public async Task All_are_tried_again_at_once_and_those_that_can_go_in()
    {
        await World.ImportAsync(AFile.Of(Enumerable.Range(0, 45).Select(at => at % 3 == 0 ? "{" + at : new AnAppeal().With("appeal.receivedAt", "2026-07-20T00:00:00Z").Line())));
        World.Clock.Now = new DateTimeOffset(2026, 7, 25, 0, 0, 0, TimeSpan.Zero);
        var page = Shown();

        page.Find("[data-testid=retry-all]").Click();

        page.WaitForAssertion(() => Work(page).GetAttribute("data-state").ShouldBe("finished"));
        Tally(page).ShouldBe(["30", "0", "15", "0"]);
        page.WaitForAssertion(() => page.FindAll("[data-testid=kept-row]").Count.ShouldBe(15));
        (await World.CountAsync()).Cases.ShouldBe(30);
        (await World.KeptAsync()).Count(k => k.BecameCase is not null).ShouldBe(30);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task All_that_wait_are_put_away_at_once_after_saying_how_many()
    {
        await World.ImportAsync(AFile.Of(Enumerable.Range(0, 130).Select(at => "{" + at)));
        var page = Render<ImportPage>();
        page.WaitForElement("[data-testid=put-all-away]").Click();

        page.Find("#put-all-sure").TextContent.ShouldBe("All 130, for good?");
        (await World.KeptAsync()).ShouldAllBe(k => k.SettledAt == null);
        page.Find("[data-testid=put-all-away-no]").Click();
        page.Find("[data-testid=put-all-away]").Click();
        page.Find("[data-testid=put-all-away-yes]").Click();

        page.WaitForAssertion(() => page.Find("[data-testid=kept] [data-state=empty]").ShouldNotBeNull());
        (await World.KeptAsync()).ShouldAllBe(k => k.SettledAt != null);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task Putting_away_asks_first_and_settles_without_a_case()
    {
        var (_, page) = await OneKeptAsync();

        page.Find("[data-testid=put-away]").Click();
        (await World.KeptAsync()).Single().SettledAt.ShouldBeNull();
        page.Find("[data-testid=put-away-yes]").Click();

        page.WaitForAssertion(() => page.Find("[data-testid=kept] [data-state=empty]").ShouldNotBeNull());
        (await World.KeptAsync()).Single().ShouldSatisfyAllConditions(k => k.SettledAt.ShouldBe(World.Clock.Now), k => k.BecameCase.ShouldBeNull());
        (await World.FactsAsync(Streams.Intake))[^1].ShouldSatisfyAllConditions(f => f.Kind.ShouldBe(FactKinds.RefusedSettled), f => f.Codes.ShouldContain("put_away"));
    }

    [Fact]
    public async Task A_line_somebody_else_settled_meanwhile_is_told_as_that()
    {
        var (row, page) = await OneKeptAsync();
        await World.ReadAsync(db => db.RefusedAppeals.Where(r => r.Id == row).ExecuteUpdateAsync(r => r.SetProperty(x => x.SettledAt, World.Clock.Now)));

        page.Find("[data-testid=retry]").Click();

        page.WaitForAssertion(() => page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("refused_settled"));
    }

    [Fact]
    public async Task A_line_that_was_cut_cannot_be_tried_again_from_here()
    {
        await World.ImportAsync(AFile.Of(new string('x', 1_000_000)));

        var page = Shown();

        page.FindAll("[data-testid=retry]").ShouldBeEmpty();
        page.Find("[data-testid=kept-row]").TextContent.ShouldContain("not kept whole");
        (await Services.GetRequiredService<Retrying>().OneAsync(_lead, (await World.KeptAsync()).Single().Id)).Refusals.Single().Code.ShouldBe("refused_cut");
    }

    [Fact]
    public async Task Kept_lines_are_paged_newest_first()
    {
        await World.ImportAsync(AFile.Of(Enumerable.Range(1, 45).Select(at => "{" + at)));
        var newestFirst = (await World.KeptAsync()).OrderByDescending(k => k.Id).Select(k => $"line {k.Line} ").ToList();
        var page = Shown();

        page.Find("[data-testid=kept-count]").TextContent.ShouldBe("45");
        Places(page).ShouldBe(newestFirst[..20]);
        page.Find("[data-testid=older]").Click();
        page.WaitForAssertion(() => Places(page).ShouldBe(newestFirst[20..40]));
        page.Find("[data-testid=older]").Click();
        page.WaitForAssertion(() => Places(page).ShouldBe(newestFirst[40..]));
        page.Find("[data-testid=older]").HasAttribute("disabled").ShouldBeTrue();
        page.Find(".pager button").Click();
        page.WaitForAssertion(() => Places(page).ShouldBe(newestFirst[20..40]));
    }

    [Theory]
    [InlineData("en", "Import appeals", "opened", "Nothing waits.", "The line is not valid JSON: it breaks at character 2.")]
    [InlineData("zh-Hans", "导入申诉", "已立案", "没有待处理的内容。", "这一行不是有效的 JSON：在第 2 个字符处出错。")]
    public async Task The_page_speaks_both_languages(string language, string title, string opened, string empty, string reason)
    {
        using var speaking = new Speaking(language);
        var page = Render<ImportPage>();
        page.WaitForAssertion(() => page.Find(".message__title").TextContent.ShouldBe(empty));
        page.Find("h1").TextContent.ShouldBe(title);

        await World.ImportAsync(AFile.Of("{x"));

        page.WaitForAssertion(() => page.Find("[data-testid=kept-row]").TextContent.ShouldContain(reason));
        await Services.GetRequiredService<ImportDesk>().ReceiveAsync(_lead, "later.jsonl", 1, _ => AFile.Of("{x"));
        Render<ImportPage>().Find("[data-testid=import-work] dt").TextContent.ShouldBe(opened);
    }

    private static AngleSharp.Dom.IElement Work(IRenderedComponent<ImportPage> page) => page.Find("[data-testid=import-work]");

    private static IEnumerable<string> Tally(IRenderedComponent<ImportPage> page) => page.FindAll("[data-testid=import-tally] dd").Select(dd => dd.TextContent);

    private static IEnumerable<string> Places(IRenderedComponent<ImportPage> page) =>
        page.FindAll("[data-testid=kept-row] .small.muted").Select(place => place.TextContent.Split('·')[0]);

    private static void Drop(IRenderedComponent<ImportPage> page, params IEnumerable<string> lines) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(AFile.Of(lines).ToArray(), "appeals.jsonl"));

    private IRenderedComponent<ImportPage> Shown()
    {
        var page = Render<ImportPage>();
        page.WaitForAssertion(() => page.FindAll("[data-testid=kept-row]").ShouldNotBeEmpty());
        return page;
    }

    // Received "next week": refused today, welcome then.
    private async Task<(long Row, IRenderedComponent<ImportPage> Page)> OneKeptAsync()
    {
        await World.ImportAsync(AFile.Of(new AnAppeal().With("appeal.receivedAt", "2026-07-20T00:00:00Z")));
        return ((await World.KeptAsync()).Single().Id, Shown());
    }
}
