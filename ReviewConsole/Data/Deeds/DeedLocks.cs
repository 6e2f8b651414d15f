using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Deeds;

/// <summary>What became of trying to lock a case.</summary>
public enum CaseLock
{
    /// <summary>It is locked until the commit.</summary>
    Held,

    /// <summary>Another deed works on it at this moment.</summary>
    Busy,

    /// <summary>It is not any more what it was wanted for; no lock is kept.</summary>
    Lost,
}

/// <summary>What one deed has locked until its commit; nothing is locked twice.</summary>
internal sealed class DeedLocks(
    Func<string, CancellationToken, Task> lockName, Func<CaseId, CancellationToken, Task> lockCase,
    Func<CaseId, bool, Func<Task<bool>>, CancellationToken, Task<CaseLock>> tryCase, CancellationToken stop)
{
    private readonly HashSet<CaseId> _cases = [];

    /// <summary>Locks names, always in the same order, so that two deeds never wait for each other.</summary>
    public async Task NamesAsync(IReadOnlyList<string> names)
    {
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            await lockName(name, stop);
        }
    }

    /// <summary>Locks a case.</summary>
    public Task CaseAsync(CaseId id) => _cases.Add(id) ? lockCase(id, stop) : Task.CompletedTask;

    /// <summary>Locks a case if <paramref name="still"/> holds behind the lock; else no lock on it is kept, so that nobody waits for nothing.</summary>
    public async Task<CaseLock> TryCaseAsync(CaseId id, bool wait, Func<Task<bool>> still)
    {
        if (_cases.Contains(id))
        {
            return await still() ? CaseLock.Held : CaseLock.Lost;
        }

        var became = await tryCase(id, wait, still, stop);
        if (became == CaseLock.Held)
        {
            _cases.Add(id);
        }

        return became;
    }
}
