using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using ReviewConsole.Data.Context;

namespace ReviewConsole.Data.Deeds;

/// <summary>
/// Writes what a deed has only added, by statements prepared once for the writer's connection. The mapper makes and prepares each insert anew, which for an appeal of
/// fourteen rows takes several times as long as writing them. What changes rows, or has keys that the mapper must carry over, is left to the mapper.
/// </summary>
internal sealed class FreshRows(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<IEntityType, FreshTable?> _tables = [];

    /// <summary>Writes everything that was added; false, and nothing written, where something else is to be saved, too.</summary>
    /// <param name="db">The context; what it tracks must be detected.</param>
    /// <param name="transaction">The group's transaction.</param>
    public bool TryWrite(ReviewDb db, SqliteTransaction transaction)
    {
        var fresh = new List<(FreshTable Table, EntityEntry Entry)>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged)
            {
                continue;
            }

            if (entry.State is not EntityState.Added || Table(entry.Metadata) is not { } table)
            {
                return false;
            }

            fresh.Add((table, entry));
        }

        // Parents before what refers to them.
        var given = new Dictionary<(IEntityType Of, object Placeholder), object>();
        try
        {
            foreach (var (table, entry) in fresh.OrderBy(f => f.Table.Depth))
            {
                table.Write(entry, transaction, given);
            }
        }
        catch (DbException failed)
        {
            throw new DbUpdateException("What the deed added could not be written.", failed);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in _tables.Values)
        {
            table?.Dispose();
        }
    }

    private FreshTable? Table(IEntityType type)
    {
        if (!_tables.TryGetValue(type, out var known))
        {
            _tables[type] = known = FreshTable.CanWrite(type) ? new FreshTable(connection, type) : null;
        }

        return known;
    }
}

/// <summary>How rows of one table are written.</summary>
internal sealed class FreshTable : IDisposable
{
    private readonly SqliteCommand _insert;
    private readonly IProperty[] _columns;
    private readonly IEntityType?[] _principals;
    private readonly IProperty? _made;
    private readonly IEntityType _type;

    public FreshTable(SqliteConnection connection, IEntityType type)
    {
        (_type, Depth) = (type, DepthOf(type));
        _made = Made(type);
        _columns = [.. type.GetProperties().Where(p => p != _made)];
        _principals = [.. _columns.Select(c => c.FindFirstPrincipal() is { } principal && Made(principal.DeclaringType as IEntityType) == principal ? (IEntityType)principal.DeclaringType : null)];
        _insert = connection.CreateCommand();
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        _insert.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO "{table.Name}" ({string.Join(", ", _columns.Select(c => $"\"{c.GetColumnName(table)}\""))})
            VALUES ({string.Join(", ", _columns.Select((_, at) => "@p" + at.ToString(CultureInfo.InvariantCulture)))}){(_made is null ? "" : $" RETURNING \"{_made.GetColumnName(table)}\"")}
            """);
        foreach (var (at, column) in _columns.Index())
        {
            _insert.Parameters.Add(column.GetRelationalTypeMapping().CreateParameter(_insert, "@p" + at.ToString(CultureInfo.InvariantCulture), null, nullable: true));
        }

        _insert.Prepare();
    }

    /// <summary>How many tables stand above it: what it refers to is written first.</summary>
    public int Depth { get; }

    /// <summary>Whether the values of such a row are all known before it is written, its own running number excepted.</summary>
    public static bool CanWrite(IEntityType type) =>
        type.BaseType is null && !type.GetDirectlyDerivedTypes().Any() && !type.IsOwned() && !type.GetComplexProperties().Any()
        && type.GetProperties().All(p => p.ValueGenerated == ValueGenerated.Never || p == Made(type) || p.ClrType == typeof(Guid));

    /// <summary>Writes one.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="transaction">The group's transaction.</param>
    /// <param name="given">Numbers the database gave, by the placeholder that stood for them.</param>
    public void Write(EntityEntry entry, SqliteTransaction transaction, Dictionary<(IEntityType Of, object Placeholder), object> given)
    {
        var values = entry.CurrentValues;
        for (var at = 0; at < _columns.Length; at++)
        {
            var value = values[_columns[at]];
            if (value is not null && _principals[at] is { } principal && given.TryGetValue((principal, value), out var real))
            {
                value = real;
            }

            var mapping = _columns[at].GetRelationalTypeMapping();
            _insert.Parameters[at].Value = (value is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }

        _insert.Transaction = transaction;
        if (_made is null)
        {
            _insert.ExecuteNonQuery();
        }
        else
        {
            given[(_type, values[_made]!)] = _insert.ExecuteScalar()!;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _insert.Dispose();

    private static IProperty? Made(IEntityType? type) =>
        type?.FindPrimaryKey() is { Properties: [{ ValueGenerated: ValueGenerated.OnAdd } number] } && number.ClrType == typeof(long) ? number : null;

    private static int DepthOf(IEntityType type) =>
        type.GetForeignKeys().Where(k => k.PrincipalEntityType != type).Select(k => 1 + DepthOf(k.PrincipalEntityType)).DefaultIfEmpty(0).Max();
}
