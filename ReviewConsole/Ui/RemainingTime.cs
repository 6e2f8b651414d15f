namespace ReviewConsole.Ui;

/// <summary>How much a remaining time presses.</summary>
public enum TimePressure
{
    /// <summary>More than a day is left.</summary>
    Calm,

    /// <summary>Less than a day is left.</summary>
    Soon,

    /// <summary>The due instant has passed.</summary>
    Over,
}

/// <summary>The unit a remaining time is said in.</summary>
public enum TimeUnit
{
    /// <summary>Under an hour.</summary>
    Minutes,

    /// <summary>Under two days.</summary>
    Hours,

    /// <summary>Two days or more.</summary>
    Days,
}

/// <summary>A remaining time as people say it: one number, one unit, rounded down, so that nobody is promised time there is not.</summary>
/// <param name="Pressure">How much it presses.</param>
/// <param name="Count">At least 1.</param>
/// <param name="Unit">What is counted.</param>
public readonly record struct RemainingTime(TimePressure Pressure, int Count, TimeUnit Unit)
{
    private static readonly TimeSpan SoonBelow = TimeSpan.FromDays(1);
    private static readonly TimeSpan HoursBelow = TimeSpan.FromDays(2);

    /// <summary>What is left at <paramref name="now"/> until <paramref name="due"/>, or how long it is over.</summary>
    public static RemainingTime Until(DateTimeOffset due, DateTimeOffset now)
    {
        var left = due - now;
        var pressure = left < TimeSpan.Zero ? TimePressure.Over : left < SoonBelow ? TimePressure.Soon : TimePressure.Calm;
        var span = left.Duration();

        return span < TimeSpan.FromHours(1) ? new(pressure, Math.Max(1, (int)span.TotalMinutes), TimeUnit.Minutes)
            : span < HoursBelow ? new(pressure, (int)span.TotalHours, TimeUnit.Hours)
            : new(pressure, (int)span.TotalDays, TimeUnit.Days);
    }
}
