using Bunit;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>The standing rules as a lead writes them: tried on the queue before they are in force.</summary>
public sealed class RulesPageTests : PersonContext
{
    private Actor _lin;
    private Actor _lead;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging().AddSingleton<BoardQuery>().AddSingleton<RulesQuery>().AddSingleton<PeopleNames>();
        _lin = await World.AddPersonAsync(Role.Reviewer, p => (p.Alias, p.Group) = ("Lin", "Payouts"));
        _lead = await BeAsync(Role.Lead);
    }

    [Fact]
    public async Task A_rule_is_written_in_words_tried_on_the_queue_and_put_in_force()
    {
        await World.OpenAsync();
        await World.OpenAsync(new AnAppeal().In("zh-CN"));
        var page = Render<RulesPage>();
        page.Find("[data-testid=rules-tried]").TextContent.ShouldContain("No rules");

        await page.Find("[data-testid=rule-add]").ClickAsync(new());
        await page.Find("[data-testid=rule-language]").ChangeAsync(new() { Value = "en" });
        await page.Find("[data-testid=rule-to]").ChangeAsync(new() { Value = "group:Payouts" });

        page.Find("[data-testid=rules-tried]").TextContent.ShouldBe("Of the 2 open cases these rules fit 1.");
        page.Find("[data-testid=rule-said]").TextContent.ShouldBe("English → group Payouts. It takes 1.");
        await page.Find("form").SubmitAsync();
        page.Find("[data-testid=rules-saved]").TextContent.ShouldBe("In force.");
        (await World.ReadAsync(db => Task.FromResult(db.AssigningRules.Single().Rules))).ShouldBe([new StandingRule { Language = "en", To = new(Group: "Payouts") }]);
        page.Find("[data-testid=rules-version] summary").TextContent.ShouldContain("1 rule");
    }

    [Fact]
    public async Task One_that_never_matches_says_so_and_moves_up()
    {
        await World.OpenAsync();
        await World.DoneAsync(_lead, new SetRules([new() { To = new(Person: _lin.Person) }, new() { Language = "en", To = new(Skill: Skill.Business) }, new() { Language = "uk", To = new(Skill: Skill.Business) }], 0));
        var page = Render<RulesPage>();
        page.FindAll("[data-testid=rule-said]").Select(r => r.TextContent[(r.TextContent.IndexOf(". ", StringComparison.Ordinal) + 2)..])
            .ShouldBe(["It takes 1.", "It never matches: earlier rules take all 1 it fits.", "It fits no open case."]);

        await page.FindAll("[data-testid=rule-up]")[1].ClickAsync(new());

        page.FindAll("[data-testid=rule-said]")[0].TextContent.ShouldBe("English → everybody able for business accounts. It takes 1.");
        page.Find("[data-testid=rules-save]").HasAttribute("disabled").ShouldBeFalse();
        await page.Find("[data-testid=rules-reset]").ClickAsync(new());
        page.Find("[data-testid=rules-save]").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_wrong_is_said_on_its_rule_and_nothing_written_is_lost()
    {
        var page = Render<RulesPage>();
        await page.Find("[data-testid=rule-add]").ClickAsync(new());
        await page.Find("[data-testid=rule-held]").ChangeAsync(new() { Value = "much" });
        await page.Find("[data-testid=rule-to]").ChangeAsync(new() { Value = "skill:Payouts" });

        await page.Find("form").SubmitAsync();

        page.Find("[data-testid=rule] [data-testid=refusal]").GetAttribute("data-code").ShouldBe("rule_number");
        page.Find("[data-testid=rule-held]").GetAttribute("value").ShouldBe("much");
    }
}
