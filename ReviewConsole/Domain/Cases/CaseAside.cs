using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>Why a holder pauses a case; always about the case or the day, never about the person.</summary>
public enum AsideReason
{
    /// <summary>They want a colleague's view first.</summary>
    AskColleague,

    /// <summary>Something from another team is on its way.</summary>
    AwaitingInternal,

    /// <summary>Another case cannot wait.</summary>
    MoreUrgent,

    /// <summary>Their working day ends.</summary>
    EndOfDay,

    /// <summary>Something else, typed.</summary>
    Other,
}

/// <summary>A pause of the holder's: the case stays theirs and comes back by itself.</summary>
/// <param name="Until">When it comes back (UTC).</param>
/// <param name="Reason">Why.</param>
/// <param name="Other">The reason as typed; only for <see cref="AsideReason.Other"/>.</param>
public sealed record CaseAside(DateTimeOffset Until, AsideReason Reason, string? Other = null);

/// <summary>Until when a case may be set aside.</summary>
public static class AsideRules
{
    /// <summary>The longest typed reason, in characters.</summary>
    public const int LongestOther = 300;

    private static readonly TimeOnly Morning = new(9, 0);
    private static readonly TimeSpan[] Soon = [TimeSpan.FromHours(1), TimeSpan.FromHours(3)];
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Null where it may be: <c>aside_reason_missing</c> (<c>.other</c> without words, <c>.too_long</c> with too many), <c>aside_too_late</c> past the due time
    /// (<c>.overdue</c> where that has passed), <c>aside_too_long</c>, <c>aside_not_ahead</c>.
    /// </summary>
    public static Refusal? Check(AsideReason? reason, string? other, DateTimeOffset until, DateTimeOffset dueAt, ReviewRules rules, DateTimeOffset now) =>
        reason is not { } why || !Enum.IsDefined(why) ? Refusal.On("aside", "aside_reason_missing")
        : why == AsideReason.Other && string.IsNullOrWhiteSpace(other) ? Refusal.On("aside", "aside_reason_missing", ("why", "other"))
        : why == AsideReason.Other && other!.Trim().Length > LongestOther ? Refusal.On("aside", "aside_reason_missing", ("why", "too_long"), ("most", $"{LongestOther}"))
        : dueAt <= now ? Refusal.On("aside", "aside_too_late", ("why", "overdue"))
        : until <= now ? Refusal.On("aside", "aside_not_ahead")
        : until > dueAt ? Refusal.On("aside", "aside_too_late")
        : until > now.AddDays(rules.LongestAsideDays) ? Refusal.On("aside", "aside_too_long", ("days", $"{rules.LongestAsideDays}"))
        : null;

    /// <summary>Nine in the morning of the person's next working day (UTC).</summary>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="zone">Where the person's mornings are.</param>
    /// <param name="now">The instant (UTC).</param>
    public static DateTimeOffset NextMorning(WorkingCalendar calendar, TimeZoneInfo zone, DateTimeOffset now)
    {
        var day = LocalDays.Of(now, zone).AddDays(1);
        while (!calendar.IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        var local = day.ToDateTime(Morning);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The instants that are offered, earliest first: soon today, then each working morning that may be; empty where nothing may.</summary>
    public static IReadOnlyList<DateTimeOffset> Choices(WorkingCalendar calendar, TimeZoneInfo zone, DateTimeOffset dueAt, ReviewRules rules, DateTimeOffset now)
    {
        var last = now.AddDays(rules.LongestAsideDays) < dueAt ? now.AddDays(rules.LongestAsideDays) : dueAt;
        var choices = Soon.Select(rest => Whole(now + rest)).Where(at => at <= last).ToList();
        for (var at = NextMorning(calendar, zone, now); at <= last; at = NextMorning(calendar, zone, at))
        {
            choices.Add(at);
        }

        return [.. choices.Distinct().Order()];
    }

    // To the next quarter of an hour: nobody comes back at 14:07.
    private static DateTimeOffset Whole(DateTimeOffset at) => new((at.UtcTicks + Quarter.Ticks - 1) / Quarter.Ticks * Quarter.Ticks, TimeSpan.Zero);
}
