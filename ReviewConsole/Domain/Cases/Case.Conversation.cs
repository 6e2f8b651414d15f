using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>Asking the appellant, and what comes of it.</content>
public sealed partial class Case
{
    /// <summary>Messages of this round, in the order they were sent and came.</summary>
    public IReadOnlyList<Message> MessagesOfRound => [.. _messages.Where(m => m.Round == Round).OrderBy(m => m.Place)];

    /// <summary>The latest question of this round with what followed it; null when nothing was asked.</summary>
    public QuestionThread? Thread => QuestionThread.Latest(MessagesOfRound);

    /// <summary>When the program has to remind the appellant, or the time to answer ends (UTC); null while nothing is to be done.</summary>
    public DateTimeOffset? NextMessageAt { get; private set; }

    /// <summary>Routes the appellant can be asked to choose from now: those that may be offered, and those that are.</summary>
    public IReadOnlyList<string> RoutesToAskFor(CaseWorld world, DateTimeOffset now) =>
    [
        .. Routes(world.Catalogue, world.Rules, now)
            .Where(r => r.Route is { Passive: false, IsFace: false } && (r.CanBeOffered || (r.IsLive && r.Latest is { IsOpen: true }))).Select(r => r.Route.Code),
    ];

    /// <summary>Why this cannot be asked; empty when it can.</summary>
    public IReadOnlyList<Refusal> Broken(Question question, CaseWorld world, DateTimeOffset now) => QuestionRules.Check(question, new QuestionSituation(
        Account.Kind, Language, [.. Signals.Select(s => s.Ordinal)], RoutesToAskFor(world, now), world.Catalogue, world.Rules));

    /// <summary>The question as it would be sent now.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="reviewer">How whoever asks is named.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="now">The instant (UTC).</param>
    /// <param name="readIn">A reader's language instead of the appellant's, for the fixed parts. Never what is sent.</param>
    public string TextOf(Question question, ReviewerName reviewer, CaseWorld world, DateTimeOffset now, string? readIn = null)
    {
        var days = Math.Clamp(question.Days, world.Rules.AnswerWorkingDays.Least, world.Rules.AnswerWorkingDays.Most);
        var material = Material(reviewer, AnswerTime.Until(days, 0, world.Calendar, now), Math.Min(days, PauseLeft(world)), world);
        return MessageTexts.Question(question, material with { Language = readIn ?? Language });
    }

    /// <summary>What was sent, with its fixed parts in a reader's language; null where there are none, because the appellant wrote it.</summary>
    /// <param name="sent">The message.</param>
    /// <param name="reviewer">How whoever asked was named.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="language">The reader's language.</param>
    public string? ForReading(Message sent, ReviewerName reviewer, CaseWorld world, string language)
    {
        var messages = MessagesOfRound;
        var question = messages.FirstOrDefault(m => m.Id == (sent.About ?? sent.Id));
        var number = messages.Count(m => m.Kind == MessageType.Reminder && m.About == sent.About && m.At <= sent.At);
        var paused = Math.Min(sent.Asked?.Days ?? 0, world.Rules.LongestPauseWorkingDays
            - PausedClock.DaysOf([.. Pauses.Where(p => p.From < sent.At)], world.Calendar, world.Rules.LongestPauseWorkingDays));
        var material = Material(reviewer, sent.Until ?? sent.At, paused, world) with { Language = language };
        return sent.Kind switch
        {
            MessageType.Question => MessageTexts.Question(sent.Asked!, material),
            MessageType.Reminder when question is not null => MessageTexts.Reminder(question.Asked!, number, question.At, material),
            MessageType.Overtaken when sent.Round == Round => MessageTexts.Overtaken(Restriction.EndsAt ?? sent.At, material),
            MessageType.RightAnswered when Answered(sent.Id) is { } given => TextOf(given.Right, given.Proposal, reviewer, world, sent.At, language),
            MessageType.Closing when question is not null => MessageTexts.Closing(question.At, material),
            _ => null,
        };
    }

