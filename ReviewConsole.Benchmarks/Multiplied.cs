using System.Globalization;
using Microsoft.Data.Sqlite;
using ReviewConsole.Data.Setup;

namespace ReviewConsole.Benchmarks;

/// <summary>
/// A database many times as large, made from a filled one by copying what a queue and a case are read from: numbers, ids and instants are the
/// copies' own, the journal stays behind. Filling a million cases through the deeds would take more than an hour.
/// </summary>
internal static class Multiplied
{
    // Case ids of one copy lie beside those of the next.
    private const long Apart = 10_000_000;

    private static readonly string[] OfCases = ["cases", "case_rows", "case_signals", "appeals", "rights_requests", "checks", "searched_names", "case_links"];

    // Columns that name something once only, or place a line: what a copy has instead.
    private static readonly Dictionary<string, string> Own = new(StringComparer.Ordinal)
    {
        ["cases.Id"] = "Id + $apart",
        ["cases.Number"] = "'AP-2031-' || printf('%09d', Id + $apart)",
        ["cases.RestrictionId"] = "RestrictionId || $name",
        ["case_rows.Id"] = "Id + $apart",
        ["case_rows.Number"] = "'AP-2031-' || printf('%09d', Id + $apart)",
        ["case_rows.UrgentAt"] = "UrgentAt + $later",

        // Ten times as many cases, but nobody has ten times as many in hand: the cap would let them take no other.
        ["cases.Claim"] = "NULL",
        ["cases.Assignee"] = "NULL",
        ["case_rows.Holder"] = "NULL",
        ["case_rows.ClaimUntil"] = "NULL",
        ["case_rows.Assignee"] = "NULL",
        ["case_rows.SearchAccount"] = "SearchAccount || $name",
        ["appeals.AppealId"] = "AppealId || $name",
        ["checks.Id"] = "lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2) || '-a' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))",
    };

    /// <summary>The one of an earlier run, or a new one.</summary>
    public static async Task<FilledDatabase> OfAsync(FilledDatabase one, int times)
    {
        var many = new FilledDatabase(Path.ChangeExtension(one.File, string.Create(CultureInfo.InvariantCulture, $"x{times}.db")));
        if (System.IO.File.Exists(many.File))
        {
            return many;
        }

        await Console.Error.WriteLineAsync($"Making {many.File}: {times} times as many cases, copied by SQL.");
        var copy = await one.CopyAsync();
        await using (var connection = await SqliteOpening.OpenAsync(copy.ConnectionString))
        {
            for (var at = 1; at < times; at++)
            {
                await CopyAsync(connection, at);
            }

            await RunAsync(connection, "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)", 0);
        }

        SqliteConnection.ClearAllPools();
        System.IO.File.Move(copy.File, many.File);
        return many;
    }

    private static async Task CopyAsync(SqliteConnection connection, int at)
    {
        await RunAsync(connection, "BEGIN IMMEDIATE", at);
        foreach (var table in OfCases)
        {
            var columns = await ColumnsAsync(connection, table);
            var id = table is "cases" or "case_rows" ? "Id" : columns.Contains("CaseId") ? "CaseId" : "Case";
            var values = columns.Select(column => Own.GetValueOrDefault($"{table}.{column}") ?? (column == id ? $"\"{column}\" + $apart" : $"\"{column}\""));
            await RunAsync(
                connection,
                $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM {table} WHERE \"{id}\" < {Apart}", at);
        }

        await RunAsync(connection, "COMMIT", at);
    }

    private static async Task<List<string>> ColumnsAsync(SqliteConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, int at)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$apart", at * Apart);
        command.Parameters.AddWithValue("$name", string.Create(CultureInfo.InvariantCulture, $"-{at}"));
        command.Parameters.AddWithValue("$later", at * TimeSpan.TicksPerMinute);
        await command.ExecuteNonQueryAsync();
    }
}
