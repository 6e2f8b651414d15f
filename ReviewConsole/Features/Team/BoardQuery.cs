using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Rows;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>Reads who has what.</summary>
public sealed class BoardQuery(IDbContextFactory<ReviewDb> databases, TimeProvider time, CaseWorld world)
{
    /// <summary>The largest exact number of unassigned cases.</summary>
    public const int MostCounted = 10_000;

    /// <summary>Unassigned cases are listed up to here; the queue has them all.</summary>
    public const int MostListed = 50;

    private static readonly Role[] Works = [.. Enum.GetValues<Role>().Where(role => Permissions.Allows(role, May.WorkCases))];

    /// <summary>The board as it is now.</summary>
    public Task<Board> ReadAsync(CurrentPerson me, CancellationToken stop = default) => ReadAsync(me.Zone, stop);

    /// <summary>The board as it is now, with the days of a time zone.</summary>
    public async Task<Board> ReadAsync(TimeZoneInfo zone, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        var today = LocalDays.Of(now, zone);
        await using var db = await databases.CreateDbContextAsync(stop);
        var people = await db.Users.AsNoTracking().Where(p => Works.Contains(p.Role) && p.DisabledAt == null && p.PasswordHash != null)
            .OrderBy(p => p.Alias).ThenBy(p => p.Number)
            .Select(p => new { p.Id, p.Alias, p.Role, p.AwayUntil, p.Reads, p.Culture, p.Skills, p.MostHeld, p.IsExperienced, p.DeputyUntil, p.Group }).ToListAsync(stop);
        var own = await OwnAsync(db, now, stop);
        var finished = await FinishedAsync(db, LocalDays.Of(now, world.Calendar.Zone), stop);
        var unassigned = await db.Unassigned(now).OrderBy(r => r.UrgentAt).ThenBy(r => r.Id).Take(MostListed).ToListAsync(stop);
        return new Board(
            now, LocalDays.Start(today.AddDays(1), zone),
            [
                .. people.Select(p => new BoardPerson(
                    new(p.Id), p.Alias, p.Role, p.AwayUntil > now ? p.AwayUntil : null, LanguagesRead.Of(p.Reads, p.Culture ?? Languages.English), Skills.Of(p.Skills),
                    p.MostHeld, p.MostHeld ?? world.Rules.MostHeld, [.. own[new(p.Id)].OrderBy(c => c.DueAt).ThenBy(c => c.Number.Value, StringComparer.Ordinal)],
                    finished.GetValueOrDefault(new(p.Id)).Today, finished.GetValueOrDefault(new(p.Id)).Week)
                {
                    IsExperienced = p.IsExperienced, DeputyUntil = p.DeputyUntil, Group = p.Group,
                }),
            ],
            [.. unassigned.Select(r => Case(r, now))],
            unassigned.Count < MostListed ? unassigned.Count : await db.Unassigned(now).OrderBy(r => r.UrgentAt).Take(MostCounted + 1).CountAsync(stop))
        {
            Alarms = await AlarmsAsync(db, now, stop),
        };
    }

    /// <summary>Who may not decide some of these cases: they declared an interest in the account, or decided an earlier round; how many they are.</summary>
    public async Task<IReadOnlyDictionary<PersonId, int>> BarredAsync(IReadOnlyCollection<CaseId> cases, CancellationToken stop = default)
    {
        if (cases.Count == 0)
        {
            return new Dictionary<PersonId, int>();
        }

        await using var db = await databases.CreateDbContextAsync(stop);
        return (await BarredOfAsync(db, cases, stop)).CountBy(b => b.Person).ToDictionary(b => b.Key, b => b.Value);
    }

    /// <summary>Who may not decide which of these cases, once each.</summary>
    internal static async Task<IReadOnlyList<(CaseId Case, PersonId Person)>> BarredOfAsync(ReviewDb db, IReadOnlyCollection<CaseId> cases, CancellationToken stop)
    {
        var rows = db.CaseRows.AsNoTracking().Where(r => cases.Contains(r.Id));
        var interested = await rows.Interested(db).ToListAsync(stop);
        var decided = await rows.Where(r => r.Round > 1)
            .Join(db.Decisions, r => r.Id, d => d.CaseId, (r, d) => new { r.Id, d.DecidedBy, d.SecondedBy, Earlier = d.Round < r.Round && d.TakenBackAt == null })
            .Where(d => d.Earlier).Select(d => new { d.Id, d.DecidedBy, d.SecondedBy }).ToListAsync(stop);
        var judged = await rows.Where(r => r.FirstJudge != null).Select(r => new { r.Id, r.FirstJudge, r.SecondJudge }).ToListAsync(stop);
        return
        [
            .. interested.Select(i => (i.Case, i.Person))
                .Concat(decided.SelectMany(d => Both(d.Id, d.DecidedBy, d.SecondedBy)))
                .Concat(judged.SelectMany(j => Both(j.Id, j.FirstJudge, j.SecondJudge)))
                .Distinct(),
        ];
    }

