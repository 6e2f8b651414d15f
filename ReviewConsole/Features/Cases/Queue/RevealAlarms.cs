using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>Somebody who saw more masked values than the budget of a day allows.</summary>
/// <param name="Name">Their working name.</param>
/// <param name="At">When the budget was passed.</param>
/// <param name="Seen">How many they saw within the last day, by now.</param>
internal sealed record RevealAlarm(string Name, DateTimeOffset At, int Seen);

/// <summary>Who passed the budget of masked values within the last day.</summary>
internal sealed class RevealAlarms(IDbContextFactory<ReviewDb> databases, PeopleNames people, TimeProvider time)
{
    /// <summary>The last of each person, newest first.</summary>
    public async Task<IReadOnlyList<RevealAlarm>> ReadAsync(CancellationToken stop = default)
    {
        var since = time.GetUtcNow() - RevealBudget.Day;
        await using var db = await databases.CreateDbContextAsync(stop);
        var told = await db.Facts.Where(f => f.Kind == FactKinds.RevealsOverBudget && f.At > since)
            .GroupBy(f => f.Actor).Select(g => new { Actor = g.Key, At = g.Max(f => f.At) }).ToListAsync(stop);
        var names = await people.OfAsync(told.Select(t => new PersonId(Guid.Parse(t.Actor))), stop);
        var alarms = new List<RevealAlarm>();
        foreach (var one in told.OrderByDescending(t => t.At))
        {
            var seen = await db.Facts.CountAsync(f => f.Kind == FactKinds.FieldRevealed && f.Actor == one.Actor && f.At > since, stop);
            alarms.Add(new RevealAlarm(names[new PersonId(Guid.Parse(one.Actor))].Alias, one.At, seen));
        }

        return alarms;
    }
}
