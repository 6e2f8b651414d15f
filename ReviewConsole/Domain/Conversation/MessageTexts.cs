using System.Globalization;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Notices;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Conversation;

/// <summary>What a message is written from, as values.</summary>
public sealed record MessageMaterial
{
    /// <summary>The case's number.</summary>
    public required CaseNumber Number { get; init; }

    /// <summary>The language the text is written in (BCP 47): the appellant's, or a reader's for reading.</summary>
    public required string Language { get; init; }

    /// <summary>When the appeal was received (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How whoever asks is named to the appellant; never a real name.</summary>
    public required ReviewerName Reviewer { get; init; }

    /// <summary>The signals of the round.</summary>
    public required IReadOnlyList<CaseSignal> Signals { get; init; }

    /// <summary>Until when they can answer (UTC).</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Working days by which the time for a decision stands still at most; none where all are used up.</summary>
    public required int PausedDays { get; init; }

    /// <summary>The catalogue in force.</summary>
    public required ReviewCatalogue Catalogue { get; init; }

    /// <summary>The time zone in which dates are written.</summary>
    public required TimeZoneInfo Zone { get; init; }
}

/// <summary>
/// Writes what the appellant gets: what is asked, how and until when to answer, that no answer costs no right, and who asks. A pure
/// function, so that the preview is the text.
/// </summary>
public static class MessageTexts
{
    private const string Gap = "＿＿＿";

    /// <summary>A question; places that are not filled yet show as a gap.</summary>
    public static string Question(Question asked, MessageMaterial material) =>
        Write(material, [Text(material, "question.lead"), .. Body(asked, material), .. Foot(material, pauses: true)]);

    /// <summary>The question again.</summary>
    /// <param name="asked">What was asked.</param>
    /// <param name="number">Which reminder, 1 or 2.</param>
    /// <param name="askedAt">When it was asked (UTC).</param>
    /// <param name="material">The case as values.</param>
    public static string Reminder(Question asked, int number, DateTimeOffset askedAt, MessageMaterial material) => Write(material,
    [
        Text(material, "question.lead.unanswered", ("askedOn", Texts(material).Date(askedAt, material.Zone)), ("number", Number(number))),
        .. Body(asked, material), .. Foot(material, pauses: false),
    ]);

    /// <summary>The end of the time to answer.</summary>
    public static string Closing(DateTimeOffset askedAt, MessageMaterial material) => Write(material,
    [
        Text(material, "closing", ("askedOn", Texts(material).Date(askedAt, material.Zone))), Text(material, "closing.now"), Text(material, "closing.rights"),
    ]);

    /// <summary>The restriction ended elsewhere. Written by the program, and it says so: nobody decided.</summary>
    /// <param name="endedAt">When it ended, as the platform says (UTC).</param>
    /// <param name="material">The case as values.</param>
    public static string Overtaken(DateTimeOffset endedAt, MessageMaterial material)
    {
        var texts = Texts(material);
        var found = material.Signals.Where(s => s.Finding is not null)
            .Select(s => "• " + Signal(s, material) + (texts.Language == Languages.Chinese ? "" : " ") + RequestBook.Text("overtaken.finding." + s.Finding!.Value.ToString().ToLowerInvariant()).In(texts.Language))
            .ToList();
        return string.Join("\n\n",
        [
            RequestBook.Text("hello").In(texts.Language),
            Plain("overtaken"),
            .. found.Count > 0 ? [Plain("overtaken.findings") + "\n" + string.Join('\n', found)] : Array.Empty<string>(),
            Plain("overtaken.still"),
            Plain("overtaken.program"),
        ]);

        string Plain(string key) => NoticeTexts.Fill(RequestBook.Text(key).In(texts.Language),
            [("endedOn", texts.Date(endedAt, material.Zone)), ("caseNumber", material.Number.Value), ("receivedOn", texts.Date(material.ReceivedAt, material.Zone))]);
    }

    private static string Write(MessageMaterial material, IEnumerable<string> paragraphs) =>
        string.Join("\n\n", [Text(material, "hello"), .. paragraphs, Text(material, "signed")]);

    private static IEnumerable<string> Body(Question asked, MessageMaterial material)
    {
        if (RequestBook.Find(asked.Template) is not { } template)
        {
            return [Gap];
        }

        return [NoticeTexts.Fill(template.Text.In(Texts(material).Language), [.. template.Places.Select(place => (place, Filled(place, asked, material)))])];
    }

    private static string Filled(string place, Question asked, MessageMaterial material)
    {
        var text = place switch
        {
            RequestTemplate.Signal => string.Join('\n', material.Signals.Where(s => asked.Signals.Contains(s.Ordinal)).Select(s => "• " + Signal(s, material))),
            RequestTemplate.Routes => string.Join('\n', asked.Routes.Select(material.Catalogue.Route).OfType<RouteEntry>().Select(r => "• " + Route(r, material))),
            _ => asked.Parts.GetValueOrDefault(place, "").Trim(),
        };

        // In the templates a typed part is followed by the sentence's own full stop, or is a sentence itself.
        return text.Length == 0 ? Gap : place is "document" or "orders" ? text.TrimEnd('.', '。') : text;
    }

    private static string Signal(CaseSignal signal, MessageMaterial material)
    {
        var texts = Texts(material);
        var observed = signal.Observed?.In(material.Language) is { Length: > 0 } seen ? seen : texts["value.notRecorded"];
        var baseline = signal.Baseline?.In(material.Language) is { Length: > 0 } usual ? usual : texts["value.notRecorded"];
        (string, string)[] values = [("date", texts.Date(signal.ObservedOn, material.Zone)), ("observed", observed), ("baseline", baseline)];
        return material.Catalogue.Signal(signal.Code)?.NoticeSentence is { } own ? NoticeTexts.Fill(own.In(material.Language), values) : texts["signals.unknown", values];
    }

    private static string Route(RouteEntry route, MessageMaterial material) => Texts(material)["routes.open",
        ("route", route.Name.In(material.Language)), ("needs", Bare(route.Needs, material)), ("cost", Bare(route.Cost, material)), ("time", Bare(route.TypicalTime, material))];

    private static IEnumerable<string> Foot(MessageMaterial material, bool pauses) =>
    [
        Text(material, "how"),
        Text(material, "until") + (pauses && material.PausedDays > 0 ? (Texts(material).Language == Languages.Chinese ? "" : " ") + Text(material, "paused") : ""),
        Text(material, "noHarm"),
        Text(material, "noFace"),
    ];

    private static string Text(MessageMaterial material, string key, params (string Name, string Value)[] more)
    {
        var texts = Texts(material);
        return NoticeTexts.Fill(RequestBook.Text(key).In(texts.Language),
        [
            .. more,
            ("caseNumber", material.Number.Value),
            ("receivedOn", texts.Date(material.ReceivedAt, material.Zone)),
            ("until", texts.Date(material.Until, material.Zone)),
            ("days", Number(material.PausedDays)),
            ("reviewer", texts["reviewer.name", ("name", material.Reviewer.Alias), ("number", Number(material.Reviewer.Number))]),
        ]);
    }

    private static NoticeTexts Texts(MessageMaterial material) => NoticeTexts.For(material.Language);

    // Catalogue texts are sentences of their own; inside another sentence their full stop would stand in the middle.
    private static string Bare(LocalText text, MessageMaterial material) => text.In(material.Language).TrimEnd('.', '。');

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
