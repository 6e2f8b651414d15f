using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.People;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

public sealed class RuleKeeperOnSqliteTests : RuleKeeperTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task A_case_is_assigned_when_it_has_become_old_enough()
    {
        var id = await World.OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now.AddHours(-1)));
        await SetAsync(new StandingRule { DaysOld = 2, To = new(Person: Lin.Person) });
        (await TurnAsync(), await TurnAsync()).ShouldBe((1, 0));
        (await World.CaseAsync(id)).Assignee.ShouldBeNull();

        World.Clock.Now += TimeSpan.FromHours(47);
        (await TurnAsync()).ShouldBe(1);

        (await World.CaseAsync(id)).Assignee.ShouldBe(Lin.Person);
    }

    [Fact]
    public async Task One_for_which_nobody_has_room_is_looked_at_again()
    {
        await SetAsync(new StandingRule { To = new(Person: Lin.Person) });
        List<CaseId> ids = [];
        for (var i = 0; i < 6; i++)
        {
            ids.Add(await World.OpenAsync());
        }

        (await TurnAsync(), await TurnAsync()).ShouldBe((6, 0));
        (await AssignedAsync(Lin)).ShouldBe(5, "as many as one holds at most");

        World.Clock.Now += TimeSpan.FromMinutes(10);
        var mine = await World.ReadAsync(db => db.CaseRows.Where(r => r.Assignee == Lin.Person).Select(r => r.Id).FirstAsync());
        await World.DoneAsync(Lead, new TakeBackCase(mine, "Lin has too many."));
        (await TurnAsync()).ShouldBe(1, "what a lead took back stays where it is");
        (await AssignedAsync(Lin)).ShouldBe(5);
    }
}

public sealed class RuleKeeperOnPostgresTests(PostgresServer server) : RuleKeeperTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Assigning by the standing rules: the program's own loop and deeds.</summary>
public abstract class RuleKeeperTests : DataTests
{
    private protected Actor Lead { get; private set; }

    private protected Actor Lin { get; private set; }

    private protected Actor Chen { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Lead = await World.AddPersonAsync(Role.Lead, p => p.Alias = "Olga");
        Lin = await World.ReaderAsync();
        Chen = await World.ReaderAsync();
    }

    [Fact]
    public async Task The_first_rule_that_fits_assigns_and_the_fact_names_it()
    {
        await World.DoneAsync(Lead, new PlanPerson(Chen.Person!.Value, null, Skills.All, "Payouts"));
        var (payout, other, nobodys) = (await OpenAsync("payout"), await OpenAsync("login"), await OpenAsync("messaging"));
        await SetAsync(new StandingRule { Scope = RestrictionScope.Payout, To = new(Group: "payouts") }, new StandingRule { Scope = RestrictionScope.Login, To = new(Person: Lin.Person) });

        (await TurnAsync(), await TurnAsync()).ShouldBe((3, 0));

        (await World.CaseAsync(payout)).Assignee.ShouldBe(Chen.Person);
        (await World.CaseAsync(other)).Assignee.ShouldBe(Lin.Person);
        (await World.CaseAsync(nobodys)).Assignee.ShouldBeNull();
        var fact = (await World.FactsAsync((await World.CaseAsync(other)).Number.Value))[^1];
        (fact.Kind, fact.Actor).ShouldBe((FactKinds.Assigned, Actor.System.Key));
        Data.Journal.FactHash.ReadCodes(fact.Codes)["rule"].ShouldBe("1.2");
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_is_given_what_they_may_not_decide_and_what_they_give_back_stays_in_the_queue()
    {
        await World.DoneAsync(Lin, new DeclareInterest("xy-own"));
        var barred = await World.OpenAsync(new AnAppeal().With("account.id", "xy-own"));
        var id = await World.OpenAsync();
        await SetAsync(new StandingRule { To = new(Person: Lin.Person) });
        await TurnAsync();
        ((await World.CaseAsync(barred)).Assignee, (await World.CaseAsync(id)).Assignee).ShouldBe((null, Lin.Person));

        await World.DoneAsync(Lin, new ReleaseCase(id, await World.ClaimAsync(Lin, id)));
        await TurnAsync();

        (await World.CaseAsync(id)).Assignee.ShouldBeNull();
    }

    [Fact]
    public async Task Other_rules_look_at_everything_anew_and_so_does_a_new_case()
    {
        var id = await World.OpenAsync();
        await SetAsync(new StandingRule { Language = "uk", To = new(Person: Lin.Person) });
        (await TurnAsync()).ShouldBe(1);
        await SetAsync(new StandingRule { Language = "en", To = new(Person: Lin.Person) });
        (await TurnAsync()).ShouldBe(1);
        (await World.CaseAsync(id)).Assignee.ShouldBe(Lin.Person);

        await World.OpenAsync();
        (await TurnAsync()).ShouldBe(1);
        (await AssignedAsync(Lin)).ShouldBe(2);
    }

    [Fact]
    public async Task Two_nodes_assign_each_case_once()
    {
        await using var other = World.AnotherNode();
        for (var i = 0; i < 8; i++)
        {
            await World.OpenAsync();
        }

        await SetAsync(new StandingRule { To = new(Skill: Skill.Payouts) });
        await Task.WhenAll(TurnAsync(), Keeper(other).SomeAsync(TestContext.Current.CancellationToken));

        var facts = await World.ReadAsync(db => db.Facts.Where(f => f.Kind == FactKinds.Assigned).GroupBy(f => f.Stream).Select(g => g.Count()).ToListAsync());
        facts.ShouldBe(Enumerable.Repeat(1, 8));
    }

    [Fact]
    public async Task A_change_by_somebody_else_is_not_lost_and_no_change_is_none()
    {
        StandingRule[] rules = [new() { To = new(Person: Lin.Person) }];
        await World.DoneAsync(Lead, new SetRules(rules, 0));

        (await World.DoAsync(Lead, new SetRules([], 0))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("rules_changed");
        (await World.DoAsync(Lead, new SetRules(rules, 1))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("rules_unchanged");
        (await World.DoAsync(Lead, new SetRules([new()], 1))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("rule_target");
        (await World.DoAsync(Lin, new SetRules([], 1))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_allowed");

        (await World.DoneAsync(Lead, new SetRules([], 1))).ShouldBe(2);
        (await World.FactsAsync(Streams.Rules)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_took_it_meanwhile_keeps_it()
    {
        var id = await World.OpenAsync();
        await World.ClaimAsync(Chen, id);

        (await World.DoAsync(Actor.System, new AssignByRule(id, Lin.Person!.Value, "1.1"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("rule_taken");
    }

    private Task<CaseId> OpenAsync(string scope) => World.OpenAsync(new AnAppeal().With("restriction.scope", new System.Text.Json.Nodes.JsonArray(scope)));

    private protected async Task SetAsync(params StandingRule[] rules) =>
        await World.DoneAsync(Lead, new SetRules(rules, await World.ReadAsync(db => db.AssigningRules.Select(r => (long?)r.Version).MaxAsync()) ?? 0));

    private protected Task<int> AssignedAsync(Actor to) => World.ReadAsync(db => db.CaseRows.CountAsync(r => r.Assignee == to.Person));

    private protected Task<int> TurnAsync() => Keeper(World).SomeAsync(TestContext.Current.CancellationToken);

    private static RuleKeeper Keeper(DataWorld of) => new(
        of.Door, of.Databases, new BoardQuery(of.Databases, of.Clock, DataWorld.Rules), of.Services.GetRequiredService<LiveUpdates>(), of.Clock, NullLogger<RuleKeeper>.Instance);
}
