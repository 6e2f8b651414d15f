using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
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

/// <summary>Assigning cases to people, over the real databases.</summary>
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

    [Fact]
    public async Task A_plan_assigns_what_is_still_so_and_leaves_the_rest_with_a_fact_for_each()
    {
        var (lead, lin, chen) = (await World.AddPersonAsync(Role.Lead), await World.ReaderAsync(), await World.ReaderAsync());
        await World.DoneAsync(lead, new PlanPerson(lin.Person!.Value, 2, Skills.All));
        await World.DoneAsync(chen, new DeclareInterest("xy-own"));
        List<CaseId> ids = [];
        for (var n = 0; n < 4; n++)
        {
            ids.Add(await World.OpenAsync());
        }

        var (taken, barred) = (await World.OpenAsync(), await World.OpenAsync(new AnAppeal().With("account.id", "xy-own")));
        await World.ClaimAsync(chen, taken);
        (CaseId, PersonId)[] plan = [.. ids.Take(3).Select(id => (id, lin.Person!.Value)), (ids[3], chen.Person!.Value), (taken, lin.Person!.Value), (barred, chen.Person!.Value)];

        var assigned = await World.DoneAsync(lead, new AssignPlanned(plan));

        assigned.ShouldBe([ids[0], ids[1], ids[3]], "Lin has two at most, one is taken, one is barred");
        (await World.CaseAsync(ids[0])).Assignee.ShouldBe(lin.Person);
        (await World.CaseAsync(ids[2])).Assignee.ShouldBeNull();
        (await World.CaseAsync(taken)).Claim!.Holder.ShouldBe(chen.Person!.Value);
        (await World.ReadAsync(db => db.CaseRows.CountAsync(r => r.Assignee == lin.Person))).ShouldBe(2);
        (await World.FactsAsync((await World.CaseAsync(ids[1])).Number.Value))[^1].Kind.ShouldBe(FactKinds.Assigned);
        (await World.FactsAsync((await World.CaseAsync(ids[2])).Number.Value)).ShouldNotContain(f => f.Kind == FactKinds.Assigned);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task Two_leads_and_the_reviewers_themselves_at_the_same_moment_give_each_case_to_one()
    {
        await using var other = World.AnotherNode();
        var leads = new[] { await World.AddPersonAsync(Role.Lead), await World.AddPersonAsync(Role.Lead) };
        List<Actor> people = [];
        for (var n = 0; n < 6; n++)
        {
            people.Add(await World.ReaderAsync());
        }

        List<CaseId> ids = [];
        for (var n = 0; n < 24; n++)
        {
            ids.Add(await World.OpenAsync());
        }

        (CaseId, PersonId)[] one = [.. ids.Select((id, at) => (id, people[at % 6].Person!.Value))];
        (CaseId, PersonId)[] two = [.. ids.Select((id, at) => (id, people[(at + 1) % 6].Person!.Value)).Reverse()];
        var taking = people.Select(p => World.NextAsync(p)).ToList();
        var assigned = await Task.WhenAll(World.DoneAsync(leads[0], new AssignPlanned(one)), other.DoneAsync(leads[1], new AssignPlanned(two)));
        await Task.WhenAll(taking);

        assigned[0].Intersect(assigned[1]).ShouldBeEmpty();
        var rows = await World.ReadAsync(db => db.CaseRows.AsNoTracking().ToListAsync());
        rows.ShouldAllBe(r => r.Assignee != null || r.Holder != null, "held or assigned: every one is somebody's");
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task A_plan_of_more_than_fifty_is_refused_whole_and_so_is_one_by_a_reviewer()
    {
        var (lead, lin) = (await World.AddPersonAsync(Role.Lead), await World.ReaderAsync());
        var plan = Enumerable.Range(1, 51).Select(n => (new CaseId(n), lin.Person!.Value)).ToList();

        (await World.DoAsync(lead, new AssignPlanned(plan))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("plan_too_long");
        (await World.DoAsync(lin, new AssignPlanned([]))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_allowed");
    }
}
