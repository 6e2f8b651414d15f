using System.Globalization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>A decision that takes the place of one that stands says why, in a sentence the appellant can read.</summary>
public static class SupersedeRules
{
    private const string About = "supersede";

    /// <summary>Checks the reason; asks nothing where no decision stands.</summary>
    public static IEnumerable<Refusal> Check(DecisionProposal proposal, DecisionSituation situation)
    {
        if (!situation.Supersedes)
        {
            yield break;
        }

        var reason = OwnWords.Squeeze(proposal.SupersedeReason ?? "");
        var needed = situation.IsChinese ? situation.Rules.OwnSentence.Chinese : situation.Rules.OwnSentence.Latin;
        if (reason.Length < needed)
        {
            yield return Refusal.On(About, "supersede_reason_missing", ("needed", needed.ToString(CultureInfo.InvariantCulture)));
        }
        else if (!Scripts.Fits(reason, situation.Language))
        {
            yield return Refusal.On(About, "language_mismatch", ("language", situation.Language));
        }
    }
}
