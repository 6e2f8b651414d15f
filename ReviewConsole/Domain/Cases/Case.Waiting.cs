using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>The clock while the appellant is waited for, and how a case comes back from a wait.</content>
public sealed partial class Case
{
    /// <summary>The legal cap, which no pause moves (UTC); shown beside a due time that was moved.</summary>
    public DateTimeOffset CapAt { get; private set; }

    /// <summary>When the clock stood or stands still in this round.</summary>
    public IReadOnlyList<Pause> Pauses { get; private set; } = [];

    /// <summary>It waited, and is to be taken up before all others.</summary>
    public CameBack CameBack { get; private set; }

    /// <summary>True while the clock stands still.</summary>
    public bool IsPaused(DateTimeOffset now) => WaitingFor == WaitingFor.Appellant && Pauses.Any(p => p.IsOn(now));

    /// <summary>Working days paused in this round; those of a pause that lasts are counted to its planned end.</summary>
    public int PausedDays(CaseWorld world) => PausedClock.DaysOf(Pauses, world.Calendar, world.Rules.LongestPauseWorkingDays);

    /// <summary>Working days that may still be paused in this round.</summary>
    public int PauseLeft(CaseWorld world) => world.Rules.LongestPauseWorkingDays - PausedDays(world);

    /// <summary>
    /// Writes down what the appellant says. Theirs is the deed, so it needs no claim and is never too late: an open question ends with it,
    /// and a case that nobody has in hand comes back to whoever waits for it. Refused with <c>answer_missing</c>, <c>answer_too_long</c>
    /// and <c>signal_unknown</c>.
    /// </summary>
    /// <param name="answer">What they say.</param>
    /// <param name="id">A fresh id.</param>
    /// <param name="writtenDownBy">Who writes it down by hand; null when they sent it themselves.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="now">The instant (UTC).</param>
    public Result<Message> ReceiveAnswer(AppellantAnswer answer, MessageId id, PersonId? writtenDownBy, CaseWorld world, DateTimeOffset now)
    {
        var text = answer.Text.Trim();
        if (text.Length == 0)
        {
            return Refusal.On("answer", "answer_missing");
        }

        if (text.Length > world.Rules.LongestAnswer)
        {
            return Refusal.On("answer", "answer_too_long", ("most", Text(world.Rules.LongestAnswer)), ("has", Text(text.Length)));
        }

        List<(int Signal, string Text)> parts = [.. answer.Signals.Where(s => !string.IsNullOrWhiteSpace(s.Value)).Select(s => (s.Key, s.Value.Trim()))];
        if (parts.Any(p => SignalAt(p.Signal) is null))
        {
            return UnknownSignal(parts.First(p => SignalAt(p.Signal) is null).Signal);
        }

        // Who was asked about one signal only speaks of that one.
        var thread = Thread;
        if (parts.Count == 0 && thread is { IsOpen: true, Question.Asked.Signals: [var only] } && SignalAt(only) is not null)
        {
            parts.Add((only, text));
        }

        parts.ForEach(p => SignalAt(p.Signal)!.Answered(p.Text));
        var message = Message.Answer(Head(id, now), thread?.Question.Id, text, writtenDownBy);
        Hear(message, world, now);
        _facts.Add(MessageFact.Of(message, ("signals", parts.Count == 0 ? null : string.Join(' ', parts.Select(p => Text(p.Signal))))));
        return message;
    }

    private void Hear(Message message, CaseWorld world, DateTimeOffset now)
    {
        _messages.Add(message);
        NextMessageAt = null;
        ComeBack(CameBack.Answered, world, now);
    }

    // Whoever has it in hand keeps it; else it is whose it was, and everybody's where they may not handle it any more.
    private void ComeBack(CameBack why, CaseWorld world, DateTimeOffset now)
    {
        if (State == CaseState.Waiting && WaitingFor == WaitingFor.Appellant)
        {
            EndPause(world, now);
            Move(CaseState.Queued);
            CameBack = why;
        }
        else if (State == CaseState.InReview && Claim?.IsLive(now) != true)
        {
            (Assignee, Claim) = (Claim?.Holder ?? Assignee, null);
            Move(CaseState.Queued);
            CameBack = why;
        }
        else if (State == CaseState.SetAside)
        {
            Move(CaseState.Queued);
            CameBack = why;
        }
        else if (State == CaseState.Queued)
        {
            CameBack = why;
        }
    }

    private Refusal? Wait(WaitingFor what, PersonId person, DateTimeOffset now)
    {
        if (Move(CaseState.Waiting) is { } illegal)
        {
            return illegal;
        }

        EndJudgements("waiting", now);
        (WaitingFor, Claim, Assignee) = (what, null, person);
        return null;
    }

    private void Pause(int days, CaseWorld world, DateTimeOffset now)
    {
        Pauses = PausedClock.Begin(Pauses, days, world.Calendar, world.Rules.LongestPauseWorkingDays, now);
        Reckon(world);
    }

    private void EndPause(CaseWorld world, DateTimeOffset now)
    {
        if (Pauses.Any(p => p.Until > now))
        {
            Pauses = PausedClock.End(Pauses, now);
            Reckon(world);
        }
    }

    private void Reckon(CaseWorld world)
    {
        CapAt = world.Calendar.EndOfWorkingDay(ReceivedAt, world.Rules.Service.CapWorkingDays);
        DueAt = PausedClock.DueAt(ReceivedAt, world.Rules.Service.DecisionWorkingDays, Pauses, world.Calendar, world.Rules.LongestPauseWorkingDays);
    }
}

/// <summary>What the appellant says.</summary>
/// <param name="Text">All of it, in their words.</param>
/// <param name="Signals">What of it is about single signals, by their place on the case.</param>
public sealed record AppellantAnswer(string Text, IReadOnlyDictionary<int, string> Signals)
{
    /// <summary>An answer that is about no signal, or about the only one asked for.</summary>
    public AppellantAnswer(string text)
        : this(text, new Dictionary<int, string>())
    {
    }
}
