using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReviewConsole.Benchmarks;

/// <summary>A statement as the program sent it.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Parameters">Names, types and values.</param>
internal sealed record Statement(string Sql, IReadOnlyList<(string Name, SqliteType Type, object? Value)> Parameters);

/// <summary>Hears every statement that EF Core sends while it is open, so that raw SQLite can be asked exactly the same.</summary>
internal sealed class StatementLog : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly string Sending = RelationalEventId.CommandExecuting.Name!;

    // EF looks once a second whether anybody listens.
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(1.5);

    private readonly List<Statement> _heard = [];
    private readonly List<IDisposable> _subscriptions = [];

    private StatementLog() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Begins to listen.</summary>
    public static async Task<StatementLog> OpenAsync()
    {
        var log = new StatementLog();
        await Task.Delay(Noticed);
        return log;
    }

    /// <summary>What some work sends.</summary>
    public async Task<IReadOnlyList<Statement>> OfAsync(Func<Task> work)
    {
        _heard.Clear();
        await work();
        return _heard.Count > 0 ? [.. _heard] : throw new InvalidOperationException("Nothing was sent to the database.");
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this, name => name == Sending));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command: SqliteCommand command })
        {
            _heard.Add(new Statement(command.CommandText,
                [.. command.Parameters.Cast<SqliteParameter>().Select(p => (p.ParameterName, p.SqliteType, p.Value))]));
        }
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
}
