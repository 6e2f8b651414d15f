using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Clocks;

// Its days are told by a clock of the test's; PostgreSQL has its own.
public sealed class ClockKeeperOnSqliteTests : ClockKeeperTests
{
    [Fact]
    public async Task The_loop_warns_then_says_what_was_missed_and_ends_when_it_is_met()
    {
        var id = await World.OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now));
        (await TurnAsync()).ShouldBe(0);
        (await RowAsync(id)).NextClockAt.ShouldBe(new DateTimeOffset(2026, 7, 15, 1, 0, 0, TimeSpan.Zero));

        World.Clock.Now = new(2026, 7, 15, 1, 0, 0, TimeSpan.Zero);
        (await TurnAsync(), await TurnAsync()).ShouldBe((1, 0));
        (await RowAsync(id)).ShouldSatisfyAllConditions(r => r.Near.ShouldBe(Bit(ServiceClock.FirstLook)), r => r.Missed.ShouldBe(0));

        World.Clock.Now = new(2026, 7, 15, 17, 0, 0, TimeSpan.Zero);
        (await TurnAsync()).ShouldBe(1);
        (await RowAsync(id)).Missed.ShouldBe(Bit(ServiceClock.FirstLook));

        await World.ClaimAsync(await World.AddPersonAsync(Role.Reviewer), id);
        (await RowAsync(id)).ShouldSatisfyAllConditions(r => r.Near.ShouldBe(0), r => r.Missed.ShouldBe(0, "somebody looked, if late"));
        (await World.FactsAsync((await World.CaseAsync(id)).Number.Value)).Select(f => f.Kind).Where(k => k.StartsWith("clock", StringComparison.Ordinal)).ShouldBe([FactKinds.ClockNear, FactKinds.ClockMissed]);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class ClockKeeperOnPostgresTests(PostgresServer server) : ClockKeeperTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Warnings before, and what was missed after: by the program's own loop, however long it was gone.</summary>
public abstract class ClockKeeperTests : DataTests
{
    [Fact]
    public async Task Two_nodes_say_everything_once()
    {
        await using var other = World.AnotherNode();
        var ids = new List<CaseId>();
        for (var i = 0; i < 10; i++)
        {
            ids.Add(await World.OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now.AddDays(-60))));
        }

        await Task.WhenAll(TurnAsync(), Keeper(other).CatchUpAsync(TestContext.Current.CancellationToken));

        var said = await World.ReadAsync(db => db.Facts.Where(f => f.Kind == FactKinds.ClockNear || f.Kind == FactKinds.ClockMissed).GroupBy(f => new { f.Stream, f.Codes }).Select(g => g.Count()).ToListAsync());
        said.ShouldBe(Enumerable.Repeat(1, 5 * ids.Count), "first look, a person, the promise, the cap, and what was asked for beside");
    }

    [Fact]
    public async Task Only_the_program_watches_clocks()
    {
        var id = await World.OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now.AddDays(-30)));

        (await World.DoAsync(await World.AddPersonAsync(Role.Lead), new WatchClocks(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_allowed");
        (await World.DoAsync(Actor.System, new WatchClocks(id))).IsDone.ShouldBeTrue();
        (await World.DoAsync(Actor.System, new WatchClocks(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("nothing_due");
    }

    private protected static int Bit(ServiceClock clock) => 1 << (int)clock;

    private protected Task<int> TurnAsync() => Keeper(World).CatchUpAsync(TestContext.Current.CancellationToken);

    private static ClockKeeper Keeper(DataWorld of) => new(of.Door, of.Databases, of.Clock, NullLogger<ClockKeeper>.Instance);

    private protected Task<CaseRow> RowAsync(CaseId id) => World.ReadAsync(db => db.CaseRows.AsNoTracking().SingleAsync(r => r.Id == id));
}
