using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;

namespace ReviewConsole.Races;

public sealed class PromiseRaceOnSqliteTests : PromiseRaceTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class PromiseRaceOnPostgresTests(PostgresServer server) : PromiseRaceTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>
/// A claim is a promise: many people take, extend, skip, set aside, hand over, give back and decide at once, on two nodes, and try with tokens
/// that hold no longer. Nobody holds what another holds, no case is lost, no stale token writes.
/// </summary>
public abstract class PromiseRaceTests : DataTests
{
    private static readonly int People = LongRun.Count(usually: 16, inALongRun: 200);
    private static readonly int Cases = LongRun.Count(usually: 60, inALongRun: 10_000);
    private static readonly int Turns = LongRun.Count(usually: 12, inALongRun: 120);

    // What a race may be answered: somebody was faster, or one has enough. Anything else is a mistake.
    private static readonly string[] Fair = ["claim_lost", "already_decided", "set_aside", "too_many_held", "not_back_yet", "handover_to"];

    [Fact]
    public async Task No_case_is_held_twice_or_lost_and_no_stale_token_writes_whatever_many_do_at_once()
    {
        await using var otherNode = World.AnotherNode();
        for (var at = 0; at < Cases; at++)
        {
            await World.DoneAsync(Actor.Platform, new OpenCase(new AnAppeal().Against($"rs-{at}").With("account.id", $"xy-{at}").With("appealId", $"ap-{at}").Without("restriction.rule").Message()));
        }

        var race = new PromiseRace([.. await Task.WhenAll(Enumerable.Range(0, People).Select(_ => World.ReaderAsync()))]);
        await Task.WhenAll(race.People.Select((person, at) => Task.Run(() =>
            new PromiseRacer(race, at % 2 == 0 ? World : otherNode, person, new Random(4711 + at)).RunAsync(Turns))));

        race.StaleAccepted.ShouldBe(0);
        race.StaleTried.ShouldBeGreaterThan(People);
        race.Refusals.Keys.ShouldBeSubsetOf(Fair);
        race.Done.Keys.ShouldBe(PromiseRacer.Moves, ignoreOrder: true, "every kind of move was made");
        await EveryCaseIsInOneStateAsync(race.Now);
        foreach (var at in Enumerable.Range(1, Cases))
        {
            History.ShouldBeOnesAtATime(await World.FactsAsync(CaseNumber.Of(2026, at).Value), extended: true);
        }

        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    private async Task EveryCaseIsInOneStateAsync(DateTimeOffset now)
    {
        var cases = await World.ReadAsync(db => db.Cases.AsNoTracking().ToListAsync());
        var lines = (await World.ReadAsync(db => db.CaseRows.AsNoTracking().ToListAsync())).ToDictionary(r => r.Id);
        var decided = (await World.ReadAsync(db => db.Decisions.AsNoTracking().Select(d => d.CaseId).ToListAsync())).ToHashSet();
        (cases.Count, lines.Count).ShouldBe((Cases, Cases));
        foreach (var one in cases)
        {
            var line = lines[one.Id];
            (line.State, line.Holder, line.ClaimUntil, line.Assignee, line.BackAt)
                .ShouldBe((one.State, one.Claim?.Holder, one.Claim?.Until, one.FallsBackTo, one.Aside?.Until), one.Number.Value);
            line.Lane.ShouldBe(one.State switch { CaseState.Queued or CaseState.InReview => Lane.Open, CaseState.SetAside => Lane.Waiting, _ => Lane.Done });
            (one.State == CaseState.Decided).ShouldBe(decided.Contains(one.Id));
            (one.State == CaseState.InReview).ShouldBe(one.Claim is not null);
            (one.State == CaseState.SetAside).ShouldBe(one.Aside is not null);
        }

        lines.Values.Where(r => r.State == CaseState.SetAside || r.ClaimUntil > now).GroupBy(r => r.Holder ?? r.Assignee)
            .ShouldAllBe(of => of.Count() <= DataWorld.Rules.Rules.MostHeld);
    }
}

/// <summary>What the racers share, and what came of it.</summary>
internal sealed class PromiseRace(IReadOnlyList<Actor> people)
{
    private long _deeds;
    private int _staleTried;
    private int _staleAccepted;

    public IReadOnlyList<Actor> People => people;

    public ConcurrentDictionary<string, int> Refusals { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    public int StaleTried => _staleTried;

    public int StaleAccepted => _staleAccepted;

    /// <summary>The instant now: a second goes by with every deed.</summary>
    public DateTimeOffset Now => AnAppeal.Now.AddSeconds(Interlocked.Read(ref _deeds));

    public async Task<Result<T>> TryAsync<T>(DataWorld on, Actor person, Deed<T> deed)
    {
        var result = await on.Door.DoAtAsync(person, deed, AnAppeal.Now.AddSeconds(Interlocked.Increment(ref _deeds)));
        foreach (var refusal in result.Refusals)
        {
            Refusals.AddOrUpdate(refusal.Code, 1, (_, count) => count + 1);
        }

        if (result.IsDone)
        {
            Done.AddOrUpdate(deed.GetType().Name, 1, (_, count) => count + 1);
        }

        return result;
    }

    /// <summary>Tries what must be refused.</summary>
    public async Task StaleAsync<T>(DataWorld on, Actor person, Deed<T> deed)
    {
        var result = await on.Door.DoAtAsync(person, deed, AnAppeal.Now.AddSeconds(Interlocked.Increment(ref _deeds)));
        Interlocked.Increment(ref _staleTried);
        if (result.IsDone || result.Refusals.Any(r => r.Code is not ("claim_lost" or "not_claimed" or "already_decided")))
        {
            Interlocked.Increment(ref _staleAccepted);
        }
    }
}
