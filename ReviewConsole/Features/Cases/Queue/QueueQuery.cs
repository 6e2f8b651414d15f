using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>One page of the queue.</summary>
/// <param name="Lines">Its lines, in their order.</param>
/// <param name="Previous">Where the page before ends; null when there is none.</param>
/// <param name="Next">Where the page after begins; null when there is none.</param>
public sealed record LinePage(IReadOnlyList<QueueLine> Lines, PageMark? Previous, PageMark? Next)
{
    /// <summary>Lines a page.</summary>
    public const int Size = 25;
}

/// <summary>Reads the queue page by page, by key: the thousandth page costs what the first does.</summary>
public sealed class QueueQuery(IDbContextFactory<ReviewDb> databases)
{
    /// <summary>The page of an address.</summary>
    /// <param name="address">Which cases, and from where.</param>
    /// <param name="me">Who asks.</param>
    /// <param name="now">The instant that claims and due times are judged by.</param>
    /// <param name="stop">Stops reading.</param>
    public async Task<LinePage> ReadAsync(QueueAddress address, PersonId me, DateTimeOffset now, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        var plan = QueuePlan.Of(address.Filter, db, me, now);
        var backwards = address.Before is not null;
        var from = address.Before ?? address.After;
        var read = await TakeAsync(plan, from, backwards, LinePage.Size + 1, stop);
        var more = read.Count > LinePage.Size;
        List<Hit> page = [.. read.Take(LinePage.Size)];
        if (backwards)
        {
            page.Reverse();
        }

        if (page.Count == 0)
        {
            return new LinePage([], null, null);
        }

        // Where somebody came from there was a page; asking whether it still is would cost as much as this one.
        var (first, last) = (plan.MarkOf(page[0].Line, page[0].Group), plan.MarkOf(page[^1].Line, page[^1].Group));
        return new LinePage(
            [.. page.Select(f => f.Line)], (backwards ? more : from is not null) ? first : null, backwards || more ? last : null);
    }

    /// <summary>These lines as they are now, in no order; for changing them in place.</summary>
    public async Task<IReadOnlyDictionary<CaseId, QueueLine>> AgainAsync(IReadOnlyCollection<CaseId> ids, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.CaseRows.AsNoTracking().Where(r => ids.Contains(r.Id)).Select(QueueLine.Of).ToDictionaryAsync(l => l.Id, stop);
    }

    private static async Task<List<Hit>> TakeAsync(QueuePlan plan, PageMark? from, bool backwards, int count, CancellationToken stop)
    {
        var taken = new List<Hit>();
        var begin = from is null || !plan.IsSearch ? (int?)null : (int)Math.Clamp(from.Value.Place, 0, plan.Groups.Count - 1);
        var order = Enumerable.Range(0, plan.Groups.Count);
        foreach (var group in backwards ? order.Reverse() : order)
        {
            if (taken.Count >= count)
            {
                break;
            }

            // Groups that lie behind the mark were passed already.
            if (begin is { } at && (backwards ? group > at : group < at))
            {
                continue;
            }

            var mark = begin is null || begin == group ? from : null;
            var lines = await TakeAsync(plan.Groups[group], mark, backwards, count - taken.Count, stop);
            taken.AddRange(lines.Select(line => new Hit(line, group)));
        }

        return taken;
    }

    private static async Task<IEnumerable<QueueLine>> TakeAsync(
        IReadOnlyList<Stretch> group, PageMark? from, bool backwards, int count, CancellationToken stop)
    {
        var lines = new List<QueueLine>();
        foreach (var stretch in group)
        {
            var range = from is { } mark ? await stretch.BeyondAsync(mark, backwards, stop) : stretch.Rows;
            lines.AddRange(await stretch.InOrder(range.AsNoTracking(), backwards).Take(count).Select(QueueLine.Of).ToListAsync(stop));
        }

        if (group.Count == 1)
        {
            return lines;
        }

        // A case that moves from one stretch to the other between two reads would be there twice.
        var key = group[0];
        var merged = key.Descending != backwards
            ? lines.DistinctBy(l => l.Id).OrderByDescending(key.PlaceOf).ThenByDescending(l => l.Id)
            : lines.DistinctBy(l => l.Id).OrderBy(key.PlaceOf).ThenBy(l => l.Id);
        return merged.Take(count);
    }

    private readonly record struct Hit(QueueLine Line, int Group);
}
