using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Api;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Rights;

/// <summary>What was asked for beside an appeal, by the interface: how it was answered, that it was undone, and what the platform did.</summary>
internal static class RightEndpoints
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly Vocabulary<RightResult> Results = new();

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rights/{rightId:guid}", FindAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Read));
        api.MapPost("/rights/{rightId:guid}/undo", UndoAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Appeals));
        api.MapPost("/rights/{rightId:guid}/result", ReportAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Results));
    }

    private static async Task<IResult> FindAsync(Guid rightId, HttpContext context, IDbContextFactory<ReviewDb> databases)
    {
        var id = new RightId(rightId);
        await using var db = await databases.CreateDbContextAsync(context.RequestAborted);
        if (await db.Rights.AsNoTracking().Where(r => r.Id == id).Join(db.Cases, r => r.CaseId, c => c.Id, (right, of) => new { right, of.Number, of.Language }).SingleOrDefaultAsync(context.RequestAborted) is not { } found)
        {
            return Unknown();
        }

        var ids = found.right.Answers.Select(a => a.Message).ToList();
        var texts = await db.Messages.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, context.RequestAborted);
        return ApiJson.Found(context, new
        {
            rightId,
            caseNumber = found.Number.Value,
            right = ApiJson.Word(found.right.Kind),
            language = found.Language,
            state = ApiJson.Word(found.right.State),
            receivedAt = found.right.ReceivedAt,
            dueAt = found.right.DueAt,
            undoUntil = found.right.UndoUntil,
            effectiveAt = found.right.EffectiveAt,
            answers = found.right.Answers.Select(a => new
            {
                messageId = a.Message.Value,
                answer = ApiJson.Word(a.Kind),
                ground = a.Ground,
                at = a.At,
                undoUntil = a.UndoUntil,
                checks = a.Checks.Select(c => c.Value),
                text = texts[a.Message].Text,
                allAddresses = RightsOut.IsForAll(a),
            }),
        });
    }

    private static async Task<IResult> UndoAsync(Guid rightId, HttpContext context, CaseOf cases, ApiDoor api) =>
        await cases.RightAsync(rightId, context.RequestAborted) is not { } of ? Unknown()
        : await api.DoAsync<RightState>(
            context,
            request => ApiJson.Read(request.Body.Length == 0 ? "{}"u8 : request.Body, _ => Done.It).As(_ => (Deed<RightState>)new UndoRight(of, new RightId(rightId))),
            state => Answer(rightId, state));

    private static async Task<IResult> ReportAsync(Guid rightId, HttpContext context, CaseOf cases, ApiDoor api, TimeProvider time) =>
        await cases.RightAsync(rightId, context.RequestAborted) is not { } of ? Unknown()
        : await api.DoAsync<RightState>(
            context,
            request => ApiJson.Read(request.Body, part => (Deed<RightState>)new ReportRight(
                of, new RightId(rightId), part.Word("result", Results, required: true) ?? default, part.Text("reason", AppealLimits.Observation) ?? "", part.Instant("at", time.GetUtcNow() + Ahead, required: true))),
            state => Answer(rightId, state));

    private static ApiAnswer Answer(Guid rightId, RightState state) => new(StatusCodes.Status200OK, ApiJson.Write(new { rightId, state = ApiJson.Word(state) }));

    private static IResult Unknown() => ApiProblem.Of(Refusal.Of("right_unknown"));
}
