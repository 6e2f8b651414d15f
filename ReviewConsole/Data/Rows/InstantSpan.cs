using System.Globalization;

namespace ReviewConsole.Data.Rows;

/// <summary>A stretch of time in an address, e.g. <c>20260630T160000Z..20260705T160000Z</c>: after the first instant, up to and with the last.</summary>
/// <param name="After">The first (UTC).</param>
/// <param name="Until">The last (UTC).</param>
public readonly record struct InstantSpan(DateTimeOffset After, DateTimeOffset Until)
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";
    private const string Between = "..";

    /// <summary>As it stands in an address.</summary>
    public string Text => After.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture) + Between + Until.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads it; null when it is none.</summary>
    public static InstantSpan? Read(string text) =>
        text.Split(Between) is [var first, var last] && Instant(first) is { } after && Instant(last) is { } until && after < until ? new InstantSpan(after, until) : null;

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
