using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Lines;

/// <summary>The queue's lines as standing rules see them.</summary>
public static class RuledLines
{
    /// <summary>Lines with what rules ask of them, in the order given.</summary>
    /// <param name="db">The database.</param>
    /// <param name="rows">The lines; as many as are wanted.</param>
    /// <param name="signals">Whether a rule asks for a signal.</param>
    /// <param name="stop">Stops reading.</param>
    public static async Task<IReadOnlyList<(CaseRow Row, RuledCase Case)>> RuledAsync(this ReviewDb db, IQueryable<CaseRow> rows, bool signals, CancellationToken stop = default)
    {
        var lines = await rows.AsNoTracking().ToListAsync(stop);
        var codes = signals
            ? (await rows.Join(db.Signals, r => new { r.Id, r.Round }, s => new { Id = s.CaseId, s.Round }, (r, s) => new { r.Id, s.Code }).ToListAsync(stop)).ToLookup(s => s.Id, s => s.Code)
            : Array.Empty<CaseId>().ToLookup(id => id, _ => "");
        return lines.ConvertAll(r => (r, new RuledCase(
            r.Language, [.. Enum.GetValues<RestrictionScope>().Where(s => (r.Scopes & (1 << (int)s)) != 0)], r.HeldMinor, [.. codes[r.Id]], r.ReceivedAt)));
    }

    /// <summary>Open cases that nobody has and nobody is to have, and no lead has to decide.</summary>
    public static IQueryable<CaseRow> Unassigned(this ReviewDb db, DateTimeOffset now) => db.CaseRows.AsNoTracking()
        .Where(r => r.Lane == Lane.Open && r.State != CaseState.LeadReview && (r.ClaimUntil == null || r.ClaimUntil <= now) && r.Assignee == null);

    /// <summary>Remembers that the rules have looked at these lines; no deed, it says nothing about the cases.</summary>
    internal static Task MarkAsync(ReviewDb db, IReadOnlyCollection<CaseId> lines, long version, DateTimeOffset? again, CancellationToken stop) =>
        db.CaseRows.Where(r => lines.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.RuleVersion, version).SetProperty(r => r.RulesAt, again), stop);
}
