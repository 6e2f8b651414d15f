using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Deeds;

/// <summary>
/// One writer drains a channel: one immediate transaction for a group of deeds, a savepoint each, one commit to disk, then the callers
/// are answered. A single full sync a deed would allow some hundred deeds a second; a group shares it.
/// </summary>
internal sealed class SqliteDeedDoor : DeedDoor, IAsyncDisposable
{
    // A decision never waits longer than this behind an import.
    private static readonly TimeSpan GroupLasts = TimeSpan.FromMilliseconds(50);

    private readonly Channel<ISqliteWork> _waiting = Channel.CreateBounded<ISqliteWork>(new BoundedChannelOptions(10_000) { SingleReader = true });
    private readonly Func<Task<SqliteConnection>> _connect;
    private readonly TimeProvider _time;
    private readonly LiveUpdates _live;
    private readonly Task _writer;

    // Both of the writer alone.
    private FreshRows? _fresh;
    private SqliteTransaction? _transaction;

    public SqliteDeedDoor(Func<Task<SqliteConnection>> connect, CaseWorld world, TimeProvider time, LiveUpdates live)
        : base(world)
    {
        (_connect, _time, _live) = (connect, time, live);

        // The writer outlives whoever asks for the door first, and must not go on in their language or with their request.
        using (ExecutionContext.SuppressFlow())
        {
            _writer = Task.Run(WriteAllAsync);
        }
    }

    public override async Task WriteAsync(Func<ReviewDb, DateTimeOffset, Task> write, CancellationToken stop = default)
    {
        await QueueAsync<Done>(
            async db =>
            {
                await write(db, Now(null));
                await db.SaveChangesAsync();
                return (Done.It, []);
            },
            stop);
    }

    protected override Task<Result<T>> DoAsync<T>(Actor actor, Deed<T> deed, DateTimeOffset? at, CancellationToken stop) =>
        QueueAsync(db => RunAsync(db, actor, deed, () => Task.FromResult(Now(at)), CancellationToken.None), stop);

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writer;
    }

    private protected override Task SaveAsync(ReviewDb db, CancellationToken stop) =>
        _fresh!.TryWrite(db, _transaction!) ? Task.CompletedTask : base.SaveAsync(db, stop);

    private async Task<Result<T>> QueueAsync<T>(Func<ReviewDb, Task<(Result<T>, IReadOnlyList<string>)>> run, CancellationToken stop)
    {
        var work = new SqliteWork<T>(db =>
        {
            // Whoever stopped waiting before their turn wants nothing done; what has begun is not cancelled, because half a group cannot be.
            stop.ThrowIfCancellationRequested();
            return run(db);
        });
        await _waiting.Writer.WriteAsync(work, stop);
        return await work.Answer.WaitAsync(stop);
    }

    private DateTimeOffset Now(DateTimeOffset? at) => Instants.Whole(at ?? _time.GetUtcNow());

    private async Task WriteAllAsync()
    {
        SqliteConnection? connection = null;
        SqliteReviewDb? db = null;
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var group = new List<ISqliteWork>();
            try
            {
                connection ??= await _connect();
                db ??= Over(connection);
                _fresh ??= new FreshRows(connection);
                await WriteGroupAsync(connection, db, group);
                group.ForEach(work => work.Committed());
                if (group.SelectMany(work => work.Changed).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } changed)
                {
                    _live.Publish(new Change(changed));
                }
            }
            catch (Exception failed)
            {
                // Nothing of the group is on disk: everybody in it is told, and the next group starts afresh.
                if (group.Count == 0 && _waiting.Reader.TryRead(out var first))
                {
                    group.Add(first);
                }

                group.ForEach(work => work.Failed(failed));
                await CloseAsync(db, connection);
                (db, connection) = (null, null);
            }
        }

        await CloseAsync(db, connection);
    }

    // One context for as long as the connection lasts: a new one would give the connection all of its functions again, with every deed.
    private static SqliteReviewDb Over(SqliteConnection connection)
    {
        var db = new SqliteReviewDb(new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite(connection).Options);
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    private async Task CloseAsync(SqliteReviewDb? db, SqliteConnection? connection)
    {
        _fresh?.Dispose();
        _fresh = null;
        await (db?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task WriteGroupAsync(SqliteConnection connection, SqliteReviewDb db, List<ISqliteWork> group)
    {
        await using var transaction = await BeginAsync(connection);
        _transaction = transaction;

        // Counted from here: a group that had to wait for another program must not be over before its first deed.
        var begun = Stopwatch.GetTimestamp();
        await db.Database.UseTransactionAsync(transaction);
        while (Stopwatch.GetElapsedTime(begun) < GroupLasts && _waiting.Reader.TryRead(out var work))
        {
            group.Add(work);
            transaction.Save("deed");
            if (!await work.RunAsync(db))
            {
                transaction.Rollback("deed");
            }

            // The next deed reads everything afresh, whatever this one has left in the context.
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = true;
            transaction.Release("deed");
        }

        await db.Database.UseTransactionAsync(null);
        await transaction.CommitAsync();
    }

    private static async Task<SqliteTransaction> BeginAsync(SqliteConnection connection)
    {
        using var turn = await SqliteTurn.TakeAsync(connection.DataSource);
        return connection.BeginTransaction(deferred: false);
    }
}
