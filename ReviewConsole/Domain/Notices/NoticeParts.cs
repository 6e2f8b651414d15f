using System.Globalization;
using System.Text.Json;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Notices;

/// <summary>The parts of one statement of reasons.</summary>
internal sealed partial class NoticeParts(DecisionProposal proposal, NoticeMaterial material, NoticeTexts texts, string reviewer)
{
    private const int AppealMonths = 6;
    private const int KeptYears = 3;

    private bool Approved => proposal.Outcome == Outcome.Approve;

    public IReadOnlyList<string> Head() =>
    [
        texts["label.case", ("caseNumber", material.Number.Value)],
        texts["label.issued", ("issuedOn", texts.Date(material.Now, material.Zone))],
        texts["label.language"],
        string.IsNullOrWhiteSpace(material.Account.DisplayName) ? texts["salutation.noName"] : texts["salutation", ("name", material.Account.DisplayName)],
        texts["outcome." + SkeletonText.Word(proposal.Promises)],
        .. material.SupersededAt is { } before && !string.IsNullOrWhiteSpace(proposal.SupersedeReason)
            ? [texts["head.supersedes", ("decidedOn", texts.Date(before, material.Zone))], proposal.SupersedeReason.Trim()]
            : Array.Empty<string>(),
    ];

    public IReadOnlyList<string> Restriction()
    {
        var restriction = material.Restriction;
        return
        [
            texts["restriction.scope", ("since", texts.Date(restriction.ImposedAt, material.Zone)), ("scopes", Scopes())],
            restriction.EndsAt is { } until ? texts["restriction.until", ("until", texts.Date(until, material.Zone))] : texts["restriction.noEnd"],
            texts["restriction.where"],
            texts["restriction.days", ("days", Math.Max(0, (int)(material.Now - restriction.ImposedAt).TotalDays).ToString(CultureInfo.InvariantCulture))],
            texts[$"basis.{Snake(restriction.Basis)}"],
        ];
    }

    public IReadOnlyList<string> Signals() => material.Signals.Count == 0
        ? [texts["signals.none"]]
        : [texts["signals.lead"], .. material.Signals.Select(Signal)];

    public IReadOnlyList<string> Automation()
    {
        var restriction = material.Restriction;
        return
        [
            .. restriction.AutomatedDetection is { } detected ? [texts[detected ? "automation.detected.yes" : "automation.detected.no"]] : Array.Empty<string>(),
            .. restriction.AutomatedDecision == Accounts.Automation.Unknown ? [] : (string[])[texts[$"automation.decided.{Snake(restriction.AutomatedDecision)}"]],
        ];
    }

    public IReadOnlyList<string> Who(string? second) =>
    [
        texts["who.person", ("reviewer", reviewer)], texts["who.independent", ("reviewer", reviewer)],
        .. second is null ? Array.Empty<string>() : [texts["who.second", ("secondReviewer", second)]],
    ];

    public IReadOnlyList<string> Rule()
    {
        if (material.Restriction.Rule is not { } rule)
        {
            return [texts["rule.notNamed"]];
        }

        // Without an id it cannot be cited; what the platform wrote is shown all the same.
        List<string> lines =
        [
            rule.Id.Length == 0 ? texts["rule.notNamed"] : texts["rule.named", ("ruleId", rule.Id), ("ruleVersion", rule.Version ?? texts["value.notRecorded"]), ("ruleTitle", rule.Title?.In(material.Language) ?? rule.Id)],
        ];
        if (rule.Text?.In(material.Language) is { Length: > 0 } text)
        {
            lines.Add(texts["rule.text", ("ruleText", text)]);
        }

        if (rule.Url is { } url)
        {
            lines.Add(texts["rule.url", ("ruleUrl", url)]);
        }

        if (rule.Id.Length > 0 && rule.Version is null)
        {
            lines.Add(texts["rule.versionMissing"]);
        }

        return lines;
    }

