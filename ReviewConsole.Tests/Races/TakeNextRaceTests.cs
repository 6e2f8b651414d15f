using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Queue;

namespace ReviewConsole.Races;

public sealed class TakeNextRaceOnSqliteTests : TakeNextRaceTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class TakeNextRaceOnPostgresTests(PostgresServer server) : TakeNextRaceTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Many people take their next case at the same moment, on two nodes.</summary>
public abstract class TakeNextRaceTests : DataTests
{
    private static readonly int People = LongRun.Count(usually: 24, inALongRun: 200);

    [Fact]
    public async Task As_many_people_as_cases_get_one_each_and_the_next_who_asks_gets_none()
    {
        var cases = await OpenAsync(People);
        await using var otherNode = World.AnotherNode();
        var people = await ReadersAsync();

        var numbers = await Task.WhenAll(people.Select((person, at) => Task.Run(() => NextAsync(at % 2 == 0 ? World : otherNode, person))));

        numbers.ShouldNotContain((CaseNumber?)null);
        numbers.Distinct().Count().ShouldBe(People);
        (await World.ReadAsync(db => db.CaseRows.CountAsync(r => r.Holder != null && r.State == CaseState.InReview))).ShouldBe(cases);
        (await NextAsync(World, people[0])).ShouldBeNull();
        await NobodyHeldWhatAnotherHeldAsync(cases);
    }

    [Fact]
    public async Task People_who_take_skip_and_take_again_lose_no_case_and_never_meet_one_twice()
    {
        var cases = await OpenAsync(People * 2);
        await using var otherNode = World.AnotherNode();
        var people = await ReadersAsync();
        var had = new ConcurrentDictionary<(Actor, CaseNumber), int>();

        await Task.WhenAll(people.Select((person, at) => Task.Run(async () =>
        {
            var node = at % 2 == 0 ? World : otherNode;
            for (var turn = 0; turn < 4; turn++)
            {
                if (await NextAsync(node, person) is not { } number)
                {
                    continue;
                }

                had.AddOrUpdate((person, number), 1, (_, times) => times + 1);
                var id = await node.ReadAsync(db => db.CaseRows.Where(r => r.Number == number).Select(r => r.Id).SingleAsync());
                var token = (await node.CaseAsync(id)).Claim!.Token;
                var reason = (turn + at) % 2 == 0 ? SkipReason.TooHardToday : SkipReason.MissingData;
                (await node.Door.DoAsync(person, new SkipCase(id, token, reason, "UTC"))).Refusals.ShouldBeEmpty();
            }
        })));

        had.Values.ShouldAllBe(times => times == 1);
        had.Count.ShouldBe(People * 4, "there were enough for everybody at every moment");
        (await World.ReadAsync(db => db.CaseRows.CountAsync(r => r.Lane == Lane.Open && r.State == CaseState.Queued && r.Holder == null))).ShouldBe(cases);
        await NobodyHeldWhatAnotherHeldAsync(cases);
    }

    private async Task<int> OpenAsync(int count)
    {
        for (var at = 0; at < count; at++)
        {
            await World.OpenAsync();
        }

        return count;
    }

    private async Task<List<Actor>> ReadersAsync()
    {
        var people = new List<Actor>();
        for (var at = 0; at < People; at++)
        {
            people.Add(await World.ReaderAsync());
        }

        return people;
    }

    // By the database's own clock, as in earnest.
    private static async Task<CaseNumber?> NextAsync(DataWorld node, Actor person)
    {
        var answer = await node.Door.DoAsync(person, new TakeNext("en"));
        answer.Refusals.ShouldBeEmpty();
        return answer.Answer.Number;
    }

    private async Task NobodyHeldWhatAnotherHeldAsync(int cases)
    {
        foreach (var at in Enumerable.Range(1, cases))
        {
            History.ShouldBeOnesAtATime(await World.FactsAsync(CaseNumber.Of(2026, at).Value));
        }

        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }
}
