using System.Globalization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>
/// What a second judgement needs. The same care as a decision, but for the text: the appellant gets the first person's where both agree,
/// and the lead's where they do not.
/// </summary>
public static class JudgementRules
{
    /// <summary>Why this cannot be judged so; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Check(DecisionProposal proposal, DecisionSituation situation)
    {
        var has = OwnWords.Squeeze(proposal.InternalNote ?? "").Length;
        var needed = situation.Rules.JudgementReason;
        return
        [
            .. DecisionRules.OfGrounds(proposal, situation).Where(r => r.Code != "internal_note_missing"),
            .. has < needed
                ? [Refusal.On("note", "judgement_reason_missing", ("needed", needed.ToString(CultureInfo.InvariantCulture)), ("has", has.ToString(CultureInfo.InvariantCulture)))]
                : Array.Empty<Refusal>(),
        ];
    }
}
