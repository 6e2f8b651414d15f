using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>Why somebody gives a case back without deciding it.</summary>
public enum SkipReason
{
    /// <summary>They are close to somebody in it.</summary>
    ConflictOfInterest,

    /// <summary>They do not read its language well enough.</summary>
    Language,

    /// <summary>It takes knowledge they do not have.</summary>
    NeedsSpecialist,

    /// <summary>What it takes to decide is not there.</summary>
    MissingData,

    /// <summary>It is too much for them today; concerns the person, not the case, and is kept nowhere.</summary>
    TooHardToday,
}

/// <summary>Somebody gave the case back in this round.</summary>
/// <param name="Person">Who.</param>
/// <param name="Reason">Why; never <see cref="SkipReason.TooHardToday"/>.</param>
public sealed record CaseSkip(PersonId Person, SkipReason Reason);

/// <summary>When a skipped case may be offered to the same person again.</summary>
public static class SkipRules
{
    /// <summary>Null: not in this round; else from the beginning of their next day on (UTC).</summary>
    /// <param name="reason">Why it was given back.</param>
    /// <param name="zone">Where the person's days begin.</param>
    /// <param name="now">The instant (UTC).</param>
    public static DateTimeOffset? OfferedAgain(SkipReason reason, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (reason != SkipReason.TooHardToday)
        {
            return null;
        }

        return LocalDays.Start(LocalDays.Of(now, zone).AddDays(1), zone);
    }
}
