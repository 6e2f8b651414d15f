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
    /// <summary>The skeleton for an outcome, one sentence a line.</summary>
    public static string Build(Outcome outcome, NoticeMaterial material) =>
        string.Join('\n', Sentences(outcome, material, signal => [signal.Finding]));

    /// <summary>Every sentence the program may have written for this case, whatever the outcome and the findings were meanwhile.</summary>
    public static IReadOnlyList<string> Everything(NoticeMaterial material) =>
        [.. Enum.GetValues<Outcome>().SelectMany(outcome => Sentences(outcome, material, _ => [.. Enum.GetValues<Finding>().Select(f => (Finding?)f)]))
            .Distinct(StringComparer.Ordinal)];

    /// <summary>The sentences that say this outcome and not the other.</summary>
    public static IReadOnlyList<string> OnlyFor(Outcome outcome, NoticeMaterial material) =>
        [.. Sentences(outcome, material, _ => []).Except(
            Enum.GetValues<Outcome>().Where(o => o != outcome).SelectMany(o => Sentences(o, material, _ => [])), StringComparer.Ordinal)];

    private static IEnumerable<string> Sentences(Outcome outcome, NoticeMaterial material, Func<CaseSignal, IReadOnlyList<Finding?>> findings)
    {
        var texts = NoticeTexts.For(material.Language);
        var word = outcome == Outcome.Approve ? "approval" : "denial";
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

    internal static string SignalName(string code, NoticeMaterial material) =>
        material.Catalogue.Signal(code)?.Name.In(material.Language)
        ?? (material.TextLanguage == Languages.Chinese ? "平台记录的情况" : "Something the platform recorded");

    internal static string RouteName(string code, NoticeMaterial material) => material.Catalogue.Route(code)?.Name.In(material.Language) ?? code;
}
