using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Api;

/// <summary>Which case an id of the interface is about; null where it is none. Only to find it: every deed looks again behind its lock.</summary>
internal sealed class CaseOf(IDbContextFactory<ReviewDb> databases)
{
    /// <summary>By an appeal.</summary>
    public Task<CaseId?> AppealAsync(string appealId, CancellationToken stop) => FindAsync(db => db.Appeals.Where(a => a.AppealId == appealId).Select(a => (CaseId?)a.CaseId), stop);

    /// <summary>By a check.</summary>
    public Task<CaseId?> CheckAsync(Guid id, CancellationToken stop)
    {
        var check = new CheckId(id);
        return FindAsync(db => db.Checks.Where(c => c.Id == check).Select(c => (CaseId?)c.CaseId), stop);
    }

    /// <summary>By a decision.</summary>
    public Task<CaseId?> DecisionAsync(Guid id, CancellationToken stop)
    {
        var decision = new DecisionId(id);
        return FindAsync(db => db.Decisions.Where(d => d.Id == decision).Select(d => (CaseId?)d.CaseId), stop);
    }

    /// <summary>By something asked for beside an appeal.</summary>
    public Task<CaseId?> RightAsync(Guid id, CancellationToken stop)
    {
        var right = new RightId(id);
        return FindAsync(db => db.Rights.Where(r => r.Id == right).Select(r => (CaseId?)r.CaseId), stop);
    }

    /// <summary>By a restriction.</summary>
    public Task<CaseId?> RestrictionAsync(string restriction, CancellationToken stop) =>
        FindAsync(db => db.Cases.Where(c => c.RestrictionId == restriction).Select(c => (CaseId?)c.Id), stop);

    private async Task<CaseId?> FindAsync(Func<ReviewDb, IQueryable<CaseId?>> which, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await which(db).SingleOrDefaultAsync(stop);
    }
}
