using System.Globalization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Conversation;

/// <summary>
/// The fact a message leaves: everything it says. A pure function, so that the journal can be compared with the message as it is stored, long
/// after.
/// </summary>
public static class MessageFact
{
    /// <summary>Kinds of facts that messages leave.</summary>
    public static readonly IReadOnlyList<string> Kinds = [.. Enum.GetValues<MessageType>().Select(Kind)];

    /// <summary>Codes that say what the message says; what else came of it may stand beside them.</summary>
    public static readonly IReadOnlyList<string> Codes =
        ["message", "round", "place", "language", "question", "until", "by_hand", "template", "days", "asked_signals", "asked_routes"];

    /// <summary>The fact of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="more">What else came of it.</param>
    public static Fact Of(Message message, params (string Name, string? Value)[] more) => Fact.Of(
        Kind(message.Kind),
        [
            ("message", message.Id.Value.ToString("D")),
            ("round", Text(message.Round)),
            ("place", Text(message.Place)),
            ("language", message.Language),
            ("question", message.About?.Value.ToString("D")),
            ("until", message.Until?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            ("by_hand", message.ByHand ? "true" : message.IsFromAppellant ? "false" : null),
            ("template", message.Asked?.Template),
            ("days", message.Asked is { } asked ? Text(asked.Days) : null),
            ("asked_signals", Words(message.Asked?.Signals.Select(Text))),
            ("asked_routes", Words(message.Asked?.Routes)),
            .. more,
        ])
        .With(("text", message.Text), ("asked", Lines(message.Asked?.Parts)));

    private static string Kind(MessageType of) => of switch
    {
        MessageType.Question => FactKinds.InformationRequested,
        MessageType.Reminder => FactKinds.ReminderSent,
        MessageType.Answer => FactKinds.AnswerReceived,
        MessageType.Overtaken => FactKinds.OvertakenTold,
        MessageType.RightAnswered => FactKinds.RightAnswered,
        _ => FactKinds.AnswerTimeEnded,
    };

    private static string? Words(IEnumerable<string>? codes) => codes is null ? null : string.Join(' ', codes);

    private static string? Lines(IReadOnlyDictionary<string, string>? parts) =>
        parts is null ? null : string.Join('\n', parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}: {p.Value}"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
