namespace ReviewConsole.Data.Stored;

/// <summary>How often something happened on a day; kept by the deeds, so that figures need not read every case.</summary>
public sealed class DailyCount
{
    /// <summary>The day where the calendar is, as days since 1 January 0001.</summary>
    public int Day { get; init; }

    /// <summary>What is counted.</summary>
    public required string Measure { get; init; }

    /// <summary>What of it.</summary>
    public required string Key { get; init; }

    /// <summary>How often.</summary>
    public int Count { get; set; }
}
