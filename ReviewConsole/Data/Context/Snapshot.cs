using System.Data;
using Microsoft.EntityFrameworkCore;

namespace ReviewConsole.Data.Context;

/// <summary>Several queries that see the database as it stood at one moment, while deeds go on.</summary>
internal static class Snapshot
{
    /// <summary>Reads without tracking; blocks no writer. Keep it short: on SQLite the log of changes cannot be folded in meanwhile.</summary>
    public static async Task<T> ReadAsync<T>(this IDbContextFactory<ReviewDb> databases, Func<ReviewDb, Task<T>> read, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            // SQLite begins a transaction that only reads for this level alone; any other would take the one place of the writer.
            await using var moment = await db.Database.BeginTransactionAsync(
                db.Database.IsSqlite() ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead, stop);
            return await read(db);
        });
    }
}
