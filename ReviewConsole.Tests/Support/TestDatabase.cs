using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Setup;
using ReviewConsole.Platform;

namespace ReviewConsole.Support;

/// <summary>A fresh, migrated database of either kind, gone with the test. Migrating is done once; tests get copies.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> MigratedFile = new(MigrateFileAsync);

    private readonly TemporaryFolder? _folder;

    private TestDatabase(DatabaseProvider provider, string connectionString, TemporaryFolder? folder, SealPlaces seals) =>
        (Provider, ConnectionString, _folder, Seals) = (provider, connectionString, folder, seals);

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>Where its journal's seals stand.</summary>
    public SealPlaces Seals { get; }

    /// <summary>Where it is, as the program's configuration; each as <c>Key=Value</c>.</summary>
    public IReadOnlyList<string> Settings => [$"Database:Provider={Provider}", $"ConnectionStrings:Review={ConnectionString}", $"Journal:Folder={Seals.Folder}"];

    /// <summary>An embedded database in a file of its own.</summary>
    public static async Task<TestDatabase> SqliteAsync()
    {
        var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("review.db"), await MigratedFile.Value);
        return new TestDatabase(DatabaseProvider.Sqlite, $"Data Source={folder.File("review.db")}", folder, SealPlaces.Beside(folder.File("review.db")));
    }

    /// <summary>An embedded database that is somebody else's.</summary>
    public static TestDatabase SqliteAt(string file) => new(DatabaseProvider.Sqlite, $"Data Source={file}", folder: null, SealPlaces.Beside(file));

    /// <summary>A database on the tests' server.</summary>
    public static async Task<TestDatabase> PostgresAsync(PostgresServer server)
    {
        var folder = new TemporaryFolder();
        return new(DatabaseProvider.PostgreSQL, await server.CreateDatabaseAsync("migrated", MigrateServerAsync), folder, SealPlaces.In(folder.FullName));
    }

    /// <summary>A copy as it is now, as a backup that is restored: its journal's seals stand where they stood. Nobody may have it open.</summary>
    /// <param name="server">Where it lies, if it does on a server.</param>
    public async Task<TestDatabase> BackupAsync(PostgresServer? server)
    {
        LetGo();
        if (server is not null)
        {
            return new TestDatabase(Provider, await server.CopyAsync(ConnectionString), folder: null, Seals);
        }

        var file = _folder!.File($"backup-{Guid.NewGuid():N}.db");
        await File.WriteAllBytesAsync(file, await ReadFileAsync());
        return new TestDatabase(Provider, $"Data Source={file}", folder: null, Seals);
    }

    /// <summary>An embedded database's file, whole, once nobody has it open any more.</summary>
    public async Task<byte[]> ReadFileAsync()
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        return await File.ReadAllBytesAsync(connection.DataSource);
    }

    /// <summary>Closes the connections that wait to be used again, so that whoever opens it next finds it as the last to write left it.</summary>
    public void LetGo()
    {
        if (Provider == DatabaseProvider.PostgreSQL)
        {
            using var connection = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(connection);
        }
        else
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
    }

    public ValueTask DisposeAsync()
    {
        LetGo();
        _folder?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<byte[]> MigrateFileAsync()
    {
        using var folder = new TemporaryFolder();
        var connectionString = $"Data Source={folder.File("template.db")};Pooling=false";
        var options = new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite(connectionString).AddInterceptors(new SqliteOpening()).Options;
        await MigrateAsync(DatabaseProvider.Sqlite, connectionString, () => new SqliteReviewDb(options));
        return await File.ReadAllBytesAsync(folder.File("template.db"));
    }

    private static Task MigrateServerAsync(string connectionString)
    {
        var options = new DbContextOptionsBuilder<PostgresReviewDb>().UseNpgsql(connectionString).Options;
        return MigrateAsync(DatabaseProvider.PostgreSQL, connectionString, () => new PostgresReviewDb(options));
    }

    private static Task<IReadOnlyList<string>> MigrateAsync(DatabaseProvider provider, string connectionString, Func<ReviewDb> open) =>
        new Migrator(new Opening(open), new Database(provider, connectionString), NullLogger<Migrator>.Instance).MigrateAsync();

    private sealed class Opening(Func<ReviewDb> open) : IDbContextFactory<ReviewDb>
    {
        public ReviewDb CreateDbContext() => open();
    }
}
