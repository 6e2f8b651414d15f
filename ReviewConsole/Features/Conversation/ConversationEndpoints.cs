using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Api;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Conversation;

/// <summary>Messages to and from the appellant, and withdrawal, by the interface.</summary>
internal static class ConversationEndpoints
{
    private const int LongestReason = 1000;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/appeals/{appealId}/messages", ReadAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Read));
        api.MapPost("/appeals/{appealId}/messages", HearAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Appeals));
        api.MapPost("/appeals/{appealId}/withdraw", WithdrawAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Appeals));
    }

    private static async Task<IResult> ReadAsync(string appealId, HttpContext context, CaseOf cases, IDbContextFactory<ReviewDb> databases)
    {
        if (await cases.AppealAsync(appealId, context.RequestAborted) is not { } id)
        {
            return Unknown();
        }

        await using var db = await databases.CreateDbContextAsync(context.RequestAborted);
        var messages = await db.Messages.AsNoTracking().Where(m => m.CaseId == id).OrderBy(m => m.Place).ToListAsync(context.RequestAborted);
        var codes = (await db.Signals.AsNoTracking().Where(s => s.CaseId == id).Select(s => new { s.Round, s.Ordinal, s.Code }).ToListAsync(context.RequestAborted))
            .ToDictionary(s => (s.Round, s.Ordinal), s => s.Code);
        return ApiJson.Found(context, new { messages = messages.Select(message => Shown(message, codes)) });
    }

    private static object Shown(Message message, Dictionary<(int Round, int Ordinal), string> codes) => new
    {
        messageId = message.Id.Value,
        round = message.Round,
        kind = ApiJson.Word(message.Kind),
        from = message.IsFromAppellant ? "appellant" : "review",
        at = message.At,
        about = message.About?.Value,
        language = message.Language,
        text = message.Text,
        answerBy = message.Until,
        asksSignals = message.Asked?.Signals.Select(s => codes.GetValueOrDefault((message.Round, s))),
        asksRoutes = message.Asked?.Routes,
    };

    private static async Task<IResult> HearAsync(string appealId, HttpContext context, CaseOf cases, ApiDoor api) =>
        await cases.AppealAsync(appealId, context.RequestAborted) is not { } id ? Unknown()
        : await api.DoAsync<MessageId>(
            context,
            request => ApiJson.Read(request.Body, part => (
                    Text: part.Text("text", AppealLimits.Statement, required: true) ?? "",
                    Answers: part.Parts("answers", AppealLimits.Answers, p => new SignalAnswer(p.Word("signal", required: true)!, p.Text("answer", AppealLimits.Answer, required: true)!))))
                .As(said => (Deed<MessageId>)new HearAppellant(id, said.Text, said.Answers)),
            message => new ApiAnswer(StatusCodes.Status201Created, ApiJson.Write(new { messageId = message.Value }), $"{Urls.Api}/appeals/{Uri.EscapeDataString(appealId)}/messages"));

    private static async Task<IResult> WithdrawAsync(string appealId, HttpContext context, CaseOf cases, ApiDoor api) =>
        await cases.AppealAsync(appealId, context.RequestAborted) is not { } id ? Unknown()
        : await api.DoAsync<DateTimeOffset?>(
            context,
            request => ApiJson.Read(request.Body.Length == 0 ? "{}"u8 : request.Body, part => (Undo: part.Flag("undo") ?? false, Reason: part.Text("reason", LongestReason)))
                .As(said => (Deed<DateTimeOffset?>)new WithdrawAppeal(id, said.Undo, said.Reason)),
            until => new ApiAnswer(StatusCodes.Status200OK, ApiJson.Write(new { withdrawn = until is not null, undoUntil = until })));

    private static IResult Unknown() => ApiProblem.Of(Refusal.Of("appeal_unknown"));
}
