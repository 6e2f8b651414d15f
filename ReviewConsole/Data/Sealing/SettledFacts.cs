using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ReviewConsole.Data.Context;

namespace ReviewConsole.Data.Sealing;

/// <summary>
/// Up to which id every fact is sealed, so that not all are looked at each time. On PostgreSQL a fact with a smaller id may be committed later: a bound is believed only when every
/// transaction that had begun to write when it was seen has ended.
/// </summary>
internal sealed class SettledFacts
{
    private long _bound;
    private (long Id, long Transaction)? _seen;
    private (int Epoch, long Size) _at;

    /// <summary>All facts up to this id are sealed.</summary>
    public long After { get; private set; }

    /// <summary>Learns what a snapshot shows; forgets everything where an older database stands in the place of the one it knew.</summary>
    public async Task LookAsync(ReviewDb db, int epoch, long size, CancellationToken stop)
    {
        if (epoch != _at.Epoch || size < _at.Size)
        {
            (After, _bound, _seen) = (0, 0, null);
        }

        _at = (epoch, size);
        var last = await db.Facts.MaxAsync(f => (long?)f.Id, stop) ?? 0;
        if (db.Database.IsSqlite())
        {
            _bound = last;
            return;
        }

        var (oldest, next) = await TransactionsAsync(db, stop);
        if (_seen is { } seen && seen.Transaction <= oldest)
        {
            (_bound, _seen) = (seen.Id, null);
        }

        // Another server, as after a restore, counts from elsewhere.
        _seen = _seen is { } before && before.Transaction <= next ? before : (last, next);
    }

    /// <summary>What was seen is being sealed: up to this id, or all.</summary>
    public void Sealed(long? until) => After = Math.Max(After, Math.Min(_bound, until ?? _bound));

    private static async Task<(long Oldest, long Next)> TransactionsAsync(ReviewDb db, CancellationToken stop)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = "SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint FROM pg_current_snapshot() s";
        await using DbDataReader reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
