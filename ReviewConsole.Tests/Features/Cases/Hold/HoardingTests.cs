using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;

namespace ReviewConsole.Features.Cases.Hold;

public sealed class HoardingOnSqliteTests : HoardingTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class HoardingOnPostgresTests(PostgresServer server) : HoardingTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class HoardingTests : DataTests
{
    private const int Most = 5;

    [Fact]
    public async Task Who_holds_as_many_as_one_may_takes_no_other_until_one_is_out_of_their_hands()
    {
        var lin = await World.ReaderAsync();
        var held = await HoldAsync(lin, Most - 1);
        var aside = await World.OpenLaterAsync(0);
        await SetAsideAsync(lin, aside);
        var other = await World.OpenLaterAsync(0);

        (await World.DoAsync(lin, new ClaimCase(other))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("too_many_held");
        (await World.DoAsync(lin, new TakeNext("en"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("too_many_held");
        (await World.CaseAsync(other)).Claim.ShouldBeNull();

        await World.DoneAsync(lin, new ReleaseCase(held[0], (await World.CaseAsync(held[0])).Claim!.Token));
        await World.DoneAsync(lin, new ClaimCase(other));
    }

    [Fact]
    public async Task What_one_holds_or_set_aside_is_taken_up_again_and_what_was_given_to_one_waits_for_room()
    {
        var lin = await World.ReaderAsync();
        var held = await HoldAsync(lin, Most - 1);
        var aside = await World.OpenLaterAsync(0);
        await SetAsideAsync(lin, aside);
        var assigned = await World.OpenLaterAsync(0);
        await World.AssignAsync(assigned, lin);

        (await World.DoAsync(lin, new TakeNext("en"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("too_many_held");
        (await World.DoAsync(lin, new ClaimCase(assigned))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("too_many_held");
        await World.DoneAsync(lin, new ClaimCase(aside));
        await World.DoneAsync(lin, new ClaimCase(held[0]));

        await World.DoneAsync(lin, new ReleaseCase(held[1], (await World.CaseAsync(held[1])).Claim!.Token));
        (await World.NextAsync(lin))!.Id.ShouldBe(assigned);
    }

    [Fact]
    public async Task What_one_let_lapse_is_taken_up_where_there_is_room_though_another_own_case_is_overdue()
    {
        var lin = await World.ReaderAsync();
        var lapsed = await World.OpenLaterAsync(0);
        await World.ClaimAsync(lin, lapsed);
        World.Clock.GoOn(TimeSpan.FromDays(3));
        var held = await HoldAsync(await World.ReaderAsync(), 1);

        await World.DoneAsync(lin, new ClaimCase(lapsed));
        (await World.DoAsync(lin, new ClaimCase(held[0]))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("claim_lost");
    }

    [Fact]
    public async Task While_an_own_case_is_overdue_no_other_is_taken_and_the_overdue_one_is_named()
    {
        var lin = await World.ReaderAsync();
        var overdue = await World.OpenLaterAsync(0);
        await World.ClaimAsync(lin, overdue);
        World.Clock.GoOn(TimeSpan.FromDays(3));
        var other = await World.OpenLaterAsync(15);
        var number = (await World.CaseAsync(overdue)).Number.Value;

        foreach (var refusal in new[]
        {
            (await World.DoAsync(lin, new ClaimCase(other))).Refusals.ShouldHaveSingleItem(),
            (await World.DoAsync(lin, new TakeNext("en"))).Refusals.ShouldHaveSingleItem(),
        })
        {
            (refusal.Code, refusal.Values["case"]).ShouldBe(("own_case_overdue", number));
        }

        var token = await World.ClaimAsync(lin, overdue);
        (await World.DoAsync(lin, new ClaimCase(other))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("own_case_overdue");
        await World.DoneAsync(lin, new ReleaseCase(overdue, token));
        await World.DoneAsync(lin, new ClaimCase(other));
    }

    [Fact]
    public async Task Of_somebody_who_comes_too_late_it_is_said_who_has_the_case_and_not_that_they_hold_too_many()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync());
        await HoldAsync(lin, Most);
        var taken = await World.OpenLaterAsync(0);
        await World.ClaimAsync(chen, taken);

        (await World.DoAsync(lin, new ClaimCase(taken))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("claim_lost");
    }

    [Fact]
    public async Task Many_tabs_of_one_person_at_once_do_not_pass_the_cap_together()
    {
        await using var otherNode = World.AnotherNode();
        var lin = await World.ReaderAsync();
        await HoldAsync(lin, Most - 1);
        var open = new List<CaseId>();
        for (var at = 0; at < 8; at++)
        {
            open.Add(await World.OpenLaterAsync(0));
        }

        var done = await Task.WhenAll(open.Select((id, at) => Task.Run(async () =>
        {
            var node = at % 2 == 0 ? World : otherNode;
            return at % 4 < 2 ? (await node.DoAsync(lin, new ClaimCase(id))).IsDone : (await node.DoAsync(lin, new TakeNext("en"))).IsDone;
        })));

        // Two tabs may have got the same case; there is one more than before all the same.
        done.ShouldContain(true);
        (await World.ReadAsync(db => db.CaseRows.CountAsync(r => r.Holder == lin.Person && r.ClaimUntil > World.Clock.Now))).ShouldBe(Most);
    }

    [Fact]
    public async Task A_claim_that_ran_out_goes_back_to_whose_the_case_was_and_to_nobody_else()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync());
        var assigned = await World.OpenLaterAsync(0);
        await World.AssignAsync(assigned, lin);
        var anybodys = await World.OpenLaterAsync(1);
        await World.NextAsync(lin);
        await World.ClaimAsync(lin, anybodys);

        World.Clock.GoOn(TimeSpan.FromMinutes(31));

        (await World.NextAsync(chen))!.Id.ShouldBe(anybodys);
        (await World.NextAsync(chen)).ShouldBeNull();
        (await World.ReadAsync(db => new QueueCounts(World.Databases).MineAsync(lin.Person!.Value, World.Clock.Now))).Value.ShouldBe(1);
        (await World.NextAsync(lin))!.Id.ShouldBe(assigned);
    }

    private async Task<List<CaseId>> HoldAsync(Actor person, int count)
    {
        var held = new List<CaseId>();
        for (var at = 0; at < count; at++)
        {
            held.Add(await World.OpenLaterAsync(0));
            await World.ClaimAsync(person, held[^1]);
        }

        return held;
    }

    private async Task SetAsideAsync(Actor person, CaseId id) => await World.DoneAsync(
        person, new SetAsideCase(id, await World.ClaimAsync(person, id), AsideReason.EndOfDay, null, World.Clock.Now.AddHours(3)));
}