    /// <summary>
    /// Asks the appellant; the case waits for them, as the asker's, and the clock stands still as long as it may. Refused with
    /// <c>question_open</c> while another is, and with every broken rule of the question at once.
    /// </summary>
    public Result<Message> Ask(Question question, MessageId id, ReviewerName reviewer, PersonId person, ClaimToken token, CaseWorld world, DateTimeOffset now)
    {
        if ((Holds(person, token, now) ?? (Thread is { IsOpen: true } ? Refusal.On("ask", "question_open") : null)) is { } notNow)
        {
            return notNow;
        }

        if (Broken(question, world, now) is { Count: > 0 } broken)
        {
            return Result<Message>.Refused(broken);
        }

        var text = TextOf(question, reviewer, world, now);
        if (Wait(WaitingFor.Appellant, person, now) is { } illegal)
        {
            return illegal;
        }

        Pause(question.Days, world, now);
        var asked = Message.Ask(Head(id, now), question, text, AnswerTime.Until(question.Days, 0, world.Calendar, now), person);
        _messages.Add(asked);
        NextMessageAt = Thread!.NextAt(world.Calendar);
        _facts.Add(MessageFact.Of(asked, ("texts", RequestBook.Version), ("paused_until", IsPaused(now) ? Stamp(Pauses[^1].Until) : null)));
        return asked;
    }

    /// <summary>Waits for the answer to the open question again, after somebody had the case in hand.</summary>
    public Result<Done> WaitForAnswer(PersonId person, ClaimToken token, CaseWorld world, DateTimeOffset now)
    {
        if ((Holds(person, token, now) ?? (Thread is { IsOpen: true } ? null : Refusal.On("ask", "nothing_asked"))) is { } refused)
        {
            return refused;
        }

        if (Wait(WaitingFor.Appellant, person, now) is { } illegal)
        {
            return illegal;
        }

        NextMessageAt = Thread!.NextAt(world.Calendar);
        Pause(Math.Max(1, world.Calendar.WorkingDaysBetween(now, Thread.Until)), world, now);
        _facts.Add(Fact.Of(FactKinds.Waiting, ("for", Snake(WaitingFor))));
        return Done.It;
    }

    /// <summary>
    /// Sends the reminder that is due, or ends the time to answer: then the case comes back to whoever waits for it. Refused with
    /// <c>nothing_due</c> when neither is.
    /// </summary>
    /// <param name="id">A fresh id.</param>
    /// <param name="reviewer">How whoever asked is named.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="now">The instant (UTC).</param>
    public Result<Message> GoOnAsking(MessageId id, ReviewerName reviewer, CaseWorld world, DateTimeOffset now)
    {
        if (NextMessageAt is not { } due || due > now || Thread is not { IsOpen: true } thread)
        {
            return Refusal.Of("nothing_due");
        }

        var sent = thread.Reminders.Count < QuestionThread.MostReminders ? Remind(thread, id, reviewer, world, now) : Close(thread, id, reviewer, world, now);
        NextMessageAt = Thread!.NextAt(world.Calendar);
        return sent;
    }

    private Message Remind(QuestionThread thread, MessageId id, ReviewerName reviewer, CaseWorld world, DateTimeOffset now)
    {
        var (asked, number) = (thread.Question.Asked!, thread.Reminders.Count + 1);
        var until = AnswerTime.Until(asked.Days, number, world.Calendar, now);
        var sent = Message.Remind(Head(id, now), thread.Question.Id, MessageTexts.Reminder(asked, number, thread.Question.At, Material(reviewer, until, 0, world)), until);
        _messages.Add(sent);
        _facts.Add(MessageFact.Of(sent, ("number", Text(number))));
        return sent;
    }

    private Message Close(QuestionThread thread, MessageId id, ReviewerName reviewer, CaseWorld world, DateTimeOffset now)
    {
        var sent = Message.Close(Head(id, now), thread.Question.Id, MessageTexts.Closing(thread.Question.At, Material(reviewer, now, 0, world)));
        _messages.Add(sent);
        _facts.Add(MessageFact.Of(sent, ("reminders", Text(thread.Reminders.Count))));
        ComeBack(CameBack.Unanswered, world, now);
        return sent;
    }

    private MessageHead Head(MessageId id, DateTimeOffset now) => new(id, Id, Round, _messages.Count, Language, now);

    private MessageMaterial Material(ReviewerName reviewer, DateTimeOffset until, int pausedDays, CaseWorld world) => new()
    {
        Number = Number,
        Language = Language,
        ReceivedAt = ReceivedAt,
        Reviewer = reviewer,
        Signals = Signals,
        Until = until,
        PausedDays = pausedDays,
        Catalogue = world.Catalogue,
        Zone = world.Calendar.Zone,
    };
}
