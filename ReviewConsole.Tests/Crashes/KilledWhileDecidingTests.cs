namespace ReviewConsole.Crashes;

public sealed class KilledWhileDecidingOnSqliteTests : KilledWhileDecidingTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class KilledWhileDecidingOnPostgresTests(PostgresServer server) : KilledWhileDecidingTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>The real program, really killed (SIGKILL) while it decides, again and again on one database.</summary>
public abstract class KilledWhileDecidingTests
{
    private static readonly int Kills = LongRun.Count(usually: 10, inALongRun: 50);

    [Fact]
    public async Task Every_decision_that_was_acknowledged_stands_once_and_the_journal_verifies_after_every_kill()
    {
        await using var database = await CreateAsync();
        var chance = new Random(9);
        var acknowledged = new List<Acknowledged>();
        var (kills, attempts) = (0, 0);
        while (kills < Kills)
        {
            // The moment is counted in decisions, not in time: early, late, and in between. A kill that came too late is looked at too.
            var heard = await Burst.KilledAfterAsync(database, 1 + chance.Next(8));
            acknowledged.AddRange(heard.Decisions);
            await EverythingStandsAsync(database, acknowledged);
            kills += heard.WasCutOff ? 1 : 0;
            (++attempts).ShouldBeLessThan(2 * Kills, "The bursts are over before they are killed.");
        }

        acknowledged.AddRange((await Burst.WholeAsync(database)).Decisions);
        await EverythingStandsAsync(database, acknowledged);
        var verified = await ConsoleProgram.RunAsync(["journal", "verify", .. database.Settings.Select(setting => "--" + setting)]);
        (verified.ExitCode, verified.LastLine[..4]).ShouldBe((0, "ok, "), verified.Errors);
    }

    private protected abstract Task<TestDatabase> CreateAsync();

    private static async Task EverythingStandsAsync(TestDatabase database, IReadOnlyList<Acknowledged> acknowledged)
    {
        await using (var world = new DataWorld(database, owns: false))
        {
            (await Standing.ReadAsync(world.Databases)).ShouldHoldOnce(acknowledged);
            (await world.Verifier.VerifyAsync()).Bad.ShouldBeNull();
        }

        // Or the program would find the database open, and never have to restore it by itself.
        database.LetGo();
    }
}
