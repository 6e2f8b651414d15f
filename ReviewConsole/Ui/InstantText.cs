using System.Globalization;
using Microsoft.Extensions.Localization;

namespace ReviewConsole.Ui;

/// <summary>An instant in words: for reading in the reader's time zone, and exactly.</summary>
public static class InstantText
{
    /// <summary>
    /// The instant as the reader would say it. Without <paramref name="now"/> in full; with it, today without the date and this year
    /// without the year.
    /// </summary>
    /// <param name="words">The formats and words of <c>Instant.resx</c>.</param>
    /// <param name="at">The instant.</param>
    /// <param name="zone">The reader's time zone; UTC where null.</param>
    /// <param name="now">The instant it is read at.</param>
    /// <param name="dateOnly">Leaves out the time of day.</param>
    public static string ForReading(IStringLocalizer words, DateTimeOffset at, TimeZoneInfo? zone, DateTimeOffset? now = null, bool dateOnly = false)
    {
        var local = In(zone, at);
        var today = now is { } instant ? In(zone, instant) : (DateTimeOffset?)null;
        var date = local.Date == today?.Date ? words["Today"]
            : local.ToString(words[local.Year == today?.Year ? "Date" : "DateWithYear"], CultureInfo.CurrentCulture);

        return dateOnly ? date : words["DateAndTime", date, local.ToString("HH:mm", CultureInfo.InvariantCulture)];
    }

    /// <summary>A day with its year, as the reader would say it.</summary>
    public static string Day(IStringLocalizer words, DateOnly day) => day.ToString(words["DateWithYear"], CultureInfo.CurrentCulture);

    /// <summary>To the second, in the reader's zone with its offset and in UTC: the same text in every language.</summary>
    public static string Exact(DateTimeOffset at, TimeZoneInfo? zone)
    {
        var utc = at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var local = In(zone, at);

        return local.Offset == TimeSpan.Zero ? utc
            : $"{local.ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture)} = {utc}";
    }

    private static DateTimeOffset In(TimeZoneInfo? zone, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone ?? TimeZoneInfo.Utc);
}
