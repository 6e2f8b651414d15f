using System.Globalization;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>What the text to the appellant must be: there, long enough, somebody's own, in the appellant's language, and about facts.</summary>
public static class JustificationRules
{
    private const string About = "justification";

    /// <summary>Checks the text.</summary>
    public static IEnumerable<Refusal> Check(DecisionProposal proposal, DecisionSituation situation)
    {
        var text = proposal.Justification.Trim();
        if (text.Length == 0)
        {
            return [Refusal.On(About, "justification_missing")];
        }

        if (text.Length > situation.Rules.LongestJustification)
        {
            return [Refusal.On(About, "justification_too_long", ("most", Number(situation.Rules.LongestJustification)), ("has", Number(text.Length)))];
        }

        var own = OwnWords.Of(text, situation.BuiltSentences);
        return [.. Contrary(proposal.Promises, text, situation), .. Length(proposal.Outcome, text, own, situation), .. Copied(proposal.Outcome, own, situation), .. Language(own, situation), .. Phrases(proposal, situation)];
    }

    /// <summary>Marked phrases of a denial by what they stand in, whether or not they were confirmed as stating a fact.</summary>
    public static IReadOnlyList<(string About, ForbiddenPhrase Phrase)> Marked(DecisionProposal proposal, DecisionSituation situation) =>
        proposal.Outcome == Outcome.Deny
            ? [.. Words(proposal, situation).SelectMany(w => situation.Catalogue.Phrases.In(w.Text).Select(p => (w.About, p)))]
            : [];

    // Everything of a denial that somebody typed and the appellant reads.
    private static IEnumerable<(string About, string Text)> Words(DecisionProposal proposal, DecisionSituation situation) =>
        new List<(string About, string? Text)>([
            (About, OwnWords.Of(proposal.Justification, situation.BuiltSentences)),
            .. proposal.Grounds.Select(g => ($"ground:{g.Code}", g.Stated)),
            ("milder", proposal.MilderWhy),
            ("supersede", proposal.SupersedeReason),
            .. proposal.Evidence.Select(e => ("evidence-what", (string?)$"{e.What}\n{e.How}")),
            .. situation.Signals.Select(s => ($"signal:{s.Ordinal}", s.Reply)),
        ]).Where(w => !string.IsNullOrWhiteSpace(w.Text)).Select(w => (w.About, w.Text!));

    internal static bool ConfirmedAll(DecisionProposal proposal, DecisionSituation situation) =>
        Marked(proposal, situation) is { Count: > 0 } marked && marked.All(m => Confirmed(proposal, m.Phrase));

    private static IEnumerable<Refusal> Length(Outcome outcome, string text, string own, DecisionSituation situation)
    {
        var needed = situation.IsChinese ? situation.Rules.OwnWords.Chinese : situation.Rules.OwnWords.Latin;
        var sentence = situation.IsChinese ? situation.Rules.OwnSentence.Chinese : situation.Rules.OwnSentence.Latin;
        var has = outcome == Outcome.Deny ? own.Length : OwnWords.Squeeze(text).Length;
        if (has < needed)
        {
            yield return Refusal.On(About, "justification_too_short", ("why", outcome == Outcome.Deny ? "own" : "all"), ("needed", Number(needed)), ("has", Number(has)));
        }
        else if (outcome == Outcome.Approve && own.Length < sentence)
        {
            yield return Refusal.On(About, "justification_too_short", ("why", "sentence"), ("needed", Number(sentence)), ("has", Number(own.Length)));
        }
    }

    // For approvals a copy is a hint on the screen, never a refusal: nobody is harmed by it.
    private static IEnumerable<Refusal> Copied(Outcome outcome, string own, DecisionSituation situation)
    {
        if (outcome == Outcome.Approve || own.Length == 0)
        {
            yield break;
        }

        if (situation.Recent.Denials.Any(earlier => OwnWords.IsCopy(OwnWords.Normalise(own), earlier)))
        {
            yield return Refusal.On(About, "justification_boilerplate", ("why", "copy"));
        }
        else if (OwnWords.SaysLittle(situation.Catalogue.Phrases.WithoutEmptyPhrases(own), situation.IsChinese))
        {
            yield return Refusal.On(About, "justification_boilerplate", ("why", "empty"));
        }
    }

    private static IEnumerable<Refusal> Language(string own, DecisionSituation situation)
    {
        if (own.Length > 0 && !Scripts.Fits(own, situation.Language))
        {
            yield return Refusal.On(About, "language_mismatch", ("language", situation.Language));
        }
    }

    private static IEnumerable<Refusal> Phrases(DecisionProposal proposal, DecisionSituation situation) =>
        Marked(proposal, situation).Where(m => !Confirmed(proposal, m.Phrase))
            .Select(m => Refusal.On(m.About, "forbidden_ground", ("never", m.Phrase.Never), ("phrase", m.Phrase.Phrase)));

    // A text that was started for another outcome would tell the appellant both.
    private static IEnumerable<Refusal> Contrary(PromisedEffect promised, string text, DecisionSituation situation)
    {
        var squeezed = OwnWords.Squeeze(text);
        return situation.EffectSentences.Where(e => e.Key != promised).SelectMany(e => e.Value)
            .Where(s => squeezed.Contains(OwnWords.Squeeze(s), StringComparison.Ordinal)).Take(1)
            .Select(s => Refusal.On(About, "justification_contradicts", ("phrase", s)));
    }

    private static bool Confirmed(DecisionProposal proposal, ForbiddenPhrase marked) =>
        proposal.ConfirmedPhrases.Contains(marked.Phrase, StringComparer.OrdinalIgnoreCase);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
