using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace ReviewConsole.Data.Setup;

/// <summary>A command as the mapper makes them; once its text is known, the connection's own command for that text stands behind it, and is given back at the end.</summary>
internal sealed class RememberedCommand(RememberingConnection connection) : DbCommand
{
    private SqliteCommand? _inner;
    private DbDataReader? _reader;

    /// <inheritdoc/>
    [AllowNull]
    public override string CommandText
    {
        get => Inner.CommandText;
        set
        {
            GiveBack();
            _inner = connection.Take(value ?? "");
        }
    }

    /// <inheritdoc/>
    public override int CommandTimeout
    {
        get => Inner.CommandTimeout;
        set => Inner.CommandTimeout = value;
    }

    /// <inheritdoc/>
    public override CommandType CommandType
    {
        get => CommandType.Text;
        set => Inner.CommandType = value;
    }

    /// <inheritdoc/>
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <inheritdoc/>
    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("A statement belongs to the connection that prepared it.");
    }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => Inner.Parameters;

    /// <inheritdoc/>
    protected override DbTransaction? DbTransaction
    {
        get => Inner.Transaction;
        set => Inner.Transaction = (SqliteTransaction?)value;
    }

    private SqliteCommand Inner => _inner ??= connection.Take("");

    /// <inheritdoc/>
    public override void Cancel() => Inner.Cancel();

    /// <inheritdoc/>
    public override int ExecuteNonQuery() => Inner.ExecuteNonQuery();

    /// <inheritdoc/>
    public override object? ExecuteScalar() => Inner.ExecuteScalar();

    /// <inheritdoc/>
    public override void Prepare() => Inner.Prepare();

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => _reader = Inner.ExecuteReader(behavior);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    // One that is still being read is not for anybody else.
    private void GiveBack()
    {
        if (_inner is { } inner && _reader is { IsClosed: false })
        {
            inner.Dispose();
        }
        else if (_inner is not null)
        {
            connection.GiveBack(_inner);
        }

        (_inner, _reader) = (null, null);
    }
}
