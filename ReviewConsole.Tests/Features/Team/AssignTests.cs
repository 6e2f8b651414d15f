using System.Text.Json.Nodes;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.People;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

public sealed class AssignOnSqliteTests : AssignTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class AssignOnPostgresTests(PostgresServer server) : AssignTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>PlannedAssignment cases to people, over the real databases.</summary>
public abstract class AssignTests : DataTests
{
    [Fact]
    public async Task What_is_assigned_is_the_next_somebody_takes_before_what_is_more_urgent()
    {
        var (lead, lin) = (await World.AddPersonAsync(Role.Lead), await World.ReaderAsync());
        var urgent = await World.OpenLaterAsync(0);
        var assigned = await World.OpenLaterAsync(9);

        await World.DoneAsync(lead, new AssignCase(assigned, lin.Person, null));

        (await World.NextAsync(lin))!.Id.ShouldBe(assigned);
        (await World.NextAsync(lin))!.Id.ShouldBe(urgent);
    }

    [Fact]
    public async Task Nobody_else_is_handed_it()
    {
        var (lead, lin, chen) = (await World.AddPersonAsync(Role.Lead), await World.ReaderAsync(), await World.ReaderAsync());
        var assigned = await World.OpenAsync();

        await World.DoneAsync(lead, new AssignCase(assigned, lin.Person, null));

        (await World.NextAsync(chen)).ShouldBeNull();
    }

    [Fact]
    public async Task The_load_is_counted_inside_the_deed_so_that_a_cap_holds_whatever_the_screen_knew()
    {
        var (lead, lin) = (await World.AddPersonAsync(Role.Lead), await World.ReaderAsync());
        await World.DoneAsync(lead, new PlanPerson(lin.Person!.Value, 2, Skills.All));
        await World.DoneAsync(lead, new AssignCase(await World.OpenAsync(), lin.Person, null));
        await World.DoneAsync(lead, new AssignCase(await World.OpenAsync(), lin.Person, null));
        var third = await World.OpenAsync();

        var refusal = (await World.DoAsync(lead, new AssignCase(third, lin.Person, null))).Refusals.ShouldHaveSingleItem();

        (refusal.Code, refusal.Values["has"], refusal.Values["most"]).ShouldBe(("assign_over_cap", "2", "2"));
        await World.DoneAsync(lead, new AssignCase(third, lin.Person, "Nobody else reads it."));
        (await World.CaseAsync(third)).Assignee.ShouldBe(lin.Person);
    }

    [Fact]
    public async Task Whoever_is_away_is_assigned_nothing()
    {
        var (lead, lin) = (await World.AddPersonAsync(Role.Lead), await World.ReaderAsync());
        await World.DoneAsync(lin, new GoAway(World.Clock.Now.AddDays(1)));

        (await World.DoAsync(lead, new AssignCase(await World.OpenAsync(), lin.Person, "Because."))).Refusals.ShouldHaveSingleItem().Values["why"].ShouldBe("away");
    }

    [Fact]
    public async Task A_case_that_asks_for_a_skill_somebody_lacks_is_not_their_next_but_may_be_assigned_to_them()
    {
        var (lead, lin) = (await World.AddPersonAsync(Role.Lead), await World.ReaderAsync());
        await World.DoneAsync(lead, new PlanPerson(lin.Person!.Value, null, [Skill.Business, Skill.Statutory]));
        var payouts = await World.OpenAsync(new AnAppeal().With("restriction.scope", new JsonArray("payout")));

        (await World.NextAsync(lin)).ShouldBeNull();
        await World.DoneAsync(lead, new AssignCase(payouts, lin.Person, null));

        (await World.NextAsync(lin))!.Id.ShouldBe(payouts);
    }

    [Fact]
    public async Task Somebodys_own_cap_holds_when_they_take_cases_too()
    {
        var (lead, lin) = (await World.AddPersonAsync(Role.Lead), await World.ReaderAsync());
        await World.DoneAsync(lead, new PlanPerson(lin.Person!.Value, 1, Skills.All));
        await World.ClaimAsync(lin, await World.OpenAsync());

        var refusal = (await World.DoAsync(lin, new ClaimCase(await World.OpenAsync()))).Refusals.ShouldHaveSingleItem();

        (refusal.Code, refusal.Values["most"]).ShouldBe(("too_many_held", "1"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Nobody_is_planned_to_hold_nothing_or_hundreds(int most)
    {
        var (lead, lin) = (await World.AddPersonAsync(Role.Lead), await World.ReaderAsync());

        (await World.DoAsync(lead, new PlanPerson(lin.Person!.Value, most, Skills.All))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("plan_most");
    }

    [Fact]
    public async Task Two_leads_who_assign_one_case_at_the_same_moment_do_not_both_find_it_unassigned()
    {
        var leads = new[] { await World.AddPersonAsync(Role.Lead), await World.AddPersonAsync(Role.Lead) };
        var people = new[] { await World.ReaderAsync(), await World.ReaderAsync() };
        var id = await World.OpenAsync();

        var answers = await Task.WhenAll(leads.Zip(people, (lead, to) => World.DoAsync(lead, new AssignCase(id, to.Person, null))));

        answers.Count(a => a.IsDone).ShouldBe(1);
        answers.Single(a => !a.IsDone).Refusals.ShouldHaveSingleItem().Code.ShouldBe("assign_reason");
    }
}
