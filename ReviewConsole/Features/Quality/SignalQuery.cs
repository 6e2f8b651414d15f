using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Quality;

namespace ReviewConsole.Features.Quality;

/// <summary>One signal, with its parts.</summary>
/// <param name="All">All of it.</param>
/// <param name="ByRule">By the rule and version under which the accounts were restricted; an empty name where the platform named none.</param>
/// <param name="ByMonth">By the month of the decision (<c>2026-07</c>), the latest first.</param>
public sealed record SignalPart(SignalRecord All, IReadOnlyList<SignalRecord> ByRule, IReadOnlyList<SignalRecord> ByMonth);

/// <summary>Every signal under the decisions of some days.</summary>
/// <param name="From">The first day.</param>
/// <param name="ReadAt">When it was read (UTC).</param>
/// <param name="Signals">Those that locked out the most innocent people first.</param>
public sealed record SignalBook(DateOnly From, DateTimeOffset ReadAt, IReadOnlyList<SignalPart> Signals);

/// <summary>Reads which signals were wrong from the daily counters; how many cases there are makes no difference.</summary>
public sealed class SignalQuery(IDbContextFactory<ReviewDb> databases, TimeProvider time, CaseWorld world)
{
    /// <summary>The periods that may be asked for, in days.</summary>
    public static readonly IReadOnlyList<int> Periods = [30, 90, 365];

    /// <summary>The decisions of the last so many days.</summary>
    public async Task<SignalBook> ReadAsync(int days, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        var from = LocalDays.Of(now, world.Calendar.Zone).AddDays(1 - days);
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.DailyCounts.AsNoTracking().Where(c => c.Measure == Measures.Signal && c.Day >= from.DayNumber && c.Count > 0)
            .Select(c => new { c.Day, c.Key, c.Count }).ToListAsync(stop);
        var counted = rows.Select(r => (Signal: CountedSignal.Read(r.Key), r.Count, Day: DateOnly.FromDayNumber(r.Day)))
            .Where(r => r.Signal is not null).Select(r => (Signal: r.Signal!, r.Count, r.Day)).ToLookup(r => r.Signal.Code, StringComparer.Ordinal);
        return new SignalBook(from, now, [
            .. SignalRecord.From(counted.SelectMany(s => s.Select(r => (s.Key, r.Signal, r.Count)))).Select(all => new SignalPart(
                all,
                SignalRecord.From(counted[all.Of].Select(r => (r.Signal.Rule, r.Signal, r.Count))),
                [.. SignalRecord.From(counted[all.Of].Select(r => (r.Day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), r.Signal, r.Count))).OrderByDescending(m => m.Of, StringComparer.Ordinal)])),
        ]);
    }
}
