using Microsoft.AspNetCore.Http.Features;
using ReviewConsole.Data.Api;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Intake;

/// <summary>Appeals by the interface: one, many as JSON Lines, and where one stands.</summary>
internal static class AppealEndpoints
{
    private static readonly string[] Lines = ["application/jsonl", "application/x-ndjson", "application/json-lines"];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/appeals", SendAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Appeals));
        api.MapGet("/appeals/{appealId}", FindAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Read));
    }

    private static Task<IResult> SendAsync(
        HttpContext context, ApiDoor api, DeedDoor door, ImportRun imports, Requests requests, ReviewCatalogue catalogue, TimeProvider time)
    {
        if (Lines.Any(type => context.Request.ContentType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) == true))
        {
            return SendManyAsync(context, imports);
        }

        AppealReading? reading = null;
        return api.DoAsync<IntakeAnswer>(context, Ask, answer => Say(answer, reading!), (request, refusals) => KeepAsync(door, request, reading, refusals), requests.DoAsync);

        Result<Deed<IntakeAnswer>> Ask(ApiRequest request)
        {
            reading = AppealReader.Read(request.Body, catalogue, time.GetUtcNow());
            return reading.Message is { } message ? new OpenCase(message) : Result<Deed<IntakeAnswer>>.Refused(reading.Refusals);
        }
    }

    private static ApiAnswer Say(IntakeAnswer answer, AppealReading reading) => new(
        answer.Kind == IntakeKind.Known ? StatusCodes.Status200OK : StatusCodes.Status201Created,
        ApiJson.Write(new
        {
            appealId = reading.AppealId,
            caseNumber = answer.Number.Value,
            became = Became(answer.Kind),
            warnings = answer.Kind == IntakeKind.Known ? [] : ApiProblem.Errors(reading.Warnings),
        }),
        $"{Urls.Api}/appeals/{Uri.EscapeDataString(reading.AppealId!)}");

    private static string Became(IntakeKind kind) => kind switch
    {
        IntakeKind.Opened => "opened",
        IntakeKind.Joined => "joined",
        IntakeKind.NewRound => "new_round",
        _ => "known",
    };

    // What could not be used is kept for the lead, who can mend it with the sender and try it again: nobody is lost at the door.
    private static async Task KeepAsync(DeedDoor door, ApiRequest request, AppealReading? reading, IReadOnlyList<Refusal> refusals)
    {
        if (reading is null || request.Body.Length == 0 || refusals.Any(r => ApiProblem.StatusOf(r.Code) is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden) || refusals[0].Code == "idempotency_reused")
        {
            return;
        }

        var line = new ImportLine(0, request.Body, IsWhole: true, LongHash: null, request.Body.Length);
        var (text, isExact) = line.AsText();
        await door.DoAsync(request.Caller.Actor, new KeepRefused(
            Guid.CreateVersion7(), Source(request.Caller), 0, reading.AppealId, refusals, text, isExact, line.Hash), CancellationToken.None);
    }

    private static string Source(ApiCaller caller) => $"api {caller.Client.Name}";

    // Each line is its own deed and knows a repeat by its id, so sending the same lines again does nothing: no key is asked for.
    private static async Task<IResult> SendManyAsync(HttpContext context, ImportRun imports)
    {
        var caller = ApiCaller.Of(context);
        if (caller.Secret is not null)
        {
            return ApiProblem.Of(Refusal.Of("batch_not_signed"));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        Refusal? why;
        await using (var answers = new LineAnswers(context))
        {
            why = await TakeAsync(caller, context, imports, answers);
        }

        return why is null || context.Response.HasStarted ? Results.Empty : ApiProblem.Of(why);
    }

    private static async Task<Refusal?> TakeAsync(ApiCaller caller, HttpContext context, ImportRun imports, LineAnswers answers)
    {
        try
        {
            var end = await imports.RunAsync(caller.Actor, Source(caller), context.Request.Body, (line, _) => answers.TellAsync(Line(line)), context.RequestAborted);
            if (end is { Why: null, Ending: ImportEnding.Finished })
            {
                await answers.TellAsync(new { lines = end.Tally.Lines, opened = end.Tally.Opened, known = end.Tally.Known, refused = end.Tally.Refused });
            }

            return end.Why;
        }
        catch (NotAllowedException notAllowed)
        {
            return notAllowed.Why;
        }
    }

    private static object Line(LineOutcome line) => line.Answer is { } answer
        ? new { line = line.Line, appealId = line.AppealId, status = answer.Kind == IntakeKind.Known ? 200 : 201, caseNumber = answer.Number.Value, became = Became(answer.Kind), warnings = ApiProblem.Errors(line.Warnings) }
        : new { line = line.Line, appealId = line.AppealId, status = ApiProblem.StatusOf(line.Refusals[0].Code), code = line.Refusals[0].Code, errors = ApiProblem.Errors(line.Refusals) };

    private static async Task<IResult> FindAsync(string appealId, HttpContext context, AppealQuery appeals) =>
        await appeals.FindAsync(appealId, context.RequestAborted) is { } found ? ApiJson.Found(context, found) : ApiProblem.Of(Refusal.Of("appeal_unknown"));
}
