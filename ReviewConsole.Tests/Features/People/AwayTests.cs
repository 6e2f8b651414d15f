using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

public sealed class AwayOnSqliteTests : AwayTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class AwayOnPostgresTests(PostgresServer server) : AwayTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class AwayTests : DataTests
{
    public static TheoryData<string> Ways => ["oneself", "lead", "administrator", "disabled"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Whatever_was_theirs_goes_back_at_once(string way)
    {
        var lin = await World.ReaderAsync();
        var (held, aside, assigned, waiting) = (await World.OpenAsync(), await World.OpenAsync(), await World.OpenAsync(), await World.OpenAsync());
        await World.ClaimAsync(lin, held);
        await World.DoneAsync(lin, new SetAsideCase(aside, await World.ClaimAsync(lin, aside), AsideReason.EndOfDay, null, World.Clock.Now.AddHours(1)));
        await World.AssignAsync(assigned, lin);
        var token = await World.ClaimAsync(lin, waiting);
        await World.DoneAsync(lin, new OfferRoute(waiting, token, "postal_code"));
        await World.DoneAsync(lin, new WaitForCheck(waiting, token));

        var until = World.Clock.Now.AddDays(2);
        var by = way == "oneself" ? lin : await World.AddPersonAsync(way == "lead" ? Role.Lead : Role.Admin);
        if (way == "disabled")
        {
            await World.DoneAsync(by, new DisablePerson(lin.Person!.Value));
        }
        else
        {
            (await World.DoneAsync(by, way == "oneself" ? (Deed<int>)new GoAway(until) : new SetAway(lin.Person!.Value, until))).ShouldBe(4);
        }

        foreach (var id in new[] { held, aside, assigned, waiting })
        {
            var now = await World.CaseAsync(id);
            (now.State, now.Claim, now.FallsBackTo, now.Aside).ShouldBe((CaseState.Queued, null, null, null));
            (await World.FactsAsync(now.Number.Value))[^1].Kind.ShouldBe(FactKinds.Returned);
        }
    }

    [Fact]
    public async Task Nobody_who_is_away_takes_a_case_until_they_are_back()
    {
        var lin = await World.ReaderAsync();
        var id = await World.OpenAsync();
        await World.DoneAsync(lin, new GoAway(World.Clock.Now.AddDays(2)));

        (await World.DoAsync(lin, new ClaimCase(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("you_are_away");
        (await World.DoAsync(lin, new TakeNext("en"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("you_are_away");
        await World.DoneAsync(lin, new BeBack());
        (await World.NextAsync(lin))!.Id.ShouldBe(id);
    }

    [Fact]
    public async Task Being_away_ends_by_itself()
    {
        var lin = await World.ReaderAsync();
        var id = await World.OpenAsync();
        await World.DoneAsync(lin, new GoAway(World.Clock.Now.AddDays(2)));

        World.Clock.GoOn(TimeSpan.FromDays(2));

        (await World.NextAsync(lin))!.Id.ShouldBe(id);
        (await World.DoAsync(lin, new BeBack())).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_away");
    }

    [Theory]
    [InlineData(Role.Auditor, 1d, "away_no_cases")]
    [InlineData(Role.Reviewer, null, "not_away")]
    [InlineData(Role.Reviewer, 0d, "away_until")]
    [InlineData(Role.Reviewer, -1d, "away_until")]
    [InlineData(Role.Reviewer, 367d, "away_until")]
    public async Task Only_who_works_cases_is_away_and_only_until_a_day_ahead(Role role, double? days, string code)
    {
        var (lead, other) = (await World.AddPersonAsync(Role.Lead), await World.AddPersonAsync(role));

        var answer = await World.DoAsync(lead, new SetAway(other.Person!.Value, days is { } ahead ? World.Clock.Now.AddDays(ahead) : null));

        answer.Refusals.ShouldHaveSingleItem().ToString().ShouldBe($"{code} on away");
    }

    [Fact]
    public async Task A_case_taken_at_the_moment_somebody_is_sent_away_is_not_left_with_them()
    {
        await using var otherNode = World.AnotherNode();
        var lead = await World.AddPersonAsync(Role.Lead);
        for (var at = 0; at < 12; at++)
        {
            var (lin, id) = (await World.ReaderAsync(), await World.OpenAsync());

            await Task.WhenAll(
                Task.Run(() => World.DoAsync(lin, new ClaimCase(id))),
                Task.Run(() => otherNode.DoAsync(lead, new SetAway(lin.Person!.Value, World.Clock.Now.AddDays(1)))));

            (await World.CaseAsync(id)).Claim.ShouldBeNull();
        }
    }
}
