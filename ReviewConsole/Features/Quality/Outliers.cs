using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Quality;

/// <summary>Finds who decided most of the cases that hang together. A coincidence more often than not; a lead looks at the cases.</summary>
internal static class Outliers
{
    /// <summary>Fewer cases of one person than this say nothing.</summary>
    public const int Least = 3;

    private const double Most = 0.75;
    private const int Shown = 20;

    /// <summary>Those of the decisions since an instant, the most cases first.</summary>
    public static async Task<IReadOnlyList<Outlier>> ReadAsync(ReviewDb db, DateTimeOffset since, CancellationToken stop)
    {
        var decided = db.CaseRows.AsNoTracking().Where(r => r.Lane == Lane.Done && r.DecidedAt >= since && r.DecidedBy != null);
        var many = await decided.SelectMany(r => r.Links, (r, l) => new { l.Kind, l.Hash, By = r.DecidedBy!.Value }).GroupBy(l => new { l.Kind, l.Hash, l.By })
            .Where(g => g.Count() >= Least).Select(g => new { g.Key.Kind, g.Key.Hash, g.Key.By, Count = g.Count() }).OrderByDescending(g => g.Count).Take(200).ToListAsync(stop);
        var found = new List<Outlier>();
        foreach (var one in many)
        {
            var linked = await db.CaseRows.AsNoTracking().Where(r => r.DecidedBy != null && r.DecidedAt >= since && r.Links.Any(l => l.Kind == one.Kind && l.Hash == one.Hash))
                .Select(r => new { r.Id, r.Number, r.DecidedBy, r.Outcome }).ToListAsync(stop);
            var theirs = linked.Where(l => l.DecidedBy == one.By).ToList();
            if (theirs.Count < Most * linked.Count || found.Count == Shown)
            {
                continue;
            }

            var ids = theirs.ConvertAll(t => t.Id);
            var picked = (await db.Decisions.AsNoTracking().Where(d => ids.Contains(d.CaseId) && d.DecidedBy == one.By && d.TakenBackAt == null).Select(d => d.Context).ToListAsync(stop)).Count(c => c.IsPicked);
            var alias = await db.Users.AsNoTracking().Where(p => p.Id == one.By.Value).Select(p => p.Alias).SingleOrDefaultAsync(stop) ?? "";
            found.Add(new Outlier(alias, one.Kind, theirs.Count, linked.Count, theirs.Count(t => t.Outcome == Outcome.Approve), picked, [.. theirs.Select(t => t.Number).OrderBy(n => n.Value, StringComparer.Ordinal)]));
        }

        return found;
    }
}
