namespace ReviewConsole.Data.Stored;

/// <summary>Instants as both databases keep them.</summary>
internal static class Instants
{
    /// <summary>Whole microseconds in UTC: PostgreSQL keeps no finer ones, and a hash must come out the same from either database.</summary>
    public static DateTimeOffset Whole(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
