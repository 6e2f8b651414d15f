using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;

namespace ReviewConsole.Data.Lines;

/// <summary>
/// Brings lines that were ordered by earlier weights into the order in force, some at a time. What is left to do is read from the lines
/// themselves, so it goes on after a restart, and finds also what a deed wrote that had read the earlier weights.
/// </summary>
internal static class Reordering
{
    private static readonly Lane[] Ordered = [Lane.Open, Lane.Waiting];

    /// <summary>Reckons at most so many lines anew.</summary>
    /// <returns>How many it did.</returns>
    public static async Task<int> SomeAsync(ReviewDb db, WeightsInForce weights, int count, CancellationToken stop)
    {
        var done = 0;
        foreach (var lane in Ordered)
        {
            var lines = done < count ? await LockAsync(db, lane, weights.Version, count - done, stop) : [];
            foreach (var line in lines)
            {
                var harm = new Harm(line.HeldMinor, line.Currency, line.OpenOrders, line.Livelihood);
                line.UrgentAt = Urgency.Of(line.DueAt, harm, line.ImposedAt, line.ReceivedAt, weights.Weights, line.CameBack != CameBack.Nothing);
                line.OrderVersion = weights.Version;
            }

            done += lines.Count;
        }

        return done;
    }

    /// <summary>How many lines are ordered by earlier weights, and how many there are.</summary>
    public static async Task<(int Left, int All)> LeftAsync(ReviewDb db, long version, CancellationToken stop)
    {
        var (left, all) = (0, 0);
        foreach (var lane in Ordered)
        {
            left += await db.CaseRows.CountAsync(r => r.Lane == lane && r.OrderVersion < version, stop);
            all += await db.CaseRows.CountAsync(r => r.Lane == lane, stop);
        }

        return (left, all);
    }

    // On PostgreSQL a deed may be changing one of them: its values are read only when it has committed.
    private static Task<List<CaseRow>> LockAsync(ReviewDb db, Lane lane, long version, int count, CancellationToken stop) => db.Database.IsSqlite()
        ? db.CaseRows.Where(r => r.Lane == lane && r.OrderVersion < version).OrderBy(r => r.OrderVersion).ThenBy(r => r.Id).Take(count).ToListAsync(stop)
        : db.CaseRows.FromSql(
            $"SELECT * FROM case_rows WHERE \"Lane\" = {(int)lane} AND \"OrderVersion\" < {version} ORDER BY \"OrderVersion\", \"Id\" LIMIT {count} FOR UPDATE").ToListAsync(stop);
}
