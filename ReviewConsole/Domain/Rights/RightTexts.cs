using System.Globalization;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Notices;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Rights;

/// <summary>What an answer is written from, as values.</summary>
public sealed record RightMaterial
{
    /// <summary>The case's number.</summary>
    public required CaseNumber Number { get; init; }

    /// <summary>The language the text is written in (BCP 47): the appellant's, or a reader's for reading.</summary>
    public required string Language { get; init; }

    /// <summary>What was asked for.</summary>
    public required RightsRequestKind Kind { get; init; }

    /// <summary>When it was received (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Until when it must be answered (UTC).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>That time is over: what is late is said to be, and promised no more.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Until when what is granted can be undone (UTC); null where it cannot.</summary>
    public required DateTimeOffset? UndoUntil { get; init; }

    /// <summary>How whoever answers is named to the appellant; never a real name.</summary>
    public required ReviewerName Reviewer { get; init; }

    /// <summary>The catalogue in force.</summary>
    public required ReviewCatalogue Catalogue { get; init; }

    /// <summary>The time zone in which dates are written.</summary>
    public required TimeZoneInfo Zone { get; init; }
}

/// <summary>Writes an answer to a request: what, why, on what it rests, what can be done against it, and who answers. A pure function, so that the preview is the text.</summary>
public static class RightTexts
{
    private const string Gap = "＿＿＿";

    /// <summary>The text; what is not chosen yet shows as a gap.</summary>
    public static string Of(RightProposal answer, RightMaterial material)
    {
        var texts = NoticeTexts.For(material.Language);
        var words = answer.Words.Trim();
        return string.Join("\n\n", [Text("hello"), Text("lead"), .. Body(), Text("noFace"), Text("signed")]);

        IEnumerable<string> Body() => answer.Kind switch
        {
            RightAnswerKind.Granted => [Text("granted." + Snake(material.Kind)), .. Own(), Text("announced")],
            RightAnswerKind.Refused => [.. Refusal(), Text("complain")],
            _ => [Text("verify"), .. Own(), Text(material.IsLate ? "verify.late" : "verify.then")],
        };

        IEnumerable<string> Own() => words.Length == 0 ? [] : [words];

        IEnumerable<string> Refusal() => RightBook.Find(answer.Ground) is not { } ground ? [Text("refused"), Gap, words.Length == 0 ? Gap : words]
            : [Text("refused") + "\n" + ground.Text.In(texts.Language), words.Length == 0 ? Gap : words, Text("law", ("law", ground.Law.In(texts.Language)))];

        string Text(string key, params (string Name, string Value)[] more) => NoticeTexts.Fill(RightBook.Text(key).In(texts.Language),
        [
            .. more,
            ("caseNumber", material.Number.Value),
            ("receivedOn", texts.Date(material.ReceivedAt, material.Zone)),
            ("dueOn", texts.Date(material.DueAt, material.Zone)),
            ("undoUntil", material.UndoUntil is { } until ? texts.Date(until, material.Zone) : Gap),
            ("request", texts["request." + Snake(material.Kind)]),
            ("routes", Routes(answer, material, texts)),
            ("reviewer", texts["reviewer.name", ("name", material.Reviewer.Alias), ("number", material.Reviewer.Number.ToString(CultureInfo.InvariantCulture))]),
        ]);
    }

    private static string Routes(RightProposal answer, RightMaterial material, NoticeTexts texts)
    {
        var named = answer.Routes.Select(material.Catalogue.Route).OfType<RouteEntry>().Select(r => "• " + texts["routes.open",
            ("route", r.Name.In(texts.Language)), ("needs", Bare(r.Needs)), ("cost", Bare(r.Cost)), ("time", Bare(r.TypicalTime))]).ToList();
        return named.Count == 0 ? Gap : string.Join('\n', named);

        // Catalogue texts are sentences of their own; inside another sentence their full stop would stand in the middle.
        string Bare(LocalText text) => text.In(texts.Language).TrimEnd('.', '。');
    }

    private static string Snake(RightsRequestKind kind) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
