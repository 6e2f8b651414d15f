using ReviewConsole.Data.Api;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Events;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Intake;

/// <summary>Says what became of a restriction outside of this program; the platform's deed.</summary>
internal sealed record ReportRestriction(CaseId Case, RestrictionReport Report) : CaseDeed<RestrictionAnswer>(Case)
{
    public override May Needs => May.ReportRestriction;

    protected override async Task<Result<RestrictionAnswer>> DoAsync(Case subject, DeedScope scope)
    {
        var (id, known) = (new MessageId(Guid.CreateVersion7()), subject.Messages.Count);
        var answer = subject.Take(Report, id, scope.World, scope.Now);
        if (subject.Messages.Count > known)
        {
            scope.Send("information.requested", subject, new { caseNumber = subject.Number.Value, appealId = subject.LatestAppeal, messageId = id.Value, kind = MessageType.Overtaken.ToString().ToLowerInvariant(), answerBy = (DateTimeOffset?)null });
        }

        if (answer == RestrictionAnswer.Reopened)
        {
            await scope.JoinAsync(subject, tells: true);
            scope.Send("case.opened", subject, new { caseNumber = subject.Number.Value, appealId = (string?)null, round = subject.Round });
        }

        return answer;
    }
}

/// <summary>Restrictions by the interface.</summary>
internal static class RestrictionEndpoints
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly Vocabulary<RestrictionChange> Changes = new();

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/restrictions/{restrictionId}", ReportAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Results));

    private static async Task<IResult> ReportAsync(string restrictionId, HttpContext context, CaseOf cases, ApiDoor api, TimeProvider time) =>
        await cases.RestrictionAsync(restrictionId, context.RequestAborted) is not { } of ? ApiProblem.Of(Refusal.Of("restriction_unknown"))
        : await api.DoAsync<RestrictionAnswer>(
            context,
            request => ApiJson.Read(request.Body, part => Report(part, time.GetUtcNow())).As(report => (Deed<RestrictionAnswer>)new ReportRestriction(of, report)),
            answer => new ApiAnswer(StatusCodes.Status200OK, ApiJson.Write(new { restrictionId, became = answer.ToString().ToLowerInvariant() })));

    private static RestrictionReport Report(JsonPart part, DateTimeOffset now) => new(
        part.Word("change", Changes, required: true) ?? default, part.Instant("at", now + Ahead, required: true) ?? now)
    {
        Scope = part.Words("scope", Vocabularies.Scopes),
        EndsAt = part.Instant("endsAt"),
        Signals = part.Parts("signals", AppealLimits.Signals, AppealParts.Signal),
        Reason = part.Text("reason", AppealLimits.Observation),
    };
}
