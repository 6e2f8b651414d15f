using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Intake;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Races;

public sealed class ClaimAndDecideOnSqliteTests : ClaimAndDecideTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class ClaimAndDecideOnPostgresTests(PostgresServer server) : ClaimAndDecideTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Eight people on two nodes claim and decide fifty cases at once, each in two tabs; some cases come back for a second round.</summary>
public abstract class ClaimAndDecideTests : DataTests
{
    private static readonly int Cases = LongRun.Count(usually: 50, inALongRun: 500);

    // Whoever decided a round may not take the next one of that case; all else is somebody who came too late.
    private static readonly string[] TooLate = ["claim_lost", "already_decided", "same_person"];

    [Theory]
    [InlineData(0, "claims last")]
    [InlineData(40, "claims run out")]
    public async Task Nobody_holds_what_another_holds_and_nothing_is_decided_twice(int secondsPerDeed, string how)
    {
        await using var otherNode = World.AnotherNode();
        for (var at = 0; at < Cases; at++)
        {
            await World.OpenAsync(Appeal(at, round: 1));
        }

        using var race = new Race(Cases + (Cases / 5), TimeSpan.FromSeconds(secondsPerDeed));
        var people = new List<Racer>();
        for (var at = 0; at < 8; at++)
        {
            var node = at % 2 == 0 ? World : otherNode;
            people.Add(new Racer(race, node, at % 2 == 0 ? otherNode : World, await World.AddPersonAsync(Role.Reviewer), new Random(17 + at)));
        }

        await race.RunAsync([.. people.Select(person => (Func<Task>)person.RunAsync), () => AppealAgainAsync(race)]);

        race.Refusals.Keys.ShouldBeSubsetOf(TooLate, how);
        race.Refusals.ShouldContainKey("claim_lost", how);
        race.Refusals.ShouldContainKey("already_decided", how);
        await EverythingStandsOnceAsync(race);
    }

    private static AnAppeal Appeal(int at, int round) =>
        new AnAppeal().Against($"rs-race-{at}").With("account.id", $"xy-race-{at}").With("appealId", $"ap-race-{at}-{round}");

    // The platform sends a second appeal on every fifth case as soon as its first round is decided.
    private async Task AppealAgainAsync(Race race)
    {
        for (var again = 0; again < Cases / 5;)
        {
            var id = await race.SomethingDecidedAsync();
            var decision = await World.ReadAsync(db => db.Decisions.AsNoTracking().SingleAsync(d => d.Id == id));
            if (decision.Round == 1 && decision.CaseId.Value % 5 == 0)
            {
                var answer = await World.DoneAsync(Actor.Platform, new OpenCase(Appeal((int)decision.CaseId.Value - 1, round: 2).Message()));
                answer.Kind.ShouldBe(IntakeKind.NewRound);
                again++;
            }
        }
    }

    private async Task EverythingStandsOnceAsync(Race race)
    {
        var decisions = await World.ReadAsync(db => db.Decisions.AsNoTracking().ToListAsync());
        decisions.Select(d => d.Id).ShouldBe(race.Decided.Keys, ignoreOrder: true);
        decisions.DistinctBy(d => (d.CaseId, d.Round)).Count().ShouldBe(race.Wanted);
        decisions.Count.ShouldBe(race.Wanted);
        foreach (var at in Enumerable.Range(1, Cases))
        {
            History.ShouldBeOnesAtATime(await World.FactsAsync(CaseNumber.Of(2026, at).Value));
        }

        (await World.ReadAsync(db => db.CaseRows.CountAsync(r => r.Lane == Lane.Done))).ShouldBe(Cases);
        (await World.ReadAsync(db => db.Outbox.CountAsync(o => o.Type == "case.decided"))).ShouldBe(race.Wanted);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }
}
