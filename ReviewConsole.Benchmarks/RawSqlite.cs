using Microsoft.Data.Sqlite;
using ReviewConsole.Data.Setup;

namespace ReviewConsole.Benchmarks;

/// <summary>The yardstick: the same statements, prepared once, through Microsoft.Data.Sqlite on one open connection with the program's settings.</summary>
internal sealed class RawSqlite : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    private RawSqlite(SqliteConnection connection) => _connection = connection;

    public static async Task<RawSqlite> OpenAsync(FilledDatabase database) => new(await SqliteOpening.OpenAsync(database.ConnectionString));

    /// <summary>Prepares what is not prepared yet.</summary>
    public void Prepare(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements.Where(s => !_prepared.ContainsKey(s.Sql)))
        {
            var command = _connection.CreateCommand();
            command.CommandText = statement.Sql;
            command.Parameters.AddRange(statement.Parameters.Select(p => new SqliteParameter(p.Name, p.Type) { Value = p.Value }));
            command.Prepare();
            _prepared.Add(statement.Sql, command);
        }
    }

    /// <summary>Runs statements that read.</summary>
    public int Read(IEnumerable<Statement> statements) => statements.Sum(s => Run(s, null));

    /// <summary>Runs statements that write, in one transaction.</summary>
    public void Write(IEnumerable<Statement> statements)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var statement in statements)
        {
            Run(statement, transaction);
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    // Every value of every row is fetched, as somebody who shows them would.
    private int Run(Statement statement, SqliteTransaction? transaction)
    {
        var command = _prepared[statement.Sql];
        command.Transaction = transaction;
        for (var at = 0; at < statement.Parameters.Count; at++)
        {
            command.Parameters[at].Value = statement.Parameters[at].Value;
        }

        var rows = 0;
        using var reader = command.ExecuteReader();
        do
        {
            for (; reader.Read(); rows++)
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    reader.GetValue(column);
                }
            }
        }
        while (reader.NextResult());
        return rows;
    }
}
