namespace ReviewConsole.Domain.Clocks;

/// <summary>A promise about time that runs on a case.</summary>
public enum ServiceClock
{
    /// <summary>The appeal is taken in and the platform is told its case number.</summary>
    Acknowledge,

    /// <summary>A person takes the case in hand.</summary>
    FirstLook,

    /// <summary>Who asked for a person hears from one: a question or a decision (order 116 of 2025, PIPL Art. 24).</summary>
    HumanOnRequest,

    /// <summary>The decision, by the promised limit; pauses move it.</summary>
    Decision,

    /// <summary>The decision, by the legal cap; nothing moves it.</summary>
    Cap,

    /// <summary>The notice arrived by two channels that no signal touched; where the platform's programs say whether it did.</summary>
    Notice,

    /// <summary>Something asked for beside the appeal is answered; nothing moves it (GB/T 35273-2020, 8.5 and 8.7).</summary>
    Right,

    /// <summary>The platform carried out what was granted of it.</summary>
    RightDone,

    /// <summary>The platform did what an approval promises (Anti-Telecom-Fraud Law Art. 32: at once).</summary>
    Lift,
}

/// <summary>Where a clock stands.</summary>
public enum ClockState
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>It stands still, because the appellant is waited for.</summary>
    Paused,

    /// <summary>It runs, and its end is near.</summary>
    Near,

    /// <summary>Its end has passed and what was promised has not happened.</summary>
    Missed,

    /// <summary>What was promised happened in time.</summary>
    Met,

    /// <summary>What was promised happened too late.</summary>
    MetLate,
}

/// <summary>One clock of a case.</summary>
/// <param name="Clock">Which.</param>
/// <param name="From">When it began (UTC).</param>
/// <param name="Limit">Until when what is promised has to happen (UTC).</param>
/// <param name="WarnAt">From when on its end is near (UTC); null where there is no time for a warning.</param>
/// <param name="MetAt">When it happened (UTC); null while it has not.</param>
/// <param name="Pause">The pause that moves it, while it lasts; null otherwise.</param>
public sealed record ClockReading(ServiceClock Clock, DateTimeOffset From, DateTimeOffset Limit, DateTimeOffset? WarnAt, DateTimeOffset? MetAt, Pause? Pause = null)
{
    /// <summary>Where it stands at an instant.</summary>
    public ClockState At(DateTimeOffset now) =>
        MetAt is { } met ? met <= Limit ? ClockState.Met : ClockState.MetLate
        : now >= Limit ? ClockState.Missed
        : Pause?.IsOn(now) == true ? ClockState.Paused
        : now >= WarnAt ? ClockState.Near
        : ClockState.Running;

    /// <summary>The next thing to say about it that <paramref name="said"/> does not hold yet: a warning, else that it was missed; null for none.</summary>
    public ClockMark? Next(IReadOnlyCollection<ClockMark> said)
    {
        if (MetAt is not null)
        {
            return null;
        }

        var (near, missed) = (new ClockMark(Clock, Missed: false, Limit), new ClockMark(Clock, Missed: true, Limit));
        return said.Contains(missed) ? null : WarnAt is null || said.Contains(near) ? missed : near;
    }

    /// <summary>When it is time to say it (UTC).</summary>
    public DateTimeOffset When(ClockMark mark) => mark.Missed ? Limit : WarnAt ?? Limit;
}

/// <summary>Something said about a clock, once.</summary>
/// <param name="Clock">Which.</param>
/// <param name="Missed">It was missed; else its end is near.</param>
/// <param name="Limit">The end that was meant: a pause moves it, and then there is something new to say (UTC).</param>
public sealed record ClockMark(ServiceClock Clock, bool Missed, DateTimeOffset Limit);
