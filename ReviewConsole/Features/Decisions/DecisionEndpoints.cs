using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Api;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Decisions;

/// <summary>Decisions by the interface: what was decided, what the platform did with it, and whether the notice arrived.</summary>
internal static class DecisionEndpoints
{
    private static readonly Vocabulary<EffectResult> Results = new();

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/decisions/{decisionId:guid}", FindAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Read));
        api.MapPost("/effects/{decisionId:guid}", EffectAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Results));
        api.MapPost("/notices/{noticeId:guid}/delivery", DeliveredAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Results));
    }

    private static async Task<IResult> FindAsync(Guid decisionId, HttpContext context, CaseOf cases, IDbContextFactory<ReviewDb> databases, CaseWorld world, TimeProvider time)
    {
        await using var db = await databases.CreateDbContextAsync(context.RequestAborted);
        var subject = await cases.DecisionAsync(decisionId, context.RequestAborted) is not { } of ? null : await db.Cases.AsNoTracking().AsSplitQuery()
            .Include(c => c.Decisions).Include(c => c.AllSignals).Include(c => c.Appeals).SingleAsync(c => c.Id == of, context.RequestAborted);

        // What can still be taken back has not left.
        return subject?.Decisions.SingleOrDefault(d => d.Id == new DecisionId(decisionId)) is { TakenBackAt: null } decision && !decision.CanBeTakenBack(world.Rules, time.GetUtcNow())
            ? ApiJson.Found(context, DecisionShown.Of(subject, decision))
            : ApiProblem.Of(Refusal.Of("decision_unknown"));
    }

    private static async Task<IResult> EffectAsync(Guid decisionId, HttpContext context, CaseOf cases, ApiDoor api, TimeProvider time) =>
        await cases.DecisionAsync(decisionId, context.RequestAborted) is not { } of ? ApiProblem.Of(Refusal.Of("decision_unknown"))
        : await api.DoAsync<bool>(
            context,
            request => ApiJson.Read(request.Body, part => Effect(part, of, new DecisionId(decisionId), time.GetUtcNow())),
            applied => new ApiAnswer(StatusCodes.Status200OK, ApiJson.Write(new { decisionId, applied })));

    private static Deed<bool> Effect(JsonPart part, CaseId of, DecisionId decision, DateTimeOffset now) => new ReportEffect(
        of, decision, part.Word("result", Results, required: true) ?? default, part.Flag("faceDemanded") ?? false, part.Text("reason", AppealLimits.Observation) ?? "",
        part.Instant("at", now + ReportNotice.Ahead, required: true));

    private static async Task<IResult> DeliveredAsync(Guid noticeId, HttpContext context, CaseOf cases, ApiDoor api, TimeProvider time) =>
        await cases.DecisionAsync(noticeId, context.RequestAborted) is not { } of ? ApiProblem.Of(Refusal.Of("notice_unknown"))
        : await api.DoAsync<DateTimeOffset?>(
            context,
            request => ApiJson.Read(request.Body, part => part.Parts("deliveries", NoticeReport.Channels.Count * 2, p => Report(p, new DecisionId(noticeId), time.GetUtcNow())))
                .As(reports => (Deed<DateTimeOffset?>)new ReportNotice(of, new DecisionId(noticeId), reports)),
            arrived => new ApiAnswer(StatusCodes.Status200OK, ApiJson.Write(new { noticeId, arrived = arrived is not null, arrivedAt = arrived })));

    private static NoticeReport Report(JsonPart part, DecisionId decision, DateTimeOffset now) => new(
        decision, part.Word("channel", required: true) ?? "", part.Flag("arrived") ?? false, part.Instant("at", now + ReportNotice.Ahead, required: true) ?? now, part.Text("reason", AppealLimits.Observation));
}

/// <summary>
/// Says whether a notice arrived; answers when it had arrived by two channels that no signal touched (UTC), null while it has not. Refused with <c>notice_empty</c>,
/// <c>notice_channel</c> and <c>notice_unknown</c>.
/// </summary>
internal sealed record ReportNotice(CaseId Case, DecisionId Decision, IReadOnlyList<NoticeReport> Reports) : CaseDeed<DateTimeOffset?>(Case)
{
    /// <summary>How far a clock of the platform may be ahead of ours.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public override May Needs => May.ReportNotice;

    protected override Task<Result<DateTimeOffset?>> DoAsync(Case subject, DeedScope scope)
    {
        List<Refusal> broken = Reports.Count == 0 ? [Refusal.On("deliveries", "notice_empty")]
            : [.. Reports.Index().Where(r => !NoticeReport.Channels.Contains(r.Item.Channel, StringComparer.Ordinal)).Select(r => Refusal.On($"deliveries[{r.Index}].channel", "notice_channel", ("allowed", string.Join(' ', NoticeReport.Channels))))];
        if (broken.Count > 0)
        {
            return Task.FromResult(Result<DateTimeOffset?>.Refused(broken));
        }

        var refused = Reports.Select(report => subject.TakeNotice(report, scope.World.Rules, scope.Now)).FirstOrDefault(taken => !taken.IsDone);
        return Task.FromResult(refused is not null
            ? Result<DateTimeOffset?>.Refused(refused.Refusals)
            : Result<DateTimeOffset?>.Of(subject.NoticeArrivedAt(subject.Decisions.Single(d => d.Id == Decision))));
    }
}