    public IReadOnlyList<string> Why() =>
    [
        texts["ground.lead"],
        .. proposal.Grounds.Where(g => material.Catalogue.Ground(g.Code) is not null).Select(g =>
            $"• {material.Catalogue.Ground(g.Code)!.Sentence.In(material.Language)} {g.Stated}".TrimEnd()),
        .. Unanswered is { } silence ? [texts["silence.asked", ("askedOn", Day(silence.AskedAt)), ("remindedOn", texts.List([.. silence.RemindedAt.Select(Day)])),
            ("endedOn", Day(silence.EndedAt))]] : Array.Empty<string>(),
        .. proposal.Justification.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    public IReadOnlyList<string> You() =>
    [
        texts["you.wrote", ("receivedOn", texts.Date(material.ReceivedAt, material.Zone))],
        .. material.Signals.Where(s => !string.IsNullOrWhiteSpace(s.Answer)).SelectMany(s => new[]
        {
            texts["you.answer", ("signal", SkeletonText.SignalName(s.Code, material)), ("answer", s.Answer!)],
            string.IsNullOrWhiteSpace(s.Reply) ? "" : s.Reply,
        }.Where(line => line.Length > 0)),
        .. material.Routes.Any(r => r.Facts.Any(f => f.Code == "face_declined")) ? [texts["you.faceDeclined"]] : Array.Empty<string>(),
    ];

    public IReadOnlyList<string> Routes()
    {
        List<string> lines = [.. material.Checks.Where(c => material.Catalogue.Route(c.Route) is not null).Select(Tried)];
        if (material.Checks.Any(c => c.State == CheckState.Failed))
        {
            lines.Add(texts["routes.noDetail"]);
        }

        var open = material.Routes.Where(r => r.CanBeOffered && !r.Route.Passive).Take(4).ToList();
        if (!Approved && open.Count > 0)
        {
            lines.Add(texts["routes.stillOpen", ("routes", texts.List([.. open.Select(r => r.Route.Name.In(material.Language))]))]);
            lines.AddRange(open.Select(r => "• " + texts["routes.open", ("route", r.Route.Name.In(material.Language)), ("needs", Bare(r.Route.Needs)),
                ("cost", Bare(r.Route.Cost)), ("time", Bare(r.Route.TypicalTime))]));
            lines.Add(texts["routes.noFace"]);
        }

        return lines.Count > 0 ? lines : [texts["routes.notNeeded"]];
    }

    public IReadOnlyList<string> Contest() =>
    [
        .. Unanswered is null ? Array.Empty<string>() : [texts["silence.again", ("caseNumber", material.Number.Value)]],
        texts["contest.how", ("appealUntil", texts.Date(material.Now.AddMonths(AppealMonths), material.Zone))],
        texts["contest.person"],
        texts["contest.noFace"],
        texts["contest.newFacts"],
        .. material.Restriction.Basis == RestrictionBasis.StatutoryFraudMeasure ? [texts["remedy.statutory"]] : Array.Empty<string>(),
        texts["contest.outside"],
    ];

    public IReadOnlyList<string> Data() =>
    [
        texts["data.used"],
        texts["data.notKept"],
        texts["data.retention", ("keptUntil", texts.Date(material.Now.AddYears(KeptYears), material.Zone))],
        material.Rights.Count == 0
            ? texts["rights.always"]
            : texts["rights.separate", ("requests", texts.List([.. material.Rights.Select(r => texts[$"request.{Snake(r)}"])]))],
    ];

    // What the ground says must be told with it: what was asked, when they were reminded, and that nothing is lost by it.
    private Silence? Unanswered => proposal.Grounds.Any(g => g.Code == DenialRules.NoAnswer) ? material.Silence : null;

    private string Day(DateTimeOffset instant) => texts.Date(instant, material.Zone);

    private string Signal(Signals.CaseSignal signal)
    {
        var observed = signal.Observed?.In(material.Language) is { Length: > 0 } seen ? seen : texts["value.notRecorded"];
        var baseline = signal.Baseline?.In(material.Language) is { Length: > 0 } usual ? usual : texts["value.notRecorded"];
        (string, string)[] values = [("date", texts.Date(signal.ObservedOn, material.Zone)), ("observed", observed), ("baseline", baseline)];
        var sentence = material.Catalogue.Signal(signal.Code)?.NoticeSentence is { } own
            ? NoticeTexts.Fill(own.In(material.Language), values)
            : texts["signals.unknown", values];
        var finding = texts[$"finding.{Snake(signal.Finding ?? Domain.Signals.Finding.Untested)}"];
        return texts.Language == Languages.Chinese ? $"• {sentence}（{finding}）" : $"• {sentence} ({finding})";
    }

    private string Tried(Check check)
    {
        var key = check.State switch { CheckState.Passed => "passed", CheckState.Failed => "failed", CheckState.Expired => "expired", _ => "pending" };
        return texts[$"routes.{key}", ("route", SkeletonText.RouteName(check.Route, material)),
            ("date", texts.Date(key is "expired" or "pending" ? check.OfferedAt : check.EndedAt ?? check.OfferedAt, material.Zone))];
    }

    private string Scopes() => Scopes(material.Restriction.Scope);

    private string Scopes(IReadOnlyList<RestrictionScope> scopes) => texts.List([.. scopes.Select(s => texts[$"scope.{Snake(s)}"])]);

    // Catalogue texts are sentences of their own; inside another sentence their full stop would stand in the middle.
    private string Bare(LocalText text) => text.In(material.Language).TrimEnd('.', '。');

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
