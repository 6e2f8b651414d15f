using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>A number that is exact up to <see cref="Most"/>; beyond, nobody needs to know and counting would cost.</summary>
/// <param name="Value">The number; one more than <see cref="Most"/> when there are more.</param>
public readonly record struct CappedCount(int Value)
{
    /// <summary>The largest exact number.</summary>
    public const int Most = 10_000;

    /// <summary>True when there are more.</summary>
    public bool IsMore => Value > Most;

    /// <summary>As it is read: "41", "10,000+".</summary>
    public override string ToString() => IsMore ? Most.ToString("N0", CultureInfo.CurrentCulture) + "+" : Value.ToString("N0", CultureInfo.CurrentCulture);
}

/// <summary>Counts the queue.</summary>
public sealed class QueueCounts(IDbContextFactory<ReviewDb> databases)
{
    /// <summary>How many cases each view holds, and how many fit the filter.</summary>
    public async Task<(IReadOnlyDictionary<CaseView, CappedCount> Views, CappedCount Fitting)> ReadAsync(
        CaseFilter filter, PersonId me, DateTimeOffset now, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        var views = new Dictionary<CaseView, CappedCount>();
        foreach (var view in Enum.GetValues<CaseView>())
        {
            views[view] = await CountAsync(QueuePlan.Of(new CaseFilter { View = view }, db, me, now), stop);
        }

        var fitting = filter.Narrows
            ? await CountAsync(QueuePlan.Of(filter, db, me, now), stop)
            : views[filter.View];
        return (views, fitting);
    }

    /// <summary>How many cases are this person's.</summary>
    public async Task<CappedCount> MineAsync(PersonId me, DateTimeOffset now, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await CountAsync(QueuePlan.Of(new CaseFilter { View = CaseView.Mine }, db, me, now), stop);
    }

    /// <summary>When the last appeal was received; null when there never was one (UTC).</summary>
    public async Task<DateTimeOffset?> LastReceivedAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.CaseRows.OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id).Select(r => (DateTimeOffset?)r.ReceivedAt).FirstOrDefaultAsync(stop);
    }

    // In the order of the index that holds them, so that the limit stops the reading.
    private static async Task<CappedCount> CountAsync(QueuePlan plan, CancellationToken stop)
    {
        var sum = 0;
        foreach (var stretch in plan.Groups.SelectMany(g => g))
        {
            if (sum <= CappedCount.Most)
            {
                sum += await stretch.InOrder(stretch.Rows, backwards: false).Take(CappedCount.Most + 1 - sum).CountAsync(stop);
            }
        }

        return new CappedCount(sum);
    }
}
