using System.Text.Json;

namespace ReviewConsole.Domain.Clocks;

/// <summary>
/// Working days of one country by file: holidays, and weekend days that are worked instead. A year the file says nothing about counts
/// weekends only, and says so (<see cref="Knows"/>).
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HashSet<DateOnly> _holidays;
    private readonly HashSet<DateOnly> _worked;
    private readonly HashSet<int> _years;

    /// <summary>From days off and weekend days that are worked.</summary>
    public WorkingCalendar(string name, TimeZoneInfo zone, IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> workingWeekendDays)
    {
        Name = name;
        Zone = zone;
        _holidays = [.. holidays];
        _worked = [.. workingWeekendDays];
        _years = [.. _holidays.Select(d => d.Year)];
    }

    /// <summary>The country or profile, e.g. <c>CN</c>.</summary>
    public string Name { get; }

    /// <summary>The time zone whose days are counted.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>China's calendar as announced by the State Council for 2024 to 2026.</summary>
    public static WorkingCalendar China { get; } = ReadEmbedded();

    /// <summary>Reads a calendar file (members <c>calendar</c>, <c>holidays</c>, <c>workingWeekendDays</c>).</summary>
    /// <exception cref="JsonException">The text is no calendar.</exception>
    public static WorkingCalendar Read(string text, TimeZoneInfo zone)
    {
        var file = JsonSerializer.Deserialize<CalendarFile>(text, Json) ?? throw new JsonException("The calendar file is empty.");
        return new WorkingCalendar(file.Calendar, zone, file.Holidays, file.WorkingWeekendDays);
    }

    /// <summary>True when the holidays of <paramref name="year"/> have been announced and are in the file.</summary>
    public bool Knows(int year) => _years.Contains(year);

    /// <summary>The first year between two instants whose holidays are not in the file; null where all are.</summary>
    public int? FirstUnknown(DateTimeOffset from, DateTimeOffset until) =>
        Enumerable.Range(Day(from).Year, Day(until).Year - Day(from).Year + 1).Where(year => !Knows(year)).Select(year => (int?)year).FirstOrDefault();

    /// <summary>True when people work on <paramref name="day"/>.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        _worked.Contains(day) || (!_holidays.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>
    /// The last second of the <paramref name="count"/>th working day after the day of <paramref name="from"/>; the day itself does not
    /// count, so that nobody loses hours because they wrote in the evening.
    /// </summary>
    /// <param name="from">The instant counted from.</param>
    /// <param name="count">Working days, at least 1.</param>
    public DateTimeOffset EndOfWorkingDay(DateTimeOffset from, int count)
    {
        var lastSecond = NthWorkingDay(from, count).ToDateTime(new TimeOnly(23, 59, 59));
        return new DateTimeOffset(lastSecond, Zone.GetUtcOffset(lastSecond)).ToUniversalTime();
    }

    /// <summary>The morning of the <paramref name="count"/>th working day after the day of <paramref name="from"/>: when a letter would arrive.</summary>
    /// <param name="from">The instant counted from.</param>
    /// <param name="count">Working days, at least 1.</param>
    public DateTimeOffset MorningOfWorkingDay(DateTimeOffset from, int count)
    {
        var morning = NthWorkingDay(from, count).ToDateTime(new TimeOnly(9, 0));
        return new DateTimeOffset(morning, Zone.GetUtcOffset(morning)).ToUniversalTime();
    }

    /// <summary>Working days after the day of <paramref name="from"/>, up to and with the day of <paramref name="until"/>; none where that is no later day.</summary>
    public int WorkingDaysBetween(DateTimeOffset from, DateTimeOffset until)
    {
        var (count, last) = (0, Day(until));
        for (var day = Day(from).AddDays(1); day <= last; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    private DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    private DateOnly NthWorkingDay(DateTimeOffset from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var day = Day(from);
        for (var left = count; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    private static WorkingCalendar ReadEmbedded()
    {
        using var stream = typeof(WorkingCalendar).Assembly.GetManifestResourceStream($"{typeof(WorkingCalendar).Namespace}.working-days-cn.json")
            ?? throw new InvalidOperationException("The program was built without its calendar.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    }

    private sealed record CalendarFile(string Calendar, string? Source, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> WorkingWeekendDays);
}