    private static IEnumerable<(CaseId, PersonId)> Both(CaseId of, PersonId? one, PersonId? other) =>
        new[] { one, other }.OfType<PersonId>().Select(person => (of, person));

    // Whoever holds a case now has it; else whose it is next.
    private static async Task<ILookup<PersonId, BoardCase>> OwnAsync(ReviewDb db, DateTimeOffset now, CancellationToken stop)
    {
        // Two questions: each has an index of its own, one that asks for either has none.
        var held = await db.CaseRows.AsNoTracking().Where(r => r.Holder != null && r.Lane != Lane.Done).ToListAsync(stop);
        var assigned = await db.CaseRows.AsNoTracking().Where(r => r.Assignee != null && r.Lane != Lane.Done).ToListAsync(stop);
        return held.Concat(assigned).DistinctBy(r => r.Id).Select(r => (Who: r.ClaimUntil > now ? r.Holder : r.Assignee, Row: r)).Where(r => r.Who is not null)
            .ToLookup(r => r.Who!.Value, r => Case(r.Row, now));
    }

    /// <summary>The largest number beside the menu.</summary>
    public const int MostShown = 99;

    /// <summary>
    /// How many alarms there are, up to one more than <see cref="MostShown"/>: clocks missed that still run, broken shields, what the platform has not heard; each from the
    /// index in which only these stand.
    /// </summary>
    public async Task<int> AlarmsAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.CaseRows.AsNoTracking().Where(r => r.Missed != 0).Take(MostShown + 1).CountAsync(stop)
            + await BrokenShields(db).Take(MostShown + 1).CountAsync(stop)
            + await db.UnheardCases().Take(MostShown + 1).CountAsync(stop);
    }

    private static IQueryable<CaseRow> BrokenShields(ReviewDb db) => db.CaseRows.AsNoTracking().Where(r => r.CameBack == CameBack.Reimposed && r.Lane != Lane.Done);

    // Each from its own index, in which only these stand.
    private async Task<BoardAlarms> AlarmsAsync(ReviewDb db, DateTimeOffset now, CancellationToken stop)
    {
        // The last clock is the highest bit, so what is still locked is a range of its own, whatever else was missed.
        const int lift = 1 << (int)ServiceClock.Lift;
        var locked = await db.CaseRows.AsNoTracking().Where(r => r.Missed != 0 && r.Missed >= lift).Take(MostCounted + 1).CountAsync(stop);
        var missed = await db.CaseRows.AsNoTracking().Where(r => r.Missed != 0 && r.Missed < lift).Take(MostCounted + 1).CountAsync(stop);
        var near = await db.CaseRows.AsNoTracking().Where(r => r.Near != 0).Take(MostCounted + 1).CountAsync(stop);
        var last = world.Calendar.EndOfWorkingDay(now, world.Rules.Service.DecisionWorkingDays + world.Rules.LongestPauseWorkingDays);
        var (shields, unheard) = (await BrokenShields(db).Take(MostCounted + 1).CountAsync(stop), await db.UnheardCases().Take(MostCounted + 1).CountAsync(stop));
        return new BoardAlarms(locked, missed, shields, unheard, near, world.Calendar.FirstUnknown(now, last)) { Held = await HeldAsync(db, stop) };
    }

    // Nobody's clock runs for what is not sent; but these people are locked out although somebody said that they are not to be.
    private static async Task<int?> HeldAsync(ReviewDb db, CancellationToken stop) => !await SealReading.IsHeldAsync(db, outside: 0, stop) ? null
        : await db.CaseRows.AsNoTracking().Where(r => r.State == CaseState.Decided && r.Outcome == Outcome.Approve).Take(MostCounted + 1).CountAsync(stop);

    // From the daily counters, on the days of the calendar: a million finished cases would otherwise be looked at for the few of this week.
    private static async Task<Dictionary<PersonId, (int Today, int Week)>> FinishedAsync(ReviewDb db, DateOnly today, CancellationToken stop)
    {
        var monday = Monday(today).DayNumber;
        var days = await db.DailyCounts.AsNoTracking().Where(c => c.Measure == Measures.Finished && c.Day >= monday).Select(c => new { c.Key, c.Day, c.Count }).ToListAsync(stop);
        return days.GroupBy(d => new PersonId(Guid.Parse(d.Key))).ToDictionary(g => g.Key, g => (g.Where(d => d.Day == today.DayNumber).Sum(d => d.Count), g.Sum(d => d.Count)));
    }

    private static BoardCase Case(CaseRow row, DateTimeOffset now) => new(
        row.Id, row.Number, row.State, row.WaitingFor, row.ReceivedAt, row.DueAt, row.ClaimUntil > now ? row.ClaimUntil : null, row.BackAt, row.Language, row.TopSignals,
        [.. AbleLines.NeededBy(row.Scopes, row.Basis, row.Kind)]);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
