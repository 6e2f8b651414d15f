using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Decisions;

/// <summary>A decision as the platform's programs are told: what they are to do, and the notice they are to deliver.</summary>
internal static class DecisionShown
{
    /// <summary>One decision of a case.</summary>
    public static object Of(Case subject, Decision decision) => new
    {
        decisionId = decision.Id.Value,
        caseNumber = subject.Number.Value,
        restrictionId = subject.RestrictionId,
        appealIds = subject.Appeals.Where(a => a.Round == decision.Round).OrderBy(a => a.ReceivedAt).Select(a => a.AppealId),
        round = decision.Round,
        outcome = ApiJson.Word(decision.Outcome),
        promises = ApiJson.Word(decision.Promises),
        decidedAt = decision.DecidedAt,
        inForce = subject.Decided?.Id == decision.Id,
        scope = Scope(subject, decision),
        grounds = decision.Grounds.Select(g => g.Code),
        rule = decision.Rule is { } rule ? new { id = rule.Id, version = rule.Version } : null,
        conditions = decision.Conditions.Select(c => new { code = c.Code, hours = c.Hours }),
        shield = decision.Shield is { } shield ? new { signals = shield.Signals, until = shield.Until } : null,
        recheckOn = decision.RecheckOn,
        notice = new
        {
            noticeId = decision.Id.Value,
            language = decision.Notice.Language,
            title = decision.Notice.Title,
            text = decision.Notice.AsText(),
            deliverBy = new { least = NoticeReport.Least, channels = subject.UntouchedChannels(decision) },
            arrivedAt = subject.NoticeArrivedAt(decision),
        },
        effect = subject.Effects.LastOrDefault(e => e.Decision == decision.Id) is { } effect
            ? new { result = ApiJson.Word(effect.Result), at = effect.At, faceDemanded = effect.FaceDemanded, applied = effect.Fulfils(decision.Promises) }
            : null,
    };

    private static object Scope(Case subject, Decision decision)
    {
        var (all, narrowing) = (subject.Restriction.Scope, decision.Narrowing);
        IReadOnlyList<RestrictionScope> kept = decision.Promises switch
        {
            PromisedEffect.Lifted => [],
            PromisedEffect.Narrowed => narrowing!.Keeps,
            _ => all,
        };
        return new
        {
            released = (narrowing is null ? all.Except(kept) : narrowing.Releases(all)).Select(ApiJson.Word),
            kept = kept.Select(ApiJson.Word),
            keptUntil = narrowing?.Until,
        };
    }
}
