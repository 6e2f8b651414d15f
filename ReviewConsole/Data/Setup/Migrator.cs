using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReviewConsole.Data.Context;

namespace ReviewConsole.Data.Setup;

/// <summary>Creates and migrates the database under a lock of its own, so that two starts or a kill in the middle do no harm.</summary>
public sealed partial class Migrator(IDbContextFactory<ReviewDb> databases, Database database, ILogger<Migrator> logger)
{
    // Any number will do, as long as it is always the same.
    private const long AdvisoryLock = 7_302_026_001;

    /// <summary>Applies what is pending; does nothing when nothing is.</summary>
    /// <returns>Names of the migrations applied.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken stop = default)
    {
        await using var held = database.Provider == DatabaseProvider.Sqlite ? await LockFileAsync(stop) : await LockServerAsync(stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var pending = (await db.Database.GetPendingMigrationsAsync(stop)).ToList();
        if (pending.Count == 0)
        {
            return [];
        }

        await ClearStaleLockAsync(db, stop);
        await db.Database.MigrateAsync(stop);
        return pending;
    }

    // EF's own lock on SQLite is a row that survives a kill and would be waited for without end. We hold the file lock, so it is stale.
    private async Task ClearStaleLockAsync(ReviewDb db, CancellationToken stop)
    {
        if (database.Provider != DatabaseProvider.Sqlite)
        {
            return;
        }

        var tables = await db.Database.SqlQuery<int>(
            $"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'").SingleAsync(stop);
        if (tables > 0 && await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", stop) > 0)
        {
            LogStaleLock();
        }
    }

    private async Task<IAsyncDisposable> LockFileAsync(CancellationToken stop)
    {
        var path = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var announced = false; ; announced = true)
        {
            try
            {
                // Never deleted: whoever opened it before the deletion would hold a lock that nobody else can see.
                return new FileStream(path + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (!stop.IsCancellationRequested)
            {
                if (!announced)
                {
                    LogWaiting();
                }

                await timer.WaitForNextTickAsync(stop);
            }
        }
    }

    private async Task<IAsyncDisposable> LockServerAsync(CancellationToken stop)
    {
        // The lock belongs to this connection: it goes with the process, whatever happens to it.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = AdvisoryLock });
        await command.ExecuteNonQueryAsync(stop);
        return connection;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An earlier migration was interrupted; its lock is removed and migration starts again.")]
    private partial void LogStaleLock();

    [LoggerMessage(Level = LogLevel.Information, Message = "Another process is migrating this database; waiting for it.")]
    private partial void LogWaiting();
}
