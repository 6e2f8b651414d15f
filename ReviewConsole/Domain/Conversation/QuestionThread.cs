using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Decisions;

namespace ReviewConsole.Domain.Conversation;

/// <summary>One question with what followed it: reminders, and how it ended.</summary>
/// <param name="Question">The question.</param>
/// <param name="Reminders">Its reminders, in order.</param>
/// <param name="End">The answer, or the end of the time for one; null while it is open.</param>
/// <param name="Answered">True when the appellant wrote at any time after it was asked, also after its end.</param>
public sealed record QuestionThread(Message Question, IReadOnlyList<Message> Reminders, Message? End, bool Answered)
{
    /// <summary>How many reminders are sent before the time to answer ends.</summary>
    public const int MostReminders = 2;

    /// <summary>True while an answer is waited for.</summary>
    public bool IsOpen => End is null;

    /// <summary>Until when the appellant was told last that they can answer (UTC).</summary>
    public DateTimeOffset Until => (Reminders.Count > 0 ? Reminders[^1] : Question).Until!.Value;

    /// <summary>What nobody answered, once both reminders were sent and the time ended; else null.</summary>
    public Silence? Silence => End is { Kind: MessageType.Closing } end && Reminders.Count == MostReminders && !Answered
        ? new Silence(Question.At, [.. Reminders.Select(r => r.At)], end.At) : null;

    /// <summary>The latest question of these messages; null when nothing was asked.</summary>
    /// <param name="messages">The messages of one round, in order.</param>
    public static QuestionThread? Latest(IReadOnlyList<Message> messages)
    {
        if (messages.LastOrDefault(m => m.Kind == MessageType.Question) is not { } question)
        {
            return null;
        }

        List<Message> after = [.. messages.SkipWhile(m => m.Id != question.Id).Skip(1)];
        return new QuestionThread(question, [.. after.Where(m => m.Kind == MessageType.Reminder)],
            after.FirstOrDefault(m => m.Kind is MessageType.Answer or MessageType.Closing), after.Any(m => m.IsFromAppellant));
    }

    /// <summary>When the next reminder is to be sent, or the time to answer ends; null once it has ended (UTC).</summary>
    public DateTimeOffset? NextAt(WorkingCalendar calendar)
    {
        var gap = AnswerTime.Gaps(Question.Asked!.Days)[Reminders.Count];
        var last = Reminders.Count > 0 ? Reminders[^1].At : Question.At;
        return End is not null ? null
            : Reminders.Count < MostReminders ? calendar.MorningOfWorkingDay(last, gap)
            : calendar.EndOfWorkingDay(last, gap);
    }
}

/// <summary>
/// How the time to answer is divided: reminders after a third and two thirds of it. Each step counts from when the one before was really
/// done: after a standstill of the program no two reminders come at once, and the end moves so far that both leave time to answer.
/// </summary>
public static class AnswerTime
{
    /// <summary>Working days from question to first reminder, on to the second, and on to the end.</summary>
    public static IReadOnlyList<int> Gaps(int days)
    {
        var (first, second) = ((days + 2) / 3, ((2 * days) + 2) / 3);
        return [first, second - first, days - second];
    }

    /// <summary>Until when an answer is waited for, when so many reminders have been sent and the last message leaves now (UTC).</summary>
    public static DateTimeOffset Until(int days, int reminders, WorkingCalendar calendar, DateTimeOffset now) =>
        calendar.EndOfWorkingDay(now, Gaps(days).Skip(reminders).Sum());
}
