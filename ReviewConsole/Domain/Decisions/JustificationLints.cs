using System.Globalization;
using System.Text.RegularExpressions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Decisions;

/// <summary>Something to know about a text while it is written; refuses nothing by itself.</summary>
/// <param name="Code">A stable code; its sentence is the screen's.</param>
/// <param name="IsMet">For a point that belongs into a lawful justification: whether it is there. Null for a remark about what is written.</param>
/// <param name="Values">Named values the sentence may use.</param>
public sealed record Lint(string Code, bool? IsMet, IReadOnlyDictionary<string, string> Values);

/// <summary>
/// Reads a justification along while it is written. The points are what regulation reference §6 asks of a lawful one: facts, rule and
/// version, each of the appellant's points answered, what was tried, why nothing milder, the decider's own words.
/// </summary>
public static partial class JustificationLints
{
    private const int LongestSentence = 45;
    private const int LongestChineseSentence = 90;

    /// <summary>Points first, then remarks, each in the order in which one would mend them.</summary>
    public static IReadOnlyList<Lint> Of(DecisionProposal proposal, DecisionSituation situation)
    {
        var own = OwnWords.Of(proposal.Justification, situation.BuiltSentences);
        return [.. Points(proposal, own, situation), .. Remarks(proposal, own, situation)];
    }

    private static IEnumerable<Lint> Points(DecisionProposal proposal, string own, DecisionSituation situation)
    {
        var text = proposal.Justification;
        if (situation.Restriction.Rule is { Id.Length: > 0 } rule)
        {
            yield return Point("rule", text.Contains(rule.Id, StringComparison.OrdinalIgnoreCase), ("rule", rule.Id));
        }

        var asked = situation.Signals.Where(s => !string.IsNullOrWhiteSpace(s.Answer)).ToList();
        if (asked.Count > 0)
        {
            var answered = asked.Count(s => !string.IsNullOrWhiteSpace(s.Reply) || Names(text, s.Code, situation));
            yield return Point("answers", answered == asked.Count, ("answered", Number(answered)), ("points", Number(asked.Count)));
        }

        var tried = situation.Checks.Where(c => !c.IsOpen).Select(c => situation.Catalogue.Route(c.Route)).OfType<Catalogue.RouteEntry>().DistinctBy(r => r.Code).ToList();
        if (tried.Count > 0)
        {
            var named = tried.Count(r => text.Contains(r.Name.In(situation.Language), StringComparison.OrdinalIgnoreCase));
            yield return Point("tried", named == tried.Count, ("named", Number(named)), ("routes", Number(tried.Count)));
        }

        if (proposal.Outcome == Outcome.Deny)
        {
            yield return Point("milder", !string.IsNullOrWhiteSpace(proposal.MilderWhy));
        }

        var needed = proposal.Outcome == Outcome.Deny ? situation.Rules.OwnWords : situation.Rules.OwnSentence;
        var least = situation.IsChinese ? needed.Chinese : needed.Latin;
        yield return Point("own", own.Length >= least, ("has", Number(own.Length)), ("needed", Number(least)));
    }

    private static IEnumerable<Lint> Remarks(DecisionProposal proposal, string own, DecisionSituation situation)
    {
        if (proposal.Outcome == Outcome.Approve && own.Length > 0 && situation.Recent.Approvals.Any(earlier => OwnWords.IsCopy(OwnWords.Normalise(own), earlier)))
        {
            yield return Remark("copy");
        }

        if (situation.Catalogue.Phrases.FirstEmptyPhrase(own) is { } empty)
        {
            yield return Remark("empty_phrase", ("phrase", empty));
        }

        if (proposal.Outcome == Outcome.Deny && situation.Signals.FirstOrDefault(s => s.Finding is Finding.Stale or Finding.Wrong && Names(own, s.Code, situation)) is { } weak)
        {
            yield return Remark("rests_on_nothing", ("signal", weak.Code));
        }

        foreach (var (code, pattern) in Patterns)
        {
            if (Find(pattern, own) is { } found)
            {
                yield return Remark(code, ("phrase", found));
            }
        }

        if (Longest(own) is { } longest && longest.Length > (situation.IsChinese ? LongestChineseSentence : LongestSentence * 6) && IsLong(longest, situation.IsChinese))
        {
            yield return Remark("long_sentence", ("phrase", string.Concat(longest.AsSpan(0, 24), "…")));
        }
    }

    private static readonly (string Code, Regex Pattern)[] Patterns =
        [("blame", Blame()), ("personal", Personal()), ("code", Code()), ("unfinished", Unfinished())];

    private static string? Find(Regex pattern, string text)
    {
        try
        {
            return pattern.Match(text) is { Success: true } found ? found.Value.Trim() : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static bool Names(string text, string signal, DecisionSituation situation) =>
        situation.Catalogue.Signal(signal)?.Name.In(situation.Language) is { } name && text.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static string? Longest(string text) => SentenceEnd().Split(text).MaxBy(s => s.Length);

    private static bool IsLong(string sentence, bool chinese) =>
        chinese || sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > LongestSentence;

    private static Lint Point(string code, bool met, params (string Name, string Value)[] values) => new(code, met, Named(values));

    private static Lint Remark(string code, params (string Name, string Value)[] values) => new(code, null, Named(values));

    private static Dictionary<string, string> Named((string Name, string Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // Words that blame a person for what is only not shown yet.
    [GeneratedRegex(@"\byou (failed|refused|neglected|lied|claim(ed)? falsely|should have)\b|\byour (fault|refusal|failure)\b|\b(thief|fraudster|scammer)\b|您(未能|拒不|拒绝|撒谎)|您应当早|是您的(过错|责任)|骗子|盗号者", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex Blame();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.]+|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)|\+\d[\d ]{8,}\d", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex Personal();

    [GeneratedRegex(@"\b[a-z]+(_[a-z]+)+\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex Code();

    [GeneratedRegex(@"\[[^\]\n]{0,40}\]|\{[^}\n]{0,40}\}|\b(xxx+|tbd|todo)\b|[Xx×]{3,}|……{2,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?<=[.!?])\s+|[。！？\n]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex SentenceEnd();
}
