using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Counters;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Lines;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Deeds;

/// <summary>
/// The one door for writing. Re-reads who acts and what they may, locks the case row, takes the one instant, lets the deed change the
/// domain, appends facts and outbox rows, commits, and only then answers.
/// </summary>
public abstract class DeedDoor(CaseWorld world)
{
    /// <summary>Does a deed, or says why not.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="deed">What is to be done.</param>
    /// <param name="stop">Stops waiting; a deed that has begun may still be done.</param>
    public Task<Result<T>> DoAsync<T>(Actor actor, Deed<T> deed, CancellationToken stop = default) => DoAsync(actor, deed, null, stop);

    /// <summary>Does a deed at a past instant; only the demonstration may, so that its journal tells a history.</summary>
    internal Task<Result<T>> DoAtAsync<T>(Actor actor, Deed<T> deed, DateTimeOffset at, CancellationToken stop = default) =>
        DoAsync(actor, deed, at, stop);

    /// <summary>Writes what is no deed and leaves no fact (drafts), one after the other with the deeds.</summary>
    /// <param name="write">Changes the database; saved and committed afterwards.</param>
    /// <param name="stop">Stops waiting.</param>
    public abstract Task WriteAsync(Func<ReviewDb, DateTimeOffset, Task> write, CancellationToken stop = default);

    /// <summary>Runs the deed in the provider's kind of transaction.</summary>
    protected abstract Task<Result<T>> DoAsync<T>(Actor actor, Deed<T> deed, DateTimeOffset? at, CancellationToken stop);

    /// <summary>The steps inside the transaction, up to but not including the commit.</summary>
    /// <returns>The answer, and the streams that changed.</returns>
    private protected async Task<(Result<T> Answer, IReadOnlyList<string> Changed)> RunAsync<T>(
        ReviewDb db, Actor actor, Deed<T> deed, Func<Task<DateTimeOffset>> instant, CancellationToken stop)
    {
        var locks = new DeedLocks((name, token) => LockAsync(db, name, token), (id, token) => LockAsync(db, id, token),
            (id, wait, still, token) => TryLockAsync(db, id, wait, still, token), stop);

        // Every deed in this order, names, people, cases, so that two never wait for each other.
        await locks.NamesAsync(deed.Names);
        await LockPeopleAsync(db, actor, deed, stop);
        var locked = await deed.FindLockedAsync(db, stop);
        if (locked is { } known)
        {
            await locks.CaseAsync(known);
        }

        // Both after the locks: a wait may be long, and meanwhile somebody is disabled, or the clock moves past the end of a claim.
        var now = await instant();
        var authority = await Authority.ReadAsync(db, actor, deed.Needs, locked, now, stop);
        if (!authority.IsDone)
        {
            return (Result<T>.Refused(authority.Refusals), []);
        }

        var scope = new DeedScope(db, actor, authority.Answer, now, world, locks, stop);
        var answer = await deed.DoAsync(scope);
        if (!answer.IsDone)
        {
            return (answer, []);
        }

        // Looked for here, not with every question to the context; and once more before saving, where something is there that could have changed.
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var facts = scope.TakeFacts();
        var changed = CaseChanges.In(db, scope.Cases);
        await JournalWriter.AppendAsync(db, facts, actor, deed.Command, now, stop);
        await RenewAsync(db, changed, world, stop);
        await DailyCounts.KeepAsync(db, changed, facts, now, world.Calendar.Zone, stop);

        if (db.ChangeTracker.Entries().Any(entry => entry.State != EntityState.Added))
        {
            db.ChangeTracker.DetectChanges();
        }

        await SaveAsync(db, stop);

        // Looking changes nothing that another screen shows.
        return (answer, [.. facts.Where(f => f.Fact.Kind != FactKinds.CaseViewed).Select(f => f.Stream).Concat(changed.Select(c => c.Number.Value)).Concat(scope.Stirred).Distinct(StringComparer.Ordinal)]);
    }

    // In one order, too, however many they are.
    private async Task LockPeopleAsync<T>(ReviewDb db, Actor actor, Deed<T> deed, CancellationToken stop)
    {
        var people = deed.Gives.Concat(actor.Person is { } me ? [me] : []).Distinct();
        foreach (var person in people.OrderBy(p => p.Value))
        {
            await LockAsync(db, person, alone: deed.Counts && person == actor.Person, stop);
        }
    }

    private static async Task RenewAsync(ReviewDb db, IReadOnlyList<Case> changed, CaseWorld world, CancellationToken stop)
    {
        var weights = changed.Count > 0 ? await WeightsInForce.ReadAsync(db, stop) : null;
        if (changed.Where(c => db.Entry(c).State != EntityState.Added).ToList() is { Count: > 1 } known)
        {
            await CaseLines.LoadAsync(db, known, stop);
        }

        foreach (var subject in changed)
        {
            await CaseLines.RenewAsync(db, subject, weights!, world, stop);
            CaseChanges.RaiseVersion(db, subject);
        }
    }

    /// <summary>Writes what the deed left in the context, which has been looked for.</summary>
    private protected virtual Task SaveAsync(ReviewDb db, CancellationToken stop) => db.SaveChangesAsync(stop);

    /// <summary>Locks the case row until the commit; SQLite's writer needs no lock of its own.</summary>
    private protected virtual Task LockAsync(ReviewDb db, CaseId id, CancellationToken stop) => Task.CompletedTask;

    /// <summary>
    /// Locks a case row until the commit if <paramref name="still"/> holds behind the lock, else keeps no lock on it. SQLite's writer is alone:
    /// what it has read in this transaction still holds, so it is not asked again.
    /// </summary>
    private protected virtual Task<CaseLock> TryLockAsync(ReviewDb db, CaseId id, bool wait, Func<Task<bool>> still, CancellationToken stop) =>
        Task.FromResult(CaseLock.Held);

    /// <summary>Locks a name until the commit.</summary>
    private protected virtual Task LockAsync(ReviewDb db, string name, CancellationToken stop) => Task.CompletedTask;

    /// <summary>
    /// Keeps a person's row from being changed until the commit, so that nothing is done by or given to somebody who was disabled meanwhile;
    /// <paramref name="alone"/> keeps their other deeds waiting, too.
    /// </summary>
    private protected virtual Task LockAsync(ReviewDb db, PersonId person, bool alone, CancellationToken stop) => Task.CompletedTask;
}
