using System.Globalization;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Conversation;

/// <summary>What a question is judged by.</summary>
/// <param name="Kind">Whose account it is.</param>
/// <param name="Language">The appellant's language.</param>
/// <param name="Signals">Places of the signals on the case.</param>
/// <param name="Routes">Codes of the routes that can be chosen from now.</param>
/// <param name="Catalogue">The catalogue in force.</param>
/// <param name="Rules">The numbers.</param>
public sealed record QuestionSituation(
    AccountKind Kind, string Language, IReadOnlyList<int> Signals, IReadOnlyList<string> Routes, ReviewCatalogue Catalogue, ReviewRules Rules);

/// <summary>What a question must be: whole, in the appellant's language, with time to answer, and never for a face.</summary>
public static class QuestionRules
{
    private const string Face = "declined_face";

    /// <summary>Why it cannot be asked so, each said on the field <c>ask:…</c>; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Check(Question question, QuestionSituation situation)
    {
        if (RequestBook.Find(question.Template) is not { } template || !template.IsFor(situation.Kind))
        {
            return [Refusal.On("ask:template", "template_missing")];
        }

        return [.. template.Places.SelectMany(place => Place(place, question, situation)), .. Days(question, situation.Rules)];
    }

    private static IEnumerable<Refusal> Place(string place, Question question, QuestionSituation situation) => place switch
    {
        RequestTemplate.Signal => question.Signals.Count == 0 ? [Missing(place)]
            : question.Signals.Any(s => !situation.Signals.Contains(s)) ? [Refusal.On(About(place), "signal_unknown")] : [],
        RequestTemplate.Routes => question.Routes.Count == 0 ? [Missing(place)]
            : question.Routes.Where(r => !situation.Routes.Contains(r)).Select(r => Refusal.On(About(place), "route_not_offered", ("route", r))).Take(1),
        _ => Typed(place, question.Parts.GetValueOrDefault(place, "").Trim(), situation),
    };

    private static IEnumerable<Refusal> Typed(string place, string text, QuestionSituation situation)
    {
        if (text.Length == 0)
        {
            yield return Missing(place);
            yield break;
        }

        if (text.Length > situation.Rules.LongestQuestionPart)
        {
            yield return Refusal.On(About(place), "placeholder_too_long", ("most", Number(situation.Rules.LongestQuestionPart)), ("has", Number(text.Length)));
        }

        if (!Scripts.Fits(text, situation.Language))
        {
            yield return Refusal.On(About(place), "language_mismatch", ("language", situation.Language));
        }

        // Nobody can confirm here that it only states a fact: a question has no second reader before it is sent.
        if (situation.Catalogue.Phrases.In(text).OrderBy(p => p.Never != Face).FirstOrDefault() is { } phrase)
        {
            yield return Refusal.On(About(place), "forbidden_question", ("why", phrase.Never == Face ? "face" : "ground"), ("phrase", phrase.Phrase));
        }
    }

    private static IEnumerable<Refusal> Days(Question question, ReviewRules rules)
    {
        var (least, most) = rules.AnswerWorkingDays;
        return question.Days >= least && question.Days <= most ? []
            : [Refusal.On("ask:days", "answer_time_invalid", ("least", Number(least)), ("most", Number(most)))];
    }

    private static Refusal Missing(string place) => Refusal.On(About(place), "placeholder_missing");

    private static string About(string place) => $"ask:{place}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
