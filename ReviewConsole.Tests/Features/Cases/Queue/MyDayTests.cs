using Bunit;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

public sealed class MyDayTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging();
        Services.AddCasesRoom();
    }

    [Fact]
    public async Task Who_has_nothing_is_told_so_in_one_line()
    {
        await BeAsync(Role.Reviewer);

        var day = Render<MyDay>();

        Brief(day).ShouldBe(["Nothing is in your hands yet."]);
        day.Find("[data-testid=my-day-switch]").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_held_comes_back_waits_is_next_and_was_finished_is_told_with_the_way_there()
    {
        var me = await BeAsync(Role.Reviewer);
        var held = await World.OpenAsync();
        await World.ClaimAsync(me, held);
        var (today, tomorrow) = (await AsideAsync(me, 2), await AsideAsync(me, 30));
        var waiting = await World.OpenAsync();
        var token = await World.ClaimAsync(me, waiting);
        await World.DoneAsync(me, new OfferRoute(waiting, token, "postal_code"));
        await World.DoneAsync(me, new WaitForCheck(waiting, token));
        var next = await World.OpenAsync();
        await World.AssignAsync(next, me);
        var (decided, takenBack) = (await World.OpenAsync(), await World.OpenAsync());
        await World.ApproveAsync(me, decided);
        await World.ApproveAsync(me, takenBack);
        await World.DoneAsync(me, new Decisions.TakeBackDecision(takenBack));
        await World.ClaimAsync(await World.AddPersonAsync(Role.Reviewer), await World.OpenAsync());

        var day = Render<MyDay>();
        await OpenAsync(day);

        Brief(day).ShouldBe(["holding 4 of 5", "1 comes back today", "1 yours next", "1 waits", "1 finished today"]);
        (await NumbersAsync(held, takenBack)).ShouldBe(Links(day, "held"), ignoreOrder: true);
        (await NumbersAsync(today, tomorrow)).ShouldBe(Links(day, "aside"));
        (await NumbersAsync(waiting)).ShouldBe(Links(day, "waiting"));
        (await NumbersAsync(next)).ShouldBe(Links(day, "next"));
        (await NumbersAsync(decided)).ShouldBe(Links(day, "finished"));
        day.Find("[data-testid=day-held] .time").TextContent.ShouldContain("left");
    }

    [Fact]
    public async Task A_day_begins_where_the_person_is()
    {
        var me = await BeAsync(Role.Reviewer);
        await World.ApproveAsync(me, await World.OpenAsync());

        // Ten in the morning in Shanghai; fourteen hours on it is midnight there.
        World.Clock.GoOn(TimeSpan.FromHours(13.9));
        Brief(Render<MyDay>()).ShouldContain("1 finished today");
        World.Clock.GoOn(TimeSpan.FromHours(0.2));
        Brief(Render<MyDay>()).ShouldNotContain("1 finished today");
    }

    [Fact]
    public async Task It_is_one_line_until_it_is_opened_and_this_device_remembers_which()
    {
        var me = await BeAsync(Role.Reviewer);
        await World.ClaimAsync(me, await World.OpenAsync());
        var day = Render<MyDay>();
        day.FindAll("[data-testid=day-held]").ShouldBeEmpty();
        Brief(day).ShouldBe(["holding 1 of 5"]);

        await OpenAsync(day);
        day.FindAll("[data-testid=day-held]").Count.ShouldBe(1);
        await OpenAsync(day);
        day.FindAll("[data-testid=day-held]").ShouldBeEmpty();

        JSInterop.Invocations["reviewConsole.remember"].Select(i => i.Arguments).ShouldBe([[$"day {Me.Id.Value:N}", "open"], [$"day {Me.Id.Value:N}", "folded"]]);
        JSInterop.Setup<string?>("reviewConsole.recall", $"day {Me.Id.Value:N}").SetResult("open");
        Render<MyDay>().FindAll("[data-testid=day-held]").Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_takes_few_queries_and_none_reads_a_table_from_end_to_end()
    {
        var me = await BeAsync(Role.Reviewer);
        await AsideAsync(me, 2);
        await World.ApproveAsync(me, await World.OpenAsync());

        var plans = await new QueryPlans(World.Database).ReadAsync(db => new DayQuery(db, World.Clock, InForce).ReadAsync(Me));

        QueryPlans.Wasteful(plans).ShouldBe(["USE TEMP B-TREE FOR ORDER BY"], "the handful that is one's own is found by two ranges and then sorted");
        plans.ShouldContain(step => step.Contains("Holder=?", StringComparison.Ordinal), string.Join('\n', plans));
        plans.ShouldContain(step => step.Contains("DecidedBy=? AND DecidedAt>?", StringComparison.Ordinal), string.Join('\n', plans));
    }

    [Fact]
    public async Task After_ninety_minutes_without_a_pause_a_break_is_suggested_and_nothing_of_it_is_stored()
    {
        var me = await BeAsync(Role.Reviewer);
        var work = Services.GetRequiredService<OwnWork>();
        var facts = await World.ReadAsync(db => Task.FromResult(db.Facts.Count()));
        var hint = Render<BreakHint>();
        for (var at = 0; at < 11; at++)
        {
            hint.FindAll("[data-testid=break-hint]").ShouldBeEmpty();
            work.Goes();
            World.Clock.GoOn(TimeSpan.FromMinutes(9));
        }

        hint.WaitForAssertion(() => hint.Find("[data-testid=break-hint]").TextContent.ShouldContain("1 h 30 min"));
        await hint.InvokeAsync(() => hint.Find("[data-testid=break-not-now]").ClickAsync(new()));
        hint.FindAll("[data-testid=break-hint]").ShouldBeEmpty();
        (await World.ReadAsync(db => Task.FromResult(db.Facts.Count()))).ShouldBe(facts);
    }

    private static Task OpenAsync(IRenderedComponent<MyDay> day) => day.InvokeAsync(() => day.Find("[data-testid=my-day-switch]").ClickAsync(new()));

    private async Task<CaseId> AsideAsync(Actor me, int hours)
    {
        var id = await World.OpenAsync();
        await World.DoneAsync(me, new SetAsideCase(id, await World.ClaimAsync(me, id), AsideReason.EndOfDay, null, World.Clock.Now.AddHours(hours)));
        return id;
    }

    private static List<string> Brief(IRenderedComponent<MyDay> day) => [.. day.FindAll(".day__brief > span").Select(s => s.TextContent)];

    private static List<string> Links(IRenderedComponent<MyDay> day, string list) => [.. day.FindAll($"[data-testid=day-{list}] a").Select(a => a.TextContent)];

    private async Task<List<string>> NumbersAsync(params CaseId[] ids)
    {
        var numbers = new List<string>();
        foreach (var id in ids)
        {
            numbers.Add((await World.CaseAsync(id)).Number.Value);
        }

        return numbers;
    }
}
