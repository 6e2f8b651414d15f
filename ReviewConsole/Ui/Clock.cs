using Microsoft.Extensions.Localization;

namespace ReviewConsole.Ui;

/// <summary>A clock that runs for somebody, as <see cref="TimeLeft"/> shows it.</summary>
/// <param name="Due">When an answer is due; null while no clock runs.</param>
/// <param name="Now">The instant it is read at.</param>
public readonly record struct Clock(DateTimeOffset? Due, DateTimeOffset Now)
{
    /// <summary>It stands still: the appellant is being waited for.</summary>
    public bool Paused { get; init; }

    /// <summary>The legal cap; null where no pause moved the due time or moves it now.</summary>
    public DateTimeOffset? Cap { get; init; }

    /// <summary>Answered: nothing is left to count.</summary>
    public bool Done { get; init; }

    /// <summary>In the larger size.</summary>
    public bool Large { get; init; }

    internal string Class => $"time time--{State}{(Large ? " time--large" : "")}";

    internal string Symbol => State is "calm" or "soon" ? "clock" : State;

    private RemainingTime? Left => Done || Paused || Due is not { } due ? null : RemainingTime.Until(due, Now);

    private string State => Done ? "done" : Left?.Pressure switch
    {
        TimePressure.Over => "over",
        TimePressure.Soon => "soon",
        TimePressure.Calm => "calm",
        _ => "paused",
    };

    internal string Text(IStringLocalizer words) => Done ? words["Done"]
        : Left is { } left ? words.Count($"{(left.Pressure == TimePressure.Over ? "Over" : "Left")}.{left.Unit}", left.Count)
        : words["Paused"];

    internal string? CapText(IStringLocalizer words, IStringLocalizer dates, TimeZoneInfo? zone) =>
        Cap is { } cap && !Done ? words["Cap", InstantText.ForReading(dates, cap, zone, Now, dateOnly: true)].Value : null;

    internal string? Exact(TimeZoneInfo? zone) => Due is { } due ? InstantText.Exact(due, zone) : null;
}
