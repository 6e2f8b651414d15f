using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;

namespace ReviewConsole.Data.Counters;

/// <summary>Keeps the daily counters in step with the cases, in the same transaction; reckons them anew for whoever wants to compare.</summary>
internal static class DailyCounts
{
    /// <summary>Adds what a deed changed: rounds opened, decisions that came into force or are so no more.</summary>
    public static async Task KeepAsync(
        ReviewDb db, IEnumerable<Case> cases, IEnumerable<(string Stream, Fact Fact)> facts, DateTimeOffset now, TimeZoneInfo zone, CancellationToken stop)
    {
        var changes = new Dictionary<(int Day, Counted What), int>();
        foreach (var (stream, _) in facts.Where(f => f.Fact.Kind is FactKinds.CaseOpened or FactKinds.RoundOpened))
        {
            Add(changes, LocalDays.Of(now, zone), [Opened(stream)], 1);
        }

        foreach (var round in cases.SelectMany(c => c.Decisions.GroupBy(d => d.Round)))
        {
            var (before, after) = (InForce(round.Where(d => !IsNew(db, d)), d => db.Entry(d).Property(x => x.TakenBackAt).OriginalValue), InForce(round, d => d.TakenBackAt));
            if (before != after)
            {
                Count(changes, before, -1, zone);
                Count(changes, after, 1, zone);
            }
        }

        // In one order, or two deeds would wait for each other.
        foreach (var ((day, what), count) in changes.Where(c => c.Value != 0).OrderBy(c => c.Key.Day).ThenBy(c => c.Key.What.Measure, StringComparer.Ordinal).ThenBy(c => c.Key.What.Key, StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO daily_counts ("Day", "Measure", "Key", "Count") VALUES ({day}, {what.Measure}, {what.Key}, {count})
                ON CONFLICT ("Day", "Measure", "Key") DO UPDATE SET "Count" = daily_counts."Count" + excluded."Count"
                """,
                stop);
        }
    }

    /// <summary>What the counters must say, from everything that happened.</summary>
    public static async Task<IReadOnlyDictionary<(int Day, Counted What), int>> ReckonAsync(ReviewDb db, TimeZoneInfo zone, CancellationToken stop = default)
    {
        var all = new Dictionary<(int Day, Counted What), int>();
        foreach (var opened in await db.Facts.Where(f => f.Kind == FactKinds.CaseOpened || f.Kind == FactKinds.RoundOpened).Select(f => new { f.Stream, f.At }).ToListAsync(stop))
        {
            Add(all, LocalDays.Of(opened.At, zone), [Opened(opened.Stream)], 1);
        }

        foreach (var round in (await db.Decisions.AsNoTracking().ToListAsync(stop)).GroupBy(d => (d.CaseId, d.Round)))
        {
            Count(all, InForce(round, d => d.TakenBackAt), 1, zone);
        }

        return all;
    }

    private static Counted Opened(string stream) => new(Measures.Opened, stream[^1..]);

    private static bool IsNew(ReviewDb db, Decision decision) => db.Entry(decision).State is EntityState.Added or EntityState.Detached;

    private static Decision? InForce(IEnumerable<Decision> round, Func<Decision, DateTimeOffset?> takenBackAt) =>
        round.Where(d => takenBackAt(d) is null).MaxBy(d => d.DecidedAt);

    private static void Count(Dictionary<(int Day, Counted What), int> into, Decision? decision, int by, TimeZoneInfo zone)
    {
        if (decision is not null)
        {
            Add(into, LocalDays.Of(decision.DecidedAt, zone), DecisionCounts.Of(decision), by);
        }
    }

    private static void Add(Dictionary<(int Day, Counted What), int> into, DateOnly day, IEnumerable<Counted> what, int by)
    {
        foreach (var one in what)
        {
            into[(day.DayNumber, one)] = into.GetValueOrDefault((day.DayNumber, one)) + by;
        }
    }
}
