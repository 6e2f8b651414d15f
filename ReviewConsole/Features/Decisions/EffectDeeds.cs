using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Decisions;

/// <summary>
/// Says what the platform did with a decision; answers whether that is what was promised. The platform's deed, so it needs no claim; a lead
/// writes it down by hand where the platform cannot say it itself, and the fact says so.
/// </summary>
internal sealed record ReportEffect(CaseId Case, DecisionId Decision, EffectResult Result, bool FaceDemanded, string Reason, DateTimeOffset? At = null) : CaseDeed<bool>(Case)
{
    public override May Needs => May.ReportEffect;

    protected override Task<Result<bool>> DoAsync(Case subject, DeedScope scope) => Task.FromResult(Reason.Trim().Length > scope.World.Rules.LongestReason
        ? Refusal.On("effect:reason", "effect_too_long", ("most", scope.World.Rules.LongestReason.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        : subject.TakeEffect(new EffectReport(Decision, Result, At ?? scope.Now, FaceDemanded, Reason.Trim(), scope.Person?.Id), scope.World.Rules, scope.Now));
}
