using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Setup;
using ReviewConsole.Platform;

namespace ReviewConsole.Crashes;

public sealed class KilledWhileMigratingOnSqliteTests : KilledWhileMigratingTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private protected override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    private protected override Task<string> PlaceAsync() => Task.FromResult($"Data Source={_folder.File("review.db")};Pooling=false");

    private protected override Brake BrakeIn(string place) => new SqliteBrake(place);

    private protected override async Task ShouldBeHalfDoneAsync(Brake brake)
    {
        (await brake.AskAsync<long>("SELECT COUNT(*) FROM \"__EFMigrationsLock\"")).ShouldBe(1);
        (await brake.AskAsync<long>("SELECT COUNT(*) FROM sqlite_master WHERE name = 'cases'")).ShouldBe(0);
    }

    private protected override void ShouldSayWhatItFound(string errors) => errors.ShouldContain("An earlier migration was interrupted; its lock is removed");
}

public sealed class KilledWhileMigratingOnPostgresTests(PostgresServer server) : KilledWhileMigratingTests
{
    private protected override DatabaseProvider Provider => DatabaseProvider.PostgreSQL;

    private protected override Task<string> PlaceAsync() => server.CreateDatabaseAsync();

    private protected override Brake BrakeIn(string place) => new PostgresBrake(place);

    private protected override async Task ShouldBeHalfDoneAsync(Brake brake) =>
        (await brake.AskAsync<long>("SELECT COUNT(*) FROM pg_tables WHERE tablename = 'cases'")).ShouldBe(0);

    // Its locks went with the process.
    private protected override void ShouldSayWhatItFound(string errors) => errors.ShouldNotContain("warn");
}

/// <summary>The real program, really killed (SIGKILL) in the middle of <c>migrate</c>.</summary>
public abstract class KilledWhileMigratingTests
{
    [Fact]
    public async Task A_migration_that_was_killed_is_done_by_the_next_one_and_the_console_starts()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var place = await PlaceAsync();
        string[] settings = [$"Database:Provider={Provider}", $"ConnectionStrings:Review={place}"];
        await using var brake = BrakeIn(place);
        await brake.PutOnAsync();
        using (var migrating = ConsoleProgram.Start("Production", ["migrate", .. settings.Select(setting => "--" + setting)]))
        {
            await brake.WaitUntilItHoldsAsync(patience.Token);
            migrating.Kill();
            await migrating.WaitForExitAsync(patience.Token);
            (migrating.ExitCode, await migrating.StandardOutput.ReadToEndAsync(patience.Token)).ShouldBe((128 + 9, ""));
        }

        await ShouldBeHalfDoneAsync(brake);
        await brake.TakeOffAsync();
        var migrated = await ConsoleProgram.RunAsync(["migrate", .. settings.Select(setting => "--" + setting)]);

        (migrated.ExitCode, migrated.LastLine).ShouldBe((0, "ok"), migrated.Errors);
        ShouldSayWhatItFound(migrated.Errors);
        await ShouldBeTheModelAsync(place);
        await using var server = await ConsoleServer.StartAsync("Production", settings);
        using var client = new HttpClient();
        (await client.GetAsync(new Uri(server.Address, "/sign-in"), patience.Token)).EnsureSuccessStatusCode();
    }

    private protected abstract DatabaseProvider Provider { get; }

    private protected abstract Task<string> PlaceAsync();

    private protected abstract Brake BrakeIn(string place);

    private protected abstract Task ShouldBeHalfDoneAsync(Brake brake);

    private protected abstract void ShouldSayWhatItFound(string errors);

    private async Task ShouldBeTheModelAsync(string place)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(DataWorld.Rules)
            .AddReviewData(Provider, place, SealPlaces.In("never-written")).BuildServiceProvider();
        await using var db = services.GetRequiredService<IDbContextFactory<ReviewDb>>().CreateDbContext();
        (await db.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        db.Database.HasPendingModelChanges().ShouldBeFalse();
        (await db.Cases.CountAsync() + await db.Facts.CountAsync() + await db.Users.CountAsync()).ShouldBe(0);
    }
}
