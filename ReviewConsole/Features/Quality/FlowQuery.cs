using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Quality;

namespace ReviewConsole.Features.Quality;

/// <summary>What came in and went out on a day, or in a week.</summary>
/// <param name="From">The day, or the first of seven.</param>
/// <param name="Opened">Rounds opened.</param>
/// <param name="Decided">Decisions in force.</param>
public sealed record Flow(DateOnly From, int Opened, int Decided);

/// <summary>How many wait that were received so many days ago.</summary>
/// <param name="Least">At least so many days.</param>
/// <param name="Before">Fewer than so many; null for no end.</param>
/// <param name="Cases">How many.</param>
public sealed record AgeGroup(int Least, int? Before, int Cases);

/// <summary>The figures of the dashboard.</summary>
/// <param name="ReadAt">When they were read (UTC).</param>
/// <param name="Flow">In and out, the earliest first; by week where the period is long.</param>
/// <param name="Ages">What waits, by age.</param>
/// <param name="Overdue">Cases whose time is over.</param>
/// <param name="Due">Cases due today and on the next two days.</param>
/// <param name="DaysToClear">Days until nothing waits, as the last four weeks went; null for never.</param>
/// <param name="Outcomes">Decisions in force, by outcome.</param>
/// <param name="Grounds">Decisions in force, by ground, the most first.</param>
public sealed record FlowBook(
    DateTimeOffset ReadAt, IReadOnlyList<Flow> Flow, IReadOnlyList<AgeGroup> Ages, int Overdue, IReadOnlyList<(DateOnly Day, int Cases)> Due, int? DaysToClear,
    IReadOnlyDictionary<string, int> Outcomes, IReadOnlyList<(string Ground, int Decisions)> Grounds)
{
    /// <summary>What replaced a face scan, and how convenient either is.</summary>
    public FaceFigures Face { get; init; } = FaceFigures.None;

    /// <summary>How many wait in all.</summary>
    public int Waiting => Ages.Sum(a => a.Cases);
}

/// <summary>Reads what comes in, what goes out and what waits: the past from the daily counters, what waits from ranges of the lines' index.</summary>
public sealed class FlowQuery(IDbContextFactory<ReviewDb> databases, TimeProvider time, CaseWorld world)
{
    private const int Lately = 28;
    private const int LongestByDay = 90;

    private static readonly int[] Steps = [0, 3, 7, 15, 30];

    /// <summary>The figures of the last so many days.</summary>
    public async Task<FlowBook> ReadAsync(int days, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        var (zone, today) = (world.Calendar.Zone, LocalDays.Of(now, world.Calendar.Zone));
        var from = today.AddDays(1 - days);
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        var earliest = Math.Min(from.DayNumber, today.DayNumber - Lately + 1);
        string[] measures = [Measures.Opened, Measures.Decided, Measures.Ground];
        var rows = await db.DailyCounts.AsNoTracking().Where(c => measures.Contains(c.Measure) && c.Day >= earliest)
            .Select(c => new { c.Day, c.Measure, c.Key, c.Count }).ToListAsync(stop);
        var byDay = Enumerable.Range(earliest, today.DayNumber - earliest + 1).Select(day => new Flow(
            DateOnly.FromDayNumber(day),
            rows.Where(r => r.Day == day && r.Measure == Measures.Opened).Sum(r => r.Count), rows.Where(r => r.Day == day && r.Measure == Measures.Decided).Sum(r => r.Count))).ToList();
        var ages = await AgesAsync(db, now, stop);
        var shown = byDay.Where(f => f.From >= from).ToList();
        var period = rows.Where(r => r.Day >= from.DayNumber).ToList();
        return new FlowBook(
            now, days <= LongestByDay ? shown : [.. shown.Chunk(7).Select(week => new Flow(week[0].From, week.Sum(f => f.Opened), week.Sum(f => f.Decided)))],
            ages,
            await CountAsync(db, r => r.DueAt <= now, stop),
            await DueAsync(db, now, today, zone, stop),
            Forecast.DaysToClear(ages.Sum(a => a.Cases), [.. byDay.TakeLast(Lately).Select(f => (f.Opened, f.Decided))]),
            period.Where(r => r.Measure == Measures.Decided).GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Count), StringComparer.Ordinal),
            [.. period.Where(r => r.Measure == Measures.Ground).GroupBy(r => r.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(r => r.Count)))
                .Where(g => g.Item2 > 0).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal)])
        {
            Face = await FaceFigures.ReadAsync(db, from, stop),
        };
    }

    private static async Task<IReadOnlyList<AgeGroup>> AgesAsync(ReviewDb db, DateTimeOffset now, CancellationToken stop)
    {
        var ages = new List<AgeGroup>();
        foreach (var (at, least) in Steps.Index())
        {
            int? before = at + 1 < Steps.Length ? Steps[at + 1] : null;
            var (newest, oldest) = (now.AddDays(-least), before is { } end ? now.AddDays(-end) : DateTimeOffset.UnixEpoch);
            ages.Add(new AgeGroup(least, before, await CountAsync(db, r => r.ReceivedAt <= newest && r.ReceivedAt > oldest, stop)));
        }

        return ages;
    }

    private static async Task<IReadOnlyList<(DateOnly Day, int Cases)>> DueAsync(ReviewDb db, DateTimeOffset now, DateOnly today, TimeZoneInfo zone, CancellationToken stop)
    {
        var due = new List<(DateOnly, int)>();
        foreach (var day in Enumerable.Range(0, 3).Select(today.AddDays))
        {
            var (begin, end) = (LocalDays.Start(day, zone) is var start && start > now ? start : now, LocalDays.Start(day.AddDays(1), zone));
            due.Add((day, await CountAsync(db, r => r.DueAt > begin && r.DueAt <= end, stop)));
        }

        return due;
    }

    // One lane after the other: each is a range of its index.
    private static async Task<int> CountAsync(ReviewDb db, System.Linq.Expressions.Expression<Func<CaseRow, bool>> which, CancellationToken stop) =>
        await db.CaseRows.AsNoTracking().Where(r => r.Lane == Lane.Open).Where(which).CountAsync(stop)
        + await db.CaseRows.AsNoTracking().Where(r => r.Lane == Lane.Waiting).Where(which).CountAsync(stop);
}
