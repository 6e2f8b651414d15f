using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>A case somebody finished today.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Outcome">What they decided.</param>
public sealed record FinishedCase(CaseNumber Number, Outcome Outcome);

/// <summary>What one person has before them today; the earliest due first.</summary>
/// <param name="Now">The instant it was read (UTC).</param>
/// <param name="Tomorrow">When their day ends (UTC).</param>
/// <param name="Own">Everything that is theirs.</param>
/// <param name="Finished">What they decided today, the last first.</param>
/// <param name="Most">How many cases they hold at most.</param>
public sealed record OwnDay(DateTimeOffset Now, DateTimeOffset Tomorrow, IReadOnlyList<QueueLine> Own, IReadOnlyList<FinishedCase> Finished, int Most)
{
    /// <summary>In their hands now.</summary>
    public IEnumerable<QueueLine> Held => Own.Where(l => l.IsHeld(Now));

    /// <summary>Set aside, the first to come back first.</summary>
    public IEnumerable<QueueLine> Aside => Own.Where(l => l.BackAt is not null).OrderBy(l => l.BackAt);

    /// <summary>Set aside until some time today.</summary>
    public int BackToday => Own.Count(l => l.BackAt < Tomorrow);

    /// <summary>Waits for the appellant or a check.</summary>
    public IEnumerable<QueueLine> Waiting => Own.Where(l => l.State == CaseState.Waiting);

    /// <summary>To be taken up: assigned, come back, or let lapse and taken by nobody else.</summary>
    public IEnumerable<QueueLine> Next => Own.Where(l => !l.IsHeld(Now) && l.Lane == Lane.Open);
}

/// <summary>Reads somebody's day.</summary>
public sealed class DayQuery(IDbContextFactory<ReviewDb> databases, TimeProvider time, CaseWorld world)
{
    /// <summary>More than anybody has or does in a day.</summary>
    public const int Most = 200;

    /// <summary>The day as it is now.</summary>
    public async Task<OwnDay> ReadAsync(CurrentPerson me, CancellationToken stop = default)
    {
        var (now, person) = (time.GetUtcNow(), me.Id);
        var today = LocalDays.Of(now, me.Zone);
        var began = LocalDays.Start(today, me.Zone);
        await using var db = await databases.CreateDbContextAsync(stop);
        var own = await db.CaseRows.AsNoTracking().OwnOf(person).OrderBy(r => r.DueAt).ThenBy(r => r.Id).Take(Most).Select(QueueLine.Of).ToListAsync(stop);
        var finished = await db.Decisions.AsNoTracking().Where(d => d.DecidedBy == person && d.DecidedAt >= began && d.TakenBackAt == null)
            .Join(db.CaseRows, d => d.CaseId, r => r.Id, (d, r) => new { r.Number, d.Outcome, d.DecidedAt })
            .OrderByDescending(f => f.DecidedAt).Take(Most).Select(f => new FinishedCase(f.Number, f.Outcome)).ToListAsync(stop);
        return new OwnDay(now, LocalDays.Start(today.AddDays(1), me.Zone), own, finished, (await db.RulesForAsync(person, world.Rules, stop)).MostHeld);
    }
}
