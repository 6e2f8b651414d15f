using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Lines;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.People;

/// <summary>Somebody who is to have a case next, as the database knows them inside the deed.</summary>
public static class ReadingSuccessor
{
    /// <summary>Reads them; null where nobody was chosen. Whoever is unknown works no cases.</summary>
    public static async Task<Successor?> SuccessorAsync(this DeedScope scope, PersonId? chosen)
    {
        if (chosen is not { } to)
        {
            return null;
        }

        var found = await scope.Db.Users.AsNoTracking().Where(p => p.Id == to.Value)
            .Select(p => new { p.Role, p.DisabledAt, HasPassword = p.PasswordHash != null, p.AwayUntil, p.DeputyUntil }).SingleOrDefaultAsync(scope.Stop);
        var declared = await scope.Db.InterestsAsync(to, scope.Stop);
        return new Successor(
            to, found is { DisabledAt: null, HasPassword: true } && Permissions.Allows(found.Role, May.WorkCases), found?.AwayUntil,
            declared)
        {
            Leads = found?.Role == Role.Lead || found?.DeputyUntil > scope.Now,
        };
    }
}
