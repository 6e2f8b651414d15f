using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Deeds;

/// <summary>
/// One transaction a deed inside the retrying execution strategy. When a commit's outcome is unknown, the deed's command decides: its
/// facts are there, so it was done and is answered; or not, so it is done now. Never twice.
/// </summary>
internal sealed class PostgresDeedDoor(IDbContextFactory<PostgresReviewDb> contexts, CaseWorld world) : DeedDoor(world)
{
    /// <summary>The channel on which every node hears what was committed.</summary>
    public const string Channel = "review_changes";

    public override async Task WriteAsync(Func<ReviewDb, DateTimeOffset, Task> write, CancellationToken stop = default)
    {
        await using var outer = await contexts.CreateDbContextAsync(stop);
        await outer.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await write(db, await ClockAsync(db, stop));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        });
    }

    protected override async Task<Result<T>> DoAsync<T>(Actor actor, Deed<T> deed, DateTimeOffset? at, CancellationToken stop)
    {
        Result<T>? answer = null;
        await using var outer = await contexts.CreateDbContextAsync(stop);
        await outer.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);

            // Waits for an earlier attempt whose commit is still under way on the server; only then its facts tell whether it was done.
            await LockAsync(db, $"command {deed.Command:D}", stop);
            if (answer is { IsDone: true } && await db.Facts.AnyAsync(f => f.Command == deed.Command, stop))
            {
                return;
            }

            var (done, changed) = await RunAsync(db, actor, deed, async () => at is { } past ? Instants.Whole(past) : await ClockAsync(db, stop), stop);
            answer = done;
            if (done.IsDone)
            {
                await NotifyAsync(db, changed, stop);
                await transaction.CommitAsync(stop);
            }
        });
        return answer!;
    }

    private protected override Task LockAsync(ReviewDb db, CaseId id, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM cases WHERE \"Id\" = {id.Value} FOR UPDATE", stop);

    // A lock that was taken after a savepoint goes with it: nobody waits for a case that this deed has passed by.
    private protected override async Task<CaseLock> TryLockAsync(ReviewDb db, CaseId id, bool wait, Func<Task<bool>> still, CancellationToken stop)
    {
        const string Before = "before_case";
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Before, stop);
        var locked = await (wait
            ? db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM cases WHERE \"Id\" = {id.Value} FOR UPDATE")
            : db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM cases WHERE \"Id\" = {id.Value} FOR UPDATE SKIP LOCKED")).ToListAsync(stop);
        if (locked.Count > 0 && await still())
        {
            await transaction.ReleaseSavepointAsync(Before, stop);
            return CaseLock.Held;
        }

        await transaction.RollbackToSavepointAsync(Before, stop);
        return locked.Count > 0 ? CaseLock.Lost : CaseLock.Busy;
    }

    // Two names with the same hash only wait for each other needlessly.
    private protected override Task LockAsync(ReviewDb db, string name, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", stop);

    // Shared: deeds of the same person do not wait for each other, only a change of the person does, and a deed that counts what they have.
    private protected override Task LockAsync(ReviewDb db, PersonId person, bool alone, CancellationToken stop) => alone
        ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM people WHERE \"Id\" = {person.Value} FOR NO KEY UPDATE", stop)
        : db.Database.ExecuteSqlAsync($"SELECT 1 FROM people WHERE \"Id\" = {person.Value} FOR SHARE", stop);

    // now() is fixed at the transaction's start; after waiting for a lock only the wall clock is true.
    private static async Task<DateTimeOffset> ClockAsync(ReviewDb db, CancellationToken stop) =>
        Instants.Whole((await db.Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").ToListAsync(stop))[0]);

    // A notice is at most 8,000 bytes; so many changes at once are "anything".
    private static Task<int> NotifyAsync(ReviewDb db, IReadOnlyList<string> changed, CancellationToken stop)
    {
        var text = string.Join(' ', changed);
        return changed.Count == 0 ? Task.FromResult(0)
            : db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {(text.Length > 4000 ? "" : text)})", stop);
    }
}
