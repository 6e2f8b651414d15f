using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Lines;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.People;

/// <summary>Gives back what a person holds or is to have next, when they may not handle it any more.</summary>
internal static class CaseRelease
{
    /// <summary>Gives it all back, or only what is about one account, or one that is linked to it.</summary>
    /// <returns>How many cases.</returns>
    public static async Task<int> DoAsync(DeedScope scope, PersonId from, string why, string? account = null)
    {
        var theirs = scope.Db.CaseRows.AsNoTracking().Where(r => r.Holder == from || r.Assignee == from);
        var cases = await (account is null ? theirs : theirs.About(scope.Db, account))
            .OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(scope.Stop);
        foreach (var id in cases)
        {
            (await scope.LoadAsync(id))?.ReturnToQueue(from, why);
        }

        return cases.Count;
    }
}
