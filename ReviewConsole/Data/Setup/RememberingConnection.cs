using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ReviewConsole.Data.Setup;

/// <summary>
/// A connection that remembers the statements it has prepared. The mapper makes a new command for everything it asks, and SQLite reads its text anew each time, which
/// takes longer than doing it. For one thread alone, as the writer is.
/// </summary>
internal sealed class RememberingConnection(string connectionString) : SqliteConnection(connectionString)
{
    // The program has some hundreds of texts; more are made only by lists of growing length.
    private const int Most = 500;

    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);

    /// <summary>How many statements wait to be used again.</summary>
    public int Remembered => _idle.Count;

    /// <summary>A command with this text, prepared before or new; nobody else has it until it is given back.</summary>
    public SqliteCommand Take(string text)
    {
        if (_idle.Remove(text, out var known))
        {
            return known;
        }

        var command = CreateCommand();
        command.CommandText = text;
        return command;
    }

    /// <summary>Gives a command back to be used again.</summary>
    public void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (_idle.Count >= Most)
        {
            Forget();
        }

        if (!_idle.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <inheritdoc/>
    public override void Close()
    {
        Forget();
        base.Close();
    }

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => new RememberedCommand(this);

    private void Forget()
    {
        foreach (var command in _idle.Values)
        {
            command.Dispose();
        }

        _idle.Clear();
    }
}
