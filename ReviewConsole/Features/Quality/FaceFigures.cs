using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Features.Quality;

/// <summary>How convenient a way is, as it went.</summary>
/// <param name="Route">Its code; empty for several together.</param>
/// <param name="IsFace">A face scan, or shows a face.</param>
/// <param name="Completed">Those that showed ownership, of all that ended.</param>
/// <param name="Hours">Hours from the offer until it showed ownership: median and the ninth tenth; null where none did.</param>
public sealed record WayFigures(string Route, bool IsFace, Share Completed, (int Median, int Ninth)? Hours);

/// <summary>
/// What replaced a face scan for those who said no to it, and how convenient the ways with and without a face are (Facial-recognition Measures Art. 10:
/// other ways must be reasonable and convenient).
/// </summary>
/// <param name="Instead">Decisions of those who said no, by the way that showed ownership instead; an empty name where none had to, or did.</param>
/// <param name="WithFace">All ways with a face together.</param>
/// <param name="Without">All ways without one together.</param>
/// <param name="Ways">Each way, the most used first.</param>
public sealed record FaceFigures(IReadOnlyList<(string Route, int Decisions)> Instead, WayFigures WithFace, WayFigures Without, IReadOnlyList<WayFigures> Ways)
{
    /// <summary>Nothing was decided.</summary>
    public static readonly FaceFigures None = new([], Of("", true, []), Of("", false, []), []);

    /// <summary>Reads them from the daily counters since a day.</summary>
    public static async Task<FaceFigures> ReadAsync(ReviewDb db, DateOnly from, CancellationToken stop)
    {
        string[] measures = [Measures.InsteadOfFace, Measures.Way];
        var counts = await db.DailyCounts.AsNoTracking().Where(c => measures.Contains(c.Measure) && c.Day >= from.DayNumber).GroupBy(c => new { c.Measure, c.Key })
            .Select(g => new { g.Key.Measure, g.Key.Key, Count = g.Sum(c => c.Count) }).ToListAsync(stop);
        List<(CountedWay Way, int Count)> ways = [.. counts.Where(c => c.Measure == Measures.Way && c.Count > 0).Select(c => (Way: CountedWay.Read(c.Key), c.Count)).Where(w => w.Way is not null).Select(w => (w.Way!, w.Count))];
        return new FaceFigures(
            [.. counts.Where(c => c.Measure == Measures.InsteadOfFace && c.Count > 0).Select(c => (c.Key, c.Count)).OrderByDescending(c => c.Count).ThenBy(c => c.Key, StringComparer.Ordinal)],
            Of("", true, ways.Where(w => w.Way.IsFace)), Of("", false, ways.Where(w => !w.Way.IsFace)),
            [.. ways.GroupBy(w => (w.Way.Route, w.Way.IsFace)).Select(g => Of(g.Key.Route, g.Key.IsFace, g)).OrderByDescending(w => w.Completed.Of).ThenBy(w => w.Route, StringComparer.Ordinal)]);
    }

    private static WayFigures Of(string route, bool isFace, IEnumerable<(CountedWay Way, int Count)> ways)
    {
        List<(CountedWay Way, int Count)> all = [.. ways];
        List<(int, int)> passed = [.. all.Where(w => w.Way.Result == CheckState.Passed).Select(w => (w.Way.Hours, w.Count))];
        return new WayFigures(route, isFace, new Share(passed.Sum(p => p.Item2), all.Sum(w => w.Count)),
            Waits.Quantile(passed, 0.5) is { } median && Waits.Quantile(passed, 0.9) is { } ninth ? (median, ninth) : null);
    }
}
