using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Context;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Setup;

public sealed class MigratorOnSqliteTests : MigratorTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_lock_that_a_killed_migration_left_behind_is_cleared()
    {
        await using var services = Services(await PlaceAsync());
        await using (var db = services.GetRequiredService<IDbContextFactory<ReviewDb>>().CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-22 10:00:00')");
        }

        (await services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_folder_of_the_database_is_made()
    {
        await using var services = Services($"Data Source={Path.Combine(_folder.FullName, "deeper", "and-deeper", "review.db")}");

        (await services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_start_waits_for_another_that_is_migrating_and_then_finds_it_done()
    {
        await using var services = Services(await PlaceAsync());
        Task<IReadOnlyList<string>> waiting;
        using (new FileStream(_folder.File("review.db.migrating"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            waiting = services.GetRequiredService<Migrator>().MigrateAsync();
            waiting.IsCompleted.ShouldBeFalse();
            File.Exists(_folder.File("review.db")).ShouldBeFalse();
        }

        (await waiting).ShouldNotBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private protected override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    private protected override Task<string> PlaceAsync() => Task.FromResult($"Data Source={_folder.File("review.db")};Pooling=false");
}

public sealed class MigratorOnPostgresTests(PostgresServer server) : MigratorTests
{
    private protected override DatabaseProvider Provider => DatabaseProvider.PostgreSQL;

    private protected override Task<string> PlaceAsync() => server.CreateDatabaseAsync();
}

public abstract class MigratorTests
{
    [Fact]
    public async Task The_migrations_make_exactly_the_model()
    {
        await using var services = Services(await PlaceAsync());
        await using var db = services.GetRequiredService<IDbContextFactory<ReviewDb>>().CreateDbContext();

        db.Database.HasPendingModelChanges().ShouldBeFalse();
        db.Database.GetMigrations().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Starts_at_the_same_moment_migrate_once_and_all_find_the_schema()
    {
        var place = await PlaceAsync();
        var nodes = Enumerable.Range(0, 4).Select(_ => Services(place)).ToList();

        var applied = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.GetRequiredService<Migrator>().MigrateAsync())));

        applied.Count(migrations => migrations.Count > 0).ShouldBe(1);
        foreach (var node in nodes)
        {
            await using var db = node.GetRequiredService<IDbContextFactory<ReviewDb>>().CreateDbContext();
            (await db.Cases.CountAsync() + await db.Users.CountAsync()).ShouldBe(0);
            (await db.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Nothing_is_done_when_nothing_is_pending()
    {
        await using var services = Services(await PlaceAsync());
        await services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);

        (await services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private protected abstract DatabaseProvider Provider { get; }

    private protected abstract Task<string> PlaceAsync();

    private protected ServiceProvider Services(string place) => new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
        .AddSingleton(DataWorld.Rules).AddReviewData(Provider, place, SealPlaces.In("never-written")).BuildServiceProvider();
}
