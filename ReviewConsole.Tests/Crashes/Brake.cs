using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ReviewConsole.Crashes;

/// <summary>
/// Holds a migration for ever just before its commit, when it notes its name in EF's own table: so it can be killed in the middle for
/// certain, however fast the machine is.
/// </summary>
internal abstract class Brake(string connectionString) : IAsyncDisposable
{
    protected string ConnectionString { get; } = connectionString;

    /// <summary>Puts the brake into the empty database.</summary>
    public abstract Task PutOnAsync();

    /// <summary>True once a migration stands still.</summary>
    public abstract Task<bool> HoldsAsync();

    /// <summary>Takes it out again, once nobody is held by it any more.</summary>
    public abstract Task TakeOffAsync();

    /// <summary>Waits until a migration stands still.</summary>
    public async Task WaitUntilItHoldsAsync(CancellationToken stop)
    {
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await HoldsAsync())
        {
            await pulse.WaitForNextTickAsync(stop);
        }
    }

    /// <summary>The first value that a statement gives.</summary>
    public abstract Task<T> AskAsync<T>(string sql);

    public abstract ValueTask DisposeAsync();

    protected static async Task<T> AskAsync<T>(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)(await command.ExecuteScalarAsync() ?? default(T)!);
    }
}

/// <summary>On SQLite: a trigger that reads an endless view.</summary>
internal sealed class SqliteBrake(string connectionString) : Brake(connectionString + ";Pooling=false;Default Timeout=1")
{
    public override Task PutOnAsync() => AskAsync<object>(
        """
        CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
        CREATE VIEW endless AS WITH RECURSIVE again(n) AS (SELECT 1 UNION ALL SELECT n FROM again) SELECT n FROM again;
        CREATE TRIGGER brake BEFORE INSERT ON "__EFMigrationsHistory" BEGIN SELECT COUNT(*) FROM endless; END;
        """);

    // EF's own lock is there, committed, and the one place of the writer is taken for longer than any statement of a migration lasts.
    public override async Task<bool> HoldsAsync()
    {
        if (await AskAsync<long>("SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'") == 0
            || await AskAsync<long>("SELECT COUNT(*) FROM \"__EFMigrationsLock\"") == 0)
        {
            return false;
        }

        try
        {
            await AskAsync<object>("BEGIN IMMEDIATE; ROLLBACK;");
            return false;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == 5)
        {
            return true;
        }
    }

    public override Task TakeOffAsync() => AskAsync<object>("DROP TRIGGER brake; DROP VIEW endless;");

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public override async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        return await AskAsync<T>(connection, sql);
    }
}

/// <summary>On PostgreSQL: a trigger that waits for a lock which we hold.</summary>
internal sealed class PostgresBrake(string connectionString) : Brake(connectionString)
{
    private NpgsqlConnection? _held;

    public override async Task PutOnAsync()
    {
        await AskAsync<object>(
            """
            CREATE TABLE "__EFMigrationsHistory" (
                "MigrationId" character varying(150) NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY, "ProductVersion" character varying(32) NOT NULL);
            CREATE FUNCTION brake() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NEW; END';
            CREATE TRIGGER brake BEFORE INSERT ON "__EFMigrationsHistory" FOR EACH ROW EXECUTE FUNCTION brake();
            """);
        _held = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await _held.OpenAsync();
        await AskAsync<object>(_held, "SELECT pg_advisory_lock(1)");
    }

    public override async Task<bool> HoldsAsync() => await AskAsync<long>(
        "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") > 0;

    // The server goes on for the dead, finds nobody to answer and takes all back; until then dropping waits.
    public override async Task TakeOffAsync()
    {
        await DisposeAsync();
        await AskAsync<object>("DROP TRIGGER brake ON \"__EFMigrationsHistory\"; DROP FUNCTION brake;");
    }

    public override ValueTask DisposeAsync() => _held?.DisposeAsync() ?? ValueTask.CompletedTask;

    public override async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return await AskAsync<T>(connection, sql);
    }
}
