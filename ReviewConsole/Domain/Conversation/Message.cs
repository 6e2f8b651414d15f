using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Conversation;

/// <summary>What a message between the reviewers and the appellant is.</summary>
public enum MessageType
{
    /// <summary>Something the appellant is asked.</summary>
    Question,

    /// <summary>The question again, because no answer came.</summary>
    Reminder,

    /// <summary>What the appellant says.</summary>
    Answer,

    /// <summary>The time to answer has ended without one.</summary>
    Closing,

    /// <summary>The restriction ended elsewhere, before a person decided.</summary>
    Overtaken,

    /// <summary>The answer to something they asked for beside the appeal.</summary>
    RightAnswered,
}

/// <summary>What the appellant is asked, as chosen and typed; the text is built around it.</summary>
public sealed record Question
{
    /// <summary>The template's code; empty while none is chosen.</summary>
    public string Template { get; init; } = "";

    /// <summary>Working days to answer.</summary>
    public int Days { get; init; }

    /// <summary>What was typed, by the name of its place in the template.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Signals that are asked about, by their place on the case.</summary>
    public IReadOnlyList<int> Signals { get; init; } = [];

    /// <summary>Routes to choose from, by code.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];
}

/// <summary>One message, kept exactly as it was sent or written down.</summary>
public sealed class Message
{
    private Message()
    {
    }

    /// <summary>Its id.</summary>
    public MessageId Id { get; private set; }

    /// <summary>The case it belongs to.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The round it belongs to.</summary>
    public int Round { get; private set; }

    /// <summary>Its place among all messages of the case, from 0.</summary>
    public int Place { get; private set; }

    /// <summary>What it is.</summary>
    public MessageType Kind { get; private set; }

    /// <summary>The question it belongs to; null for a question itself, and for words of the appellant that nobody asked for.</summary>
    public MessageId? About { get; private set; }

    /// <summary>The appellant's language (BCP 47).</summary>
    public string Language { get; private set; } = "";

    /// <summary>The text; personal data.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who asked, or who wrote down what the appellant said; null for the program, and for what the appellant sent themselves.</summary>
    public PersonId? By { get; private set; }

    /// <summary>Written down by hand from another channel.</summary>
    public bool ByHand { get; private set; }

    /// <summary>Until when the appellant was told they can answer (UTC); null where nothing is asked.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>What a question asks; null for anything else.</summary>
    public Question? Asked { get; private set; }

    /// <summary>From the appellant, not to them.</summary>
    public bool IsFromAppellant => Kind == MessageType.Answer;

    internal static Message Ask(MessageHead head, Question asked, string text, DateTimeOffset until, PersonId by) =>
        Of(head, MessageType.Question, null, text, until, by, asked: asked);

    internal static Message Remind(MessageHead head, MessageId question, string text, DateTimeOffset until) =>
        Of(head, MessageType.Reminder, question, text, until, null);

    internal static Message Close(MessageHead head, MessageId question, string text) => Of(head, MessageType.Closing, question, text, null, null);

    internal static Message Tell(MessageHead head, string text) => Of(head, MessageType.Overtaken, null, text, null, null);

    internal static Message AnswerRight(MessageHead head, string text, PersonId by) => Of(head, MessageType.RightAnswered, null, text, null, by);

    internal static Message Answer(MessageHead head, MessageId? question, string text, PersonId? writtenDownBy) =>
        Of(head, MessageType.Answer, question, text, null, writtenDownBy, byHand: writtenDownBy is not null);

    private static Message Of(
        MessageHead head, MessageType kind, MessageId? about, string text, DateTimeOffset? until, PersonId? by, bool byHand = false, Question? asked = null) => new()
        {
            Id = head.Id,
            CaseId = head.Case,
            Round = head.Round,
            Place = head.Place,
            Kind = kind,
            About = about,
            Language = head.Language,
            Text = text,
            At = head.At,
            By = by,
            ByHand = byHand,
            Until = until,
            Asked = asked,
        };
}

/// <summary>What every message has.</summary>
/// <param name="Id">A fresh id.</param>
/// <param name="Case">The case.</param>
/// <param name="Round">Its round.</param>
/// <param name="Place">Its place among the messages of the case.</param>
/// <param name="Language">The appellant's language.</param>
/// <param name="At">The instant (UTC).</param>
internal sealed record MessageHead(MessageId Id, CaseId Case, int Round, int Place, string Language, DateTimeOffset At);
