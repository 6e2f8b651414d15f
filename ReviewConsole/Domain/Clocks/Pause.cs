namespace ReviewConsole.Domain.Clocks;

/// <summary>A time in which the clock stands still, because the appellant is being waited for.</summary>
/// <param name="From">When the question left (UTC).</param>
/// <param name="Until">When the clock runs again: when the answer came, else when the time for it or the days that may be paused end (UTC).</param>
public sealed record Pause(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>True while the clock stands still.</summary>
    public bool IsOn(DateTimeOffset now) => From <= now && now < Until;
}

/// <summary>
/// When a case is due, as a pure function of calendar and pauses. Whole working days are paused and added, counted like all others: the
/// day of the question does not count, the day of the answer does.
/// </summary>
public static class PausedClock
{
    /// <summary>Working days paused so far or planned to be, never more than <paramref name="most"/>.</summary>
    public static int DaysOf(IReadOnlyList<Pause> pauses, WorkingCalendar calendar, int most) =>
        Math.Min(most, pauses.Sum(p => calendar.WorkingDaysBetween(p.From, p.Until)));

    /// <summary>Until when it must be decided: the unpaused limit, later by the working days paused (UTC).</summary>
    public static DateTimeOffset DueAt(DateTimeOffset receivedAt, int workingDays, IReadOnlyList<Pause> pauses, WorkingCalendar calendar, int most) =>
        calendar.EndOfWorkingDay(receivedAt, workingDays + DaysOf(pauses, calendar, most));

    /// <summary>
    /// The pauses with one that begins now for at most so many working days; as they were when all days that may be paused are used up.
    /// Its end is set at once, so that the clock runs again by itself.
    /// </summary>
    public static IReadOnlyList<Pause> Begin(IReadOnlyList<Pause> pauses, int workingDays, WorkingCalendar calendar, int most, DateTimeOffset now)
    {
        var days = Math.Min(workingDays, most - DaysOf(pauses, calendar, most));
        return days < 1 ? pauses : [.. pauses, new Pause(now, calendar.EndOfWorkingDay(now, days))];
    }

    /// <summary>The pauses when nobody is waited for any more from now on.</summary>
    public static IReadOnlyList<Pause> End(IReadOnlyList<Pause> pauses, DateTimeOffset now) =>
        [.. pauses.Where(p => p.From < now).Select(p => p.Until > now ? p with { Until = now } : p)];
}
