using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Deeds;

/// <summary>What one deed has locked until its commit; nothing is locked twice.</summary>
internal sealed class DeedLocks(Func<string, CancellationToken, Task> lockName, Func<CaseId, CancellationToken, Task> lockCase, CancellationToken stop)
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
}
