using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Rights;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>The queue while others work, while it is empty, being fetched or away, and where it begins.</summary>
public sealed class QueueLiveTests : PersonContext
{
    private readonly SometimesBroken _databases = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging();
        Services.AddCasesRoom().AddRightsRoom();
        World.Clock.RealTimers = true;
        _databases.Inner = World.Services.GetRequiredService<IDbContextFactory<ReviewDb>>();
        Services.AddSingleton<IDbContextFactory<ReviewDb>>(_databases);
    }

    [Fact]
    public async Task At_the_top_a_new_case_comes_in_by_itself()
    {
        await BeAsync(Role.Reviewer);
        ReadingFrom(top: true);
        await World.OpenAsync();
        var page = Shown("?view=all");
        page.FindAll("[data-testid=queue-row]").Count.ShouldBe(1);

        await World.OpenAsync();

        page.WaitForAssertion(() => page.FindAll("[data-testid=queue-row]").Count.ShouldBe(2));
        page.FindAll("[data-testid=queue-new]").ShouldBeEmpty();
        page.Find("[data-testid=queue-total]").TextContent.ShouldBe("2 cases");
    }

    [Fact]
    public async Task Further_down_nothing_moves_new_cases_are_counted_and_come_in_when_asked_for()
    {
        await BeAsync(Role.Reviewer);
        ReadingFrom(top: false);
        await World.OpenAsync();
        var page = Shown("?view=all");
        var before = Numbers(page);

        await World.OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now));
        page.WaitForAssertion(() => page.Find("[data-testid=queue-new]").TextContent.ShouldBe("1 new case"));
        await World.OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now));
        page.WaitForAssertion(() => page.Find("[data-testid=queue-new]").TextContent.ShouldBe("2 new cases"));
        Numbers(page).ShouldBe(before);

        await page.InvokeAsync(() => page.Find("[data-testid=queue-new]").Click());
        page.WaitForAssertion(() => Numbers(page).Count.ShouldBe(3));
        page.FindAll("[data-testid=queue-new]").ShouldBeEmpty();
        JSInterop.VerifyInvoke("reviewConsole.top");
    }

    [Fact]
    public async Task A_case_that_somebody_takes_meanwhile_changes_where_it_stands()
    {
        await BeAsync(Role.Reviewer);
        var zhao = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Reviewer Zhao");
        ReadingFrom(top: false);
        var id = await World.OpenAsync();
        await World.OpenAsync();
        var page = Shown("?view=unclaimed");
        var before = Numbers(page);
        page.FindAll(".queue__holder").Select(h => h.TextContent).ShouldNotContain(text => text.Contains("Zhao"));

        await World.ClaimAsync(zhao, id);

        page.WaitForAssertion(() => page.Find(".queue").TextContent.ShouldContain("Reviewer Zhao"));
        Numbers(page).ShouldBe(before, "the line stays under the reader's eyes although it left the view");
        page.FindAll("[data-testid=queue-new]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_thousand_changes_are_read_a_few_times()
    {
        await BeAsync(Role.Reviewer);
        ReadingFrom(top: true);
        await World.OpenAsync();
        var page = Shown("?view=all");
        var before = _databases.Made;

        for (var change = 0; change < 1000; change++)
        {
            World.Live.Publish(Change.Anything);
        }

        await World.OpenAsync();
        page.WaitForAssertion(() => page.FindAll("[data-testid=queue-row]").Count.ShouldBe(2));
        (_databases.Made - before).ShouldBeLessThan(20);
    }

    [Fact]
    public async Task What_is_on_the_screen_stays_when_it_cannot_be_renewed()
    {
        await BeAsync(Role.Reviewer);
        ReadingFrom(top: true);
        await World.OpenAsync();
        var page = Shown("?view=all");

        _databases.IsAway = true;
        var asked = _databases.Made;
        World.Live.Publish(Change.Anything);
        page.WaitForState(() => _databases.Made > asked);
        page.FindAll("[data-testid=queue-row]").Count.ShouldBe(1);

        _databases.IsAway = false;
        await World.OpenAsync();
        page.WaitForAssertion(() => page.FindAll("[data-testid=queue-row]").Count.ShouldBe(2));
    }

    [Fact]
    public async Task A_queue_that_cannot_be_read_says_so_and_can_be_tried_again()
    {
        await BeAsync(Role.Reviewer);
        await World.OpenAsync();
        _databases.IsAway = true;
        Navigation.NavigateTo("/queue?view=all");
        var page = Render<QueuePage>();

        page.WaitForElement("[data-state=failed]").TextContent.ShouldContain("Nothing is lost. Incident ");
        _databases.IsAway = false;
        await page.InvokeAsync(() => page.Find("[data-state=failed] button").Click());

        page.WaitForAssertion(() => page.FindAll("[data-testid=queue-row]").Count.ShouldBe(1));
    }

    [Fact]
    public async Task While_the_first_page_is_being_fetched_its_shape_is_there_already()
    {
        await BeAsync(Role.Reviewer);
        await World.OpenAsync();
        var coming = new TaskCompletionSource();
        _databases.Until = coming.Task;
        Navigation.NavigateTo("/queue?view=all");

        var page = Render<QueuePage>();
        page.Find(".table__wrap").GetAttribute("aria-busy").ShouldBe("true");
        page.FindAll(".ghost").Count.ShouldBeGreaterThan(4);
        page.FindAll("[data-testid=queue-row], [data-testid=queue-total]").ShouldBeEmpty();

        coming.SetResult();
        page.WaitForAssertion(() => page.FindAll("[data-testid=queue-row]").Count.ShouldBe(1));
        page.FindAll(".ghost").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mine", "You hold nothing right now.")]
    [InlineData("unclaimed", "Nothing waits.")]
    [InlineData("waiting", "No case waits for a check or an answer.")]
    [InlineData("overdue", "Nothing is overdue.")]
    [InlineData("decided", "Nothing has been decided yet.")]
    [InlineData("all", "There are no cases yet.")]
    public async Task An_empty_view_has_kind_words_of_its_own(string view, string words)
    {
        await BeAsync(Role.Reviewer);
        Shown("?view=" + view).Find("[data-state=empty] .message__title").TextContent.ShouldBe(words);
    }

    [Fact]
    public async Task Nothing_waiting_tells_when_the_last_appeal_came()
    {
        await World.ClaimAsync(await BeAsync(Role.Reviewer), await World.OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now.AddMinutes(-20))));
        Shown("?view=unclaimed").Find(".message__text").TextContent.ShouldBe("The last appeal came in 20 minutes ago.");
    }

    [Fact]
    public async Task A_search_without_a_find_offers_to_look_everywhere()
    {
        await BeAsync(Role.Reviewer);
        await World.OpenAsync();
        Shown("?view=waiting&scope=payout&text=Maria").Find(".message a").GetAttribute("href").ShouldBe("/queue?view=all&text=Maria");
    }

    [Fact]
    public async Task Who_comes_for_the_first_time_begins_with_their_own_cases_else_with_what_waits()
    {
        var me = await BeAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        Shown("");
        Address.ShouldBe("?view=unclaimed");

        await World.ClaimAsync(me, id);
        Shown("");
        Address.ShouldBe("?view=mine");
    }

    [Fact]
    public async Task Who_was_here_before_begins_where_they_were_without_what_they_searched_for()
    {
        var me = await BeAsync(Role.Reviewer);
        await World.OpenAsync();
        Shown("?view=waiting&scope=login&text=Maria");
        var kept = JSInterop.VerifyInvoke("reviewConsole.remember").Arguments;
        kept.ShouldBe([$"queue {me.Person!.Value.Value:N}", "view=waiting&scope=login"]);

        JSInterop.Setup<string?>("reviewConsole.recall", kept[0]!).SetResult((string)kept[1]! + "&state=gone");
        Shown("");
        Address.ShouldBe("?view=waiting&scope=login");
    }

    [Fact]
    public async Task The_menu_counts_what_is_mine_and_keeps_counting()
    {
        var me = await BeAsync(Role.Reviewer);
        var badge = Render<MineBadge>();
        badge.Markup.Trim().ShouldBeEmpty();

        await World.ClaimAsync(me, await World.OpenAsync());

        badge.WaitForAssertion(() => badge.Markup.Trim().ShouldBe("1"));
    }

    private void ReadingFrom(bool top) => JSInterop.Setup<bool>("reviewConsole.atTop").SetResult(top);

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
}

/// <summary>A database that can be told to be away, or to take its time.</summary>
internal sealed class SometimesBroken : IDbContextFactory<ReviewDb>
{
    private int _made;

    public IDbContextFactory<ReviewDb> Inner { get; set; } = null!;

    public bool IsAway { get; set; }

    /// <summary>Holds readers up until it is done.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    /// <summary>How often somebody came.</summary>
    public int Made => _made;

    public ReviewDb CreateDbContext() => Inner.CreateDbContext();

    public async Task<ReviewDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _made);
        await Until.WaitAsync(cancellationToken);
        return IsAway ? throw new InvalidOperationException("The database is away.") : await Inner.CreateDbContextAsync(cancellationToken);
    }
}
