using ReviewConsole.Domain.Decisions;

namespace ReviewConsole.Domain.Notices;

/// <content>What happens now, and why nothing milder.</content>
internal sealed partial class NoticeParts
{
    // Only what the decider really stated: a notice never claims a weighing that nobody wrote down.
    public IReadOnlyList<string> Milder() => string.IsNullOrWhiteSpace(proposal.MilderWhy) ? []
        : [texts["milder.lead", ("measures", texts.List([texts["milder.narrower"], texts["milder.hold"], texts["milder.credentials"]]))], proposal.MilderWhy.Trim()];

    public IReadOnlyList<string> Now() => Approved
        ?
        [
            .. Released(),
            .. proposal.Conditions.Count == 0
                ? [texts["condition.none"]]
                : (string[])[texts["condition.lead"], .. proposal.Conditions.Select(Condition).Where(c => c.Length > 0)],
            .. Protected(),
            texts["now.notLifted"],
        ]
        :
        [
            texts["now.stays", ("scopes", Scopes())],
            .. proposal.RecheckOn is { } day ? [texts["now.recheck", ("recheckOn", texts.Date(day))]] : Array.Empty<string>(),
        ];

    private IEnumerable<string> Released() => proposal.Narrowing is not { } narrowing
        ? [texts["now.lift", ("scopes", Scopes())]]
        :
        [
            texts["now.narrow", ("released", Scopes(narrowing.Releases(material.Restriction.Scope)))],
            narrowing.Until is { } day
                ? texts["now.narrow.kept", ("until", texts.Date(day)), ("kept", Scopes(narrowing.Keeps))]
                : texts["now.narrow.keptNoEnd", ("kept", Scopes(narrowing.Keeps))],
        ];

    private IEnumerable<string> Protected() => material.Shield is not { } shield ? []
        : [texts["now.shield", ("until", texts.Date(shield.Until, material.Zone)), ("signals", texts.List([.. shield.Signals.Select(code => SkeletonText.SignalName(code, material))]))]];

    private string Condition(ConditionTerm term)
    {
        if (material.Catalogue.Condition(term.Code) is not { } condition)
        {
            return "";
        }

        var until = material.Now.AddHours(term.Hours ?? condition.LongestHours ?? 0);
        return "• " + NoticeTexts.Fill(condition.Sentence.In(material.Language), ("until", texts.Date(until, material.Zone)));
    }
}
