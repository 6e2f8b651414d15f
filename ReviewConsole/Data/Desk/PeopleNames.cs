using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Desk;

/// <summary>Working names of people by id, for screens; kept in memory, because names are few and hardly ever change.</summary>
public sealed class PeopleNames(IDbContextFactory<ReviewDb> databases)
{
    private readonly ConcurrentDictionary<PersonId, ReviewerName> _known = new();

    /// <summary>The names of these people; unknown ids are missing from the answer.</summary>
    public async Task<IReadOnlyDictionary<PersonId, ReviewerName>> OfAsync(IEnumerable<PersonId> people, CancellationToken stop = default)
    {
        var asked = people.Distinct().ToList();
        var missing = asked.Where(id => !_known.ContainsKey(id)).Select(id => id.Value).ToList();
        if (missing.Count > 0)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            foreach (var found in await db.Users.AsNoTracking().Where(p => missing.Contains(p.Id)).Select(p => new { p.Id, p.Alias, p.Number }).ToListAsync(stop))
            {
                _known[new PersonId(found.Id)] = new ReviewerName(found.Alias, found.Number);
            }
        }

        return asked.Where(_known.ContainsKey).ToDictionary(id => id, id => _known[id]);
    }
}
