using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReviewConsole.Data.Setup;

/// <summary>
/// What every connection to the embedded database gets: pooled connections keep old settings and new ones have none. Without a full
/// sync a power cut loses every acknowledged commit since the last checkpoint, so <c>synchronous=FULL</c> is set and asserted.
/// </summary>
internal sealed class SqliteOpening : DbConnectionInterceptor
{
    private const string Settings =
        "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    /// <summary>Opens a connection for the writer.</summary>
    public static async Task<SqliteConnection> OpenAsync(string connectionString)
    {
        var connection = new RememberingConnection(connectionString);
        await connection.OpenAsync();
        Prepare(connection);
        return connection;
    }

    private static void Prepare(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA synchronous;";
        if (Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) != 2)
        {
            throw new InvalidOperationException("The database does not sync fully to disk; a power cut could lose decisions.");
        }
    }
}
