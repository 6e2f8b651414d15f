using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Intake;

/// <summary>Where one appeal stands, as the platform's programs are told: ids, states and dates, nothing of what anybody wrote.</summary>
internal sealed class AppealQuery(IDbContextFactory<ReviewDb> databases, CaseWorld world, TimeProvider time)
{
    /// <summary>One appeal; null where it never came.</summary>
    public async Task<object?> FindAsync(string appealId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.AppealId == appealId, stop) is not { } appeal)
        {
            return null;
        }

        var subject = await db.Cases.AsNoTracking().AsSplitQuery().Include(c => c.Checks).Include(c => c.Decisions).Include(c => c.Messages).Include(c => c.Rights)
            .SingleAsync(c => c.Id == appeal.CaseId, stop);
        var isNow = appeal.Round == subject.Round;

        // What can still be taken back is not decided for anybody outside.
        var now = time.GetUtcNow();
        var decision = subject.Decisions.Where(d => d.Round == appeal.Round && d.TakenBackAt is null && !d.CanBeTakenBack(world.Rules, now)).MaxBy(d => d.DecidedAt);
        return new
        {
            appealId,
            caseNumber = subject.Number.Value,
            round = appeal.Round,
            state = State(subject, isNow, decision is not null),
            receivedAt = appeal.ReceivedAt,
            dueAt = isNow ? subject.DueAt : (DateTimeOffset?)null,
            capAt = isNow ? subject.CapAt : (DateTimeOffset?)null,
            pausedUntil = isNow && subject.IsPaused(now) ? subject.Pauses[^1].Until : (DateTimeOffset?)null,
            answerBy = isNow && subject.WaitingFor == WaitingFor.Appellant ? subject.Thread?.Until : null,
            decisionId = decision?.Id.Value,
            checks = subject.Checks.Where(c => c.Round == appeal.Round).OrderBy(c => c.OfferedAt).ThenBy(c => c.Id.Value)
                .Select(c => new { checkId = c.Id.Value, route = c.Route, state = ApiJson.Word(c.State), openUntil = c.OpenUntil }),
            rights = subject.Rights.OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id.Value)
                .Select(r => new { rightId = r.Id.Value, right = ApiJson.Word(r.Kind), state = ApiJson.Word(r.State), receivedAt = r.ReceivedAt, dueAt = r.DueAt }),
            gaps = isNow ? subject.Gaps.Select(g => new { code = g.Code, value = g.Code == "answer_without_signal" ? null : g.Value }) : [],
        };
    }

    // Who has it in hand, and that a second person looks, is nobody's business outside.
    private static string State(Case subject, bool isNow, bool decided) => !isNow ? decided ? "decided" : "ended" : subject.State switch
    {
        CaseState.Waiting => subject.WaitingFor == WaitingFor.Appellant ? "waiting_for_appellant" : "waiting_for_check",
        CaseState.Decided or CaseState.Applied or CaseState.EffectRefused when !decided => "in_review",
        CaseState.Queued or CaseState.SetAside => "received",
        CaseState.InReview or CaseState.SecondReview or CaseState.LeadReview => "in_review",
        var ended => ApiJson.Word(ended),
    };
}
