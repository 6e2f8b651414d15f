using System.Diagnostics;
using Microsoft.Data.Sqlite;
using ReviewConsole.Data.Setup;

namespace ReviewConsole.Benchmarks;

/// <summary>Writes rows that the program wrote once more, into an empty database, by statements prepared by hand: nothing is read, reckoned or hashed.</summary>
internal static class RowCopy
{
    // Parents before children.
    private static readonly string[] Tables =
        ["cases", "case_rows", "case_signals", "appeals", "rights_requests", "case_links", "searched_names", "facts", "fact_values", "journal_heads", "outbox", "api_answers"];

    /// <summary>How far each table reaches now.</summary>
    public static IReadOnlyDictionary<string, long> Marks(FilledDatabase of)
    {
        using var connection = new SqliteConnection(of.ConnectionString);
        connection.Open();
        return Tables.ToDictionary(table => table, table => Scalar(connection, $"SELECT coalesce(max(rowid), 0) FROM {table}"));
    }

    /// <summary>Seconds to write the rows between two marks.</summary>
    /// <param name="from">Where they are.</param>
    /// <param name="after">The marks before.</param>
    /// <param name="until">The marks after.</param>
    /// <param name="cases">How many cases they make.</param>
    /// <param name="group">How many cases are committed together.</param>
    public static async Task<double> WriteAsync(FilledDatabase from, IReadOnlyDictionary<string, long> after, IReadOnlyDictionary<string, long> until, int cases, int group)
    {
        var rows = Read(from, after, until);
        var to = new FilledDatabase(Path.ChangeExtension(from.File, ".raw.db"));
        to.Delete();
        try
        {
            await using var program = new ProgramServices(to.ConnectionString);
            await program.MigrateAsync();
            await using var connection = await SqliteOpening.OpenAsync(to.ConnectionString);
            return Write(connection, rows, cases, group);
        }
        finally
        {
            to.Delete();
        }
    }

    private static Dictionary<string, (string[] Columns, List<object[]> Rows)> Read(FilledDatabase from, IReadOnlyDictionary<string, long> after, IReadOnlyDictionary<string, long> until)
    {
        using var connection = new SqliteConnection(from.ConnectionString);
        connection.Open();
        return Tables.ToDictionary(table => table, table =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} WHERE rowid > {after[table]} AND rowid <= {until[table]} ORDER BY rowid";
            using var reader = command.ExecuteReader();
            var rows = new List<object[]>();
            while (reader.Read())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
            }

            return (Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray(), rows);
        });
    }

    private static double Write(SqliteConnection connection, Dictionary<string, (string[] Columns, List<object[]> Rows)> rows, int cases, int group)
    {
        var inserts = rows.Where(t => t.Value.Rows.Count > 0).Select(t => (t.Value.Rows, Command: Insert(connection, t.Key, t.Value.Columns))).ToList();
        using var count = connection.CreateCommand();
        count.CommandText = "INSERT INTO counters (\"Name\", \"Last\") VALUES ('case-id', 1) ON CONFLICT (\"Name\") DO UPDATE SET \"Last\" = \"Last\" + 1";
        count.Prepare();
        var begun = Stopwatch.GetTimestamp();
        for (var done = 0; done < cases; done += group)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            count.Transaction = transaction;

            // The case's id and its number, and the day's counter of opened cases.
            for (var at = 0; at < 3 * Math.Min(group, cases - done); at++)
            {
                count.ExecuteNonQuery();
            }

            foreach (var (of, command) in inserts)
            {
                command.Transaction = transaction;
                foreach (var row in of.Skip(Part(of.Count, done, cases)).Take(Part(of.Count, Math.Min(done + group, cases), cases) - Part(of.Count, done, cases)))
                {
                    for (var column = 0; column < row.Length; column++)
                    {
                        command.Parameters[column].Value = row[column];
                    }

                    command.ExecuteNonQuery();
                }
            }

            transaction.Commit();
        }

        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static int Part(int rows, int done, int cases) => (int)((long)rows * done / cases);

    private static SqliteCommand Insert(SqliteConnection connection, string table, string[] columns)
    {
        // Rows of two tables are cut at the same share, not at the same case: a child may come a moment before its parent.
        Execute(connection, "PRAGMA foreign_keys=OFF");
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, at) => "$p" + at.ToString(System.Globalization.CultureInfo.InvariantCulture)))})";
        command.Parameters.AddRange(columns.Select((_, at) => new SqliteParameter("$p" + at.ToString(System.Globalization.CultureInfo.InvariantCulture), DBNull.Value)));
        command.Prepare();
        return command;
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
