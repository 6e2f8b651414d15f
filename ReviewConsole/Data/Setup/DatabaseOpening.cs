using Microsoft.Data.Sqlite;
using Npgsql;

namespace ReviewConsole.Data.Setup;

/// <summary>Opens the database before anything else is done, or says in a sentence why that cannot be.</summary>
internal static class DatabaseOpening
{
    // Cannot be written, damaged, cannot be opened, is no database: https://sqlite.org/rescode.html
    private static readonly int[] Unusable = [8, 11, 14, 26];

    // Who may enter, which database, how many, and whether the server is up: https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static readonly string[] OfTheServer = ["28", "3D", "53", "57"];

    /// <summary>Migrates; false when the database cannot be used, which is said on standard error by the key that names it.</summary>
    public static async Task<bool> TryAsync(IServiceProvider services, TextWriter error, CancellationToken stop = default)
    {
        try
        {
            await services.GetRequiredService<Migrator>().MigrateAsync(stop);
            return true;
        }
        catch (Exception failed) when (IsOfTheDatabase(failed.GetBaseException()))
        {
            await error.WriteLineAsync($"ConnectionStrings:Review: {services.GetRequiredService<Database>().Place} cannot be used: {failed.GetBaseException().Message}");
            return false;
        }
    }

    private static bool IsOfTheDatabase(Exception why) => why switch
    {
        SqliteException sqlite => Unusable.Contains(sqlite.SqliteErrorCode),
        PostgresException postgres => OfTheServer.Any(code => postgres.SqlState.StartsWith(code, StringComparison.Ordinal)),
        NpgsqlException or System.Net.Sockets.SocketException or UnauthorizedAccessException or DirectoryNotFoundException => true,
        _ => false,
    };
}
