using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Rights;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>The one button on the queue's page, and what it says when there is nothing.</summary>
public sealed class ClaimNextTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging();
        Services.AddCasesRoom().AddRightsRoom();
        World.Clock.RealTimers = true;
    }

    [Fact]
    public async Task It_takes_the_case_and_opens_it()
    {
        var lin = await SitAsync("en");
        var id = await World.OpenAsync();
        var page = Shown();

        await TakeAsync(page);

        var stored = await World.CaseAsync(id);
        stored.Claim!.Holder.ShouldBe(lin.Person!.Value);
        Services.GetRequiredService<BunitNavigationManager>().Uri.ShouldEndWith(Urls.Case(stored.Number));
        page.Find("[data-testid=claim-next]").GetAttribute("data-key").ShouldBe("n");
    }

    [Fact]
    public async Task Above_the_list_it_says_what_is_next_and_why()
    {
        await SitAsync("en zh");
        var id = await World.OpenAsync(new AnAppeal().In("zh-CN").With("harm.heldMinor", 128000).With("harm.livelihood", true).With("restriction.imposedAt", "2025-05-27T00:00:00Z"));
        var number = (await World.CaseAsync(id)).Number;

        var page = Shown();

        page.WaitForAssertion(() => page.Find("[data-testid=next-up]").TextContent.ShouldBe(
            $"Next for you: {number}, due in 18 days; 1,280 CNY held; somebody's livelihood; 2 open orders; locked 412 days; in Chinese, which you read."));
    }

    [Theory]
    [InlineData("en", "Nothing waits.")]
    [InlineData("zh-Hans", "目前没有待处理的案件。")]
    public async Task When_nothing_is_open_it_says_so(string language, string said)
    {
        using var speaking = new Speaking(language);
        await SitAsync("en");
        var page = Shown();

        await TakeAsync(page);

        page.Find("[data-testid=none-next] .strong").TextContent.ShouldBe(said);
        page.FindAll("[data-testid=none-why]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", new[] { "1 is with a colleague or with you now.", "You gave 1 back.", "2 are in a language you do not read (Spanish, Ukrainian)." })]
    [InlineData("zh-Hans", new[] { "1 件正由同事或您处理。", "1 件您已退回。", "2 件使用您未选择的语言（西班牙文、乌克兰文）。" })]
    public async Task When_nothing_is_for_them_it_says_why_and_what_they_can_do(string language, string[] said)
    {
        using var speaking = new Speaking(language);
        var lin = await SitAsync("en");
        await World.ClaimAsync(await World.AddPersonAsync(Role.Reviewer), await World.OpenAsync());
        var skipped = await World.OpenAsync();
        await World.NextAsync(lin);
        await World.SkipAsync(lin, skipped, Domain.Cases.SkipReason.MissingData);
        await World.OpenAsync(new AnAppeal().In("es"));
        await World.OpenAsync(new AnAppeal().In("uk"));
        var page = Shown();

        await TakeAsync(page);

        page.FindAll("[data-testid=none-why]").Select(w => w.TextContent).ShouldBe(said);
        page.Find($"[data-testid=none-next] a[href='{Urls.Settings}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_line_that_three_gave_back_says_that_it_is_before_a_lead()
    {
        var id = await World.OpenAsync();
        for (var n = 0; n < 3; n++)
        {
            var person = await World.ReaderAsync();
            await World.NextAsync(person);
            await World.SkipAsync(person, id, Domain.Cases.SkipReason.MissingData);
        }

        await World.OpenAsync();
        await BeAsync(Role.Lead);
        var page = Shown("?view=all&mark=before_lead");

        page.FindAll("[data-testid=queue-row]").ShouldHaveSingleItem().TextContent.ShouldContain("before a lead");
        page.Find(".chip").TextContent.ShouldContain("Before a lead");
    }

    [Fact]
    public async Task Who_only_reads_has_no_such_button()
    {
        await BeAsync(Role.Auditor);
        Shown().FindAll("[data-testid=claim-next], [data-testid=next-up]").ShouldBeEmpty();
    }

    private async Task<Actor> SitAsync(string reads) => await BeAsync(Role.Reviewer, await World.ReaderAsync(reads));

    private IRenderedComponent<QueuePage> Shown(string query = "?view=all")
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo(Urls.Queue + query);
        var page = Render<QueuePage>();
        page.WaitForAssertion(() => page.Markup.ShouldContain("queue-total"));
        return page;
    }

    private static Task TakeAsync(IRenderedComponent<QueuePage> page) => page.InvokeAsync(() => page.Find("[data-testid=claim-next]").ClickAsync(new()));
}
