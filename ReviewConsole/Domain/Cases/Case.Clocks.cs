using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>What was promised about time, and what is said when it comes near or is missed.</content>
public sealed partial class Case
{
    /// <summary>When this round was opened here (UTC).</summary>
    public DateTimeOffset RoundOpenedAt { get; private set; }

    /// <summary>When somebody took it in hand for the first time in this round (UTC); null while nobody has.</summary>
    public DateTimeOffset? FirstLookAt { get; private set; }

    /// <summary>What was said about the clocks of this round.</summary>
    public IReadOnlyList<ClockMark> ClockMarks { get; private set; } = [];

    /// <summary>When they first asked for a person in this round (UTC); null where they did not.</summary>
    public DateTimeOffset? HumanAskedAt => _appeals.Where(a => a.Round == Round && a.AsksForHuman).Select(a => (DateTimeOffset?)a.ReceivedAt).Min();

    /// <summary>When a person first answered them in this round, with a question or a decision (UTC); null while nobody has.</summary>
    public DateTimeOffset? HumanAnsweredAt =>
        _messages.Where(m => m.Round == Round && m.Kind == MessageType.Question).Select(m => (DateTimeOffset?)m.At).Append(FirstDecidedAt).Min();

    private DateTimeOffset? FirstDecidedAt => _decisions.Where(d => d.Round == Round && d.TakenBackAt is null).Select(d => (DateTimeOffset?)d.DecidedAt).Min();

    /// <summary>
    /// The clocks of this round, as they stand: those that apply, in the order in which they end. A case that ended without a decision has
    /// only those that were met before. Last those of what was asked for beside the appeal, whatever became of that.
    /// </summary>
    public IReadOnlyList<ClockReading> Clocks(CaseWorld world)
    {
        var profile = world.Rules.Service;
        var days = PausedDays(world);
        var pause = WaitingFor == WaitingFor.Appellant && Pauses.Count > 0 ? Pauses[^1] : null;
        var decided = Decided;
        var firstDecided = FirstDecidedAt;
        List<ClockReading> all =
        [
            Reading(ServiceClock.Acknowledge, ReceivedAt, profile.AcknowledgeWorkingDays, 1, RoundOpenedAt),
            Reading(ServiceClock.FirstLook, ReceivedAt, profile.FirstLookWorkingDays, 1, FirstLookAt ?? firstDecided),
            .. HumanAskedAt is { } asked ? [Reading(ServiceClock.HumanOnRequest, asked, profile.HumanWorkingDays, 1, HumanAnsweredAt)] : Array.Empty<ClockReading>(),
            Reading(ServiceClock.Decision, ReceivedAt, profile.DecisionWorkingDays + days, profile.WarnWorkingDays, firstDecided) with { Limit = DueAt, Pause = pause },
            Reading(ServiceClock.Cap, ReceivedAt, profile.CapWorkingDays, profile.WarnWorkingDays, firstDecided) with { Limit = CapAt },
            .. decided is { Outcome: Outcome.Approve } ? [new ClockReading(ServiceClock.Lift, decided.DecidedAt, decided.DecidedAt + profile.Lift, null, EffectOf(decided.Id)?.At)] : Array.Empty<ClockReading>(),
            .. decided is not null && IsConnected ? [new ClockReading(ServiceClock.Notice, decided.DecidedAt, decided.DecidedAt + world.Rules.NoticeArrives, null, NoticeArrivedAt(decided))] : Array.Empty<ClockReading>(),
        ];
        var over = !CaseMoves.IsOpen(State) && decided is null;
        return [.. all.Where(c => !over || c.MetAt is not null), .. RightClocks(world)];

        ClockReading Reading(ServiceClock clock, DateTimeOffset from, int count, int warn, DateTimeOffset? met) => new(
            clock, from, world.Calendar.EndOfWorkingDay(from, count), world.Calendar.MorningOfWorkingDay(from, Math.Max(1, count - warn + 1)), met);
    }

    /// <summary>The next instant at which something is to be said about a clock (UTC); null where nothing is.</summary>
    public DateTimeOffset? NextClockAt(IEnumerable<ClockReading> clocks) =>
        clocks.Select(c => c.Next(ClockMarks) is { } next ? c.When(next) : (DateTimeOffset?)null).Min();

    /// <summary>
    /// Says what is to be said about the clocks now: that an end is near, or was missed. Never silently, and each once. What was missed before
    /// anybody could warn is only said to be missed.
    /// </summary>
    /// <returns>How much was said.</returns>
    public int WatchClocks(CaseWorld world, DateTimeOffset now)
    {
        var said = 0;
        foreach (var clock in Clocks(world))
        {
            if (clock.Next(ClockMarks) is not { } next || clock.When(next) > now)
            {
                continue;
            }

            var mark = clock.At(now) == ClockState.Missed ? next with { Missed = true } : next;
            ClockMarks = [.. ClockMarks, mark];
            _facts.Add(Fact.Of(mark.Missed ? FactKinds.ClockMissed : FactKinds.ClockNear, ("clock", Snake(mark.Clock)), ("limit", Stamp(mark.Limit))));
            said++;
        }

        return said;
    }
}
