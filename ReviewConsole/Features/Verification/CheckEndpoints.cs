using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Api;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Verification;

/// <summary>Says how a check ended that was asked for; the platform's deed.</summary>
internal sealed record ReportCheck(CaseId Case, CheckRecord Record) : CaseDeed<CheckState>(Case)
{
    public override May Needs => May.ReportCheck;

    protected override Task<Result<CheckState>> DoAsync(Case subject, DeedScope scope) => Task.FromResult(subject.TakeCheckResult(Record, scope.World, scope.Now));
}

/// <summary>Checks by the interface: what was asked for, and how it ended. Results and references only; there is nowhere to put a code, an answer or a face.</summary>
internal static class CheckEndpoints
{
    private static readonly Vocabulary<CheckState> Ends = new(without: [CheckState.Offered, CheckState.Sent]);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/checks/{checkId:guid}", FindAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Read));
        api.MapPost("/checks/{checkId:guid}/result", EndAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Results));
    }

    private static async Task<IResult> FindAsync(Guid checkId, HttpContext context, IDbContextFactory<ReviewDb> databases)
    {
        var id = new CheckId(checkId);
        await using var db = await databases.CreateDbContextAsync(context.RequestAborted);
        return await db.Checks.AsNoTracking().Where(c => c.Id == id).Join(db.Cases, c => c.CaseId, c => c.Id, (check, of) => new { check, of.Number, of.Language })
                .SingleOrDefaultAsync(context.RequestAborted) is not { } found
            ? Unknown()
            : ApiJson.Found(context, new
            {
                checkId,
                caseNumber = found.Number.Value,
                round = found.check.Round,
                route = found.check.Route,
                language = found.Language,
                state = found.check.State.ToString().ToLowerInvariant(),
                offeredAt = found.check.OfferedAt,
                openUntil = found.check.OpenUntil,
                endedAt = found.check.EndedAt,
                reference = found.check.Reference,
            });
    }

    private static async Task<IResult> EndAsync(Guid checkId, HttpContext context, CaseOf cases, ApiDoor api) =>
        await cases.CheckAsync(checkId, context.RequestAborted) is not { } of ? Unknown()
        : await api.DoAsync<CheckState>(
            context,
            request => ApiJson.Read(request.Body, part => Record(part, new CheckId(checkId))).As(record => (Deed<CheckState>)new ReportCheck(of, record)),
            state => new ApiAnswer(StatusCodes.Status200OK, ApiJson.Write(new { checkId, state = state.ToString().ToLowerInvariant() })));

    private static CheckRecord Record(JsonPart part, CheckId id) => new(
        id, part.Word("result", Ends, required: true) ?? default, null, part.Word("reference"),
        part.Part("orderRecall", p => new OrderRecall((int)p.Count("asked", 100), (int)p.Count("right", 100), p.Flag("freeRecall") ?? false, p.Flag("notOnProfile") ?? false)));

    private static IResult Unknown() => ApiProblem.Of(Refusal.Of("check_unknown"));
}
