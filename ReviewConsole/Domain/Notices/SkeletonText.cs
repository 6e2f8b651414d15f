using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Notices;

/// <summary>
/// What a justification is started from: sentences built from findings, rule and checks, in the appellant's language. The same
/// sentences are known again later, so that what remains is the decider's own.
/// </summary>
public static class SkeletonText
{
    /// <summary>The skeleton of a text that promises an effect, one sentence a line.</summary>
    public static string Build(PromisedEffect effect, NoticeMaterial material) =>
        string.Join('\n', Sentences(effect, material, signal => [signal.Finding]));

    /// <summary>Every sentence the program may have written for this case, whatever is promised and the findings were meanwhile.</summary>
    public static IReadOnlyList<string> Everything(NoticeMaterial material) =>
        [.. Enum.GetValues<PromisedEffect>().SelectMany(effect => Sentences(effect, material, _ => [.. Enum.GetValues<Finding>().Select(f => (Finding?)f)]))
            .Distinct(StringComparer.Ordinal)];

    /// <summary>The sentences that promise this effect and no other.</summary>
    public static IReadOnlyList<string> OnlyFor(PromisedEffect effect, NoticeMaterial material) =>
        [.. Sentences(effect, material, _ => []).Except(
            Enum.GetValues<PromisedEffect>().Where(e => e != effect).SelectMany(e => Sentences(e, material, _ => [])), StringComparer.Ordinal)];

    private static IEnumerable<string> Sentences(PromisedEffect effect, NoticeMaterial material, Func<CaseSignal, IReadOnlyList<Finding?>> findings)
    {
        var texts = NoticeTexts.For(material.Language);
        var word = Word(effect);
        yield return material.Signals.Count == 0 ? texts["skeleton.opener.noSignals"] : texts[$"skeleton.opener.{word}"];
        yield return material.Restriction.Rule is { Version: { } version } rule
            ? texts["skeleton.rule", ("ruleId", rule.Id), ("ruleVersion", version), ("ruleTitle", NoticeTexts.OneLine(rule.Title?.In(material.Language)))]
            : texts["skeleton.rule.notNamed"];
        foreach (var signal in material.Signals)
        {
            foreach (var finding in findings(signal).OfType<Finding>())
            {
                yield return Of(signal, finding, material, texts);
            }
        }

        foreach (var check in material.Checks.Where(c => !c.IsOpen))
        {
            var key = check.State == CheckState.Passed ? "passed" : check.State == CheckState.Failed ? "failed" : "expired";
            yield return texts[$"skeleton.route.{key}", ("route", RouteName(check.Route, material)),
                ("date", texts.Date(key == "expired" ? check.OfferedAt : check.EndedAt ?? check.OfferedAt, material.Zone))];
        }

        // The routes left are not among them: they change while somebody writes, and the notice lists them anyway.
        yield return texts[$"skeleton.closer.{word}"];
    }

    private static string Of(CaseSignal signal, Finding finding, NoticeMaterial material, NoticeTexts texts)
    {
        var key = $"skeleton.{finding.ToString().ToLowerInvariant()}" + (string.IsNullOrWhiteSpace(signal.Answer) ? "" : ".withAnswer");
        return texts[key,
            ("signal", SignalName(signal.Code, material)),
            ("date", texts.Date(signal.ObservedOn, material.Zone)),
            ("observed", NoticeTexts.OneLine(signal.Observed?.In(material.Language) is { Length: > 0 } seen ? seen : texts["value.notRecorded"])),
            ("answer", NoticeTexts.OneLine(signal.Answer))];
    }

    /// <summary>How the fixed texts for an effect are named.</summary>
    internal static string Word(PromisedEffect effect) => effect switch { PromisedEffect.Lifted => "approval", PromisedEffect.Narrowed => "partial", _ => "denial" };

    internal static string SignalName(string code, NoticeMaterial material) =>
        material.Catalogue.Signal(code)?.Name.In(material.Language)
        ?? (material.TextLanguage == Languages.Chinese ? "平台记录的情况" : "Something the platform recorded");

    internal static string RouteName(string code, NoticeMaterial material) => material.Catalogue.Route(code)?.Name.In(material.Language) ?? code;
}
