using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>The plan before anything happens, what came of it, and the one undo.</summary>
public sealed class DistributePanelTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging().AddSingleton<BoardQuery>().AddSingleton<DistributionQuery>();
        await World.AddPersonAsync(Role.Reviewer, p => (p.Alias, p.Reads) = ("Lin", "zh en"));
        await BeAsync(Role.Lead);
    }

    [Fact]
    public async Task The_plan_says_who_gets_what_and_why_and_assigns_nothing()
    {
        var lead = await World.OpenAsync();
        var thai = await World.OpenAsync(new AnAppeal().In("th-TH"));

        var panel = await PlannedAsync();

        panel.FindAll("[data-testid=plan-case]").Select(r => r.TextContent).ShouldSatisfyAllConditions(
            rows => rows.Count().ShouldBe(2),
            rows => rows.ShouldContain(r => r.Contains("nobody who is here reads its language", StringComparison.Ordinal)));
        panel.Find("[data-testid=plan-person]").TextContent.ShouldContain("gets 1: 0 → 1 of 5");
        (await World.CaseAsync(lead)).Assignee.ShouldBeNull();
        (await World.CaseAsync(thai)).Assignee.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_assigned_and_taken_back_with_one_button_each()
    {
        await World.OpenAsync();
        await World.OpenAsync();
        var panel = await PlannedAsync();

        await panel.Find("[data-testid=distribute]").ClickAsync(new MouseEventArgs());
        panel.Find("[data-testid=distributed]").TextContent.ShouldContain("2 of 2 assigned.");
        (await AssignedAsync()).ShouldBe(2);
        await panel.Find("[data-testid=distribute-undo]").ClickAsync(new MouseEventArgs());

        panel.Find("[data-testid=distributed]").TextContent.ShouldContain("2 taken back.");
        (await AssignedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_somebody_took_since_the_plan_was_made_stays_theirs()
    {
        var taken = await World.OpenAsync();
        await World.OpenAsync();
        var panel = await PlannedAsync();
        var other = await World.AddPersonAsync(Role.Reviewer);
        await World.DoneAsync(other, new ClaimCase(taken));

        await panel.Find("[data-testid=distribute]").ClickAsync(new MouseEventArgs());

        panel.Find("[data-testid=distributed]").TextContent.ShouldContain("1 of 2 assigned.");
        (await World.CaseAsync(taken)).Claim!.Holder.ShouldBe(other.Person!.Value);
    }

    private async Task<IRenderedComponent<DistributePanel>> PlannedAsync()
    {
        var panel = Render<DistributePanel>();
        await panel.Find("[data-testid=distribute-form]").SubmitAsync();
        panel.WaitForElement("[data-testid=plan]");
        return panel;
    }

    private Task<int> AssignedAsync() => World.ReadAsync(db => db.CaseRows.CountAsync(r => r.Assignee != null));
}
