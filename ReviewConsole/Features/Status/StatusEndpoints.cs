using Microsoft.AspNetCore.Http.HttpResults;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Status;

/// <summary>The appellant's page: plain documents and forms, no script, no account. Whatever is wrong with a link or a code is answered alike.</summary>
internal static class StatusEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Urls.Status, (string? l) => EnterPage(l, null)).AllowAnonymous();
        app.MapPost(Urls.Status, EnterAsync).AllowAnonymous().AddEndpointFilter<LargeForm>();
        app.MapGet(Urls.StatusCase, ShowAsync).AllowAnonymous();
        app.MapPost(Urls.StatusCase + "/answer", (HttpContext context, StatusSession session, StatusQuery query, DeedDoor door) => DoAsync(context, session, query, door, "answer", (form, of) =>
            new HearAppellant(of, Text(form, "text") is { Length: > 0 } text ? text : string.Join('\n', Answers(form).Select(a => a.Answer)), Answers(form)))).AllowAnonymous().AddEndpointFilter<LargeForm>();
        app.MapPost(Urls.StatusCase + "/withdraw", (HttpContext context, StatusSession session, StatusQuery query, DeedDoor door) => DoAsync(context, session, query, door, "withdraw", (form, of) =>
            new WithdrawAppeal(of, Undo: false, Text(form, "reason") is { Length: > 0 } why ? why : null))).AllowAnonymous().AddEndpointFilter<LargeForm>();
        app.MapPost(Urls.StatusCase + "/undo", (HttpContext context, StatusSession session, StatusQuery query, DeedDoor door) => DoAsync(context, session, query, door, "undo", (_, of) =>
            new WithdrawAppeal(of, Undo: true, null))).AllowAnonymous().AddEndpointFilter<LargeForm>();
        app.MapPost(Urls.StatusCase + "/right", (HttpContext context, StatusSession session, StatusQuery query, DeedDoor door) => DoAsync(context, session, query, door, "right", (form, of) =>
            new AskForRight(of, Enum.TryParse<RightsRequestKind>(Text(form, "kind"), out var kind) && Enum.IsDefined(kind) ? kind : RightsRequestKind.CopyOfData))).AllowAnonymous().AddEndpointFilter<LargeForm>();
        app.MapPost(Urls.StatusCase + "/right/undo", (HttpContext context, StatusSession session, StatusQuery query, DeedDoor door) => DoAsync(context, session, query, door, "keep", (form, of) =>
            new UndoRight(of, new RightId(Guid.TryParse(Text(form, "right"), out var right) ? right : Guid.Empty)))).AllowAnonymous().AddEndpointFilter<LargeForm>();
        app.MapPost(Urls.StatusCase + "/leave", (HttpContext context) =>
        {
            StatusSession.End(context);
            return new SeeOther(Urls.Status);
        }).AllowAnonymous().AddEndpointFilter<LargeForm>();
    }

    private static async Task<IResult> EnterAsync(HttpContext context, StatusSession session, StatusTries tries, DeedDoor door)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (link, code) = (Text(form, "link"), Text(form, "code"));
        if (tries.MustWait(context.Connection.RemoteIpAddress) is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return EnterPage(link, Refusal.Of("access_too_often"));
        }

        var tried = await door.DoAsync(Actor.System, new TryAccess(AccessText.HashOfLink(link), AccessText.HashOf(link, code)), context.RequestAborted);
        if (!tried.IsDone || tried.Answer is not { } entered)
        {
            return EnterPage(link, Refusal.Of("access_wrong"));
        }

        session.Begin(context, entered.Access, entered.Case);
        return new SeeOther(Urls.StatusCase);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, StatusSession session, StatusQuery query, string? said) =>
        await FindAsync(context, session, query) is { } view ? Page(view, said, [], null) : new SeeOther(Urls.Status);

    private static async Task<IResult> DoAsync<T>(
        HttpContext context, StatusSession session, StatusQuery query, DeedDoor door, string what, Func<IFormCollection, CaseId, Deed<T>> deed)
    {
        if (session.Of(context) is not { } entered)
        {
            return new SeeOther(Urls.Status);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var done = await door.DoAsync(Actor.Appellant(entered.Access), deed(form, entered.Case), CancellationToken.None);
        return done.IsDone ? new SeeOther($"{Urls.StatusCase}?said={what}#said")
            : await query.ReadAsync(entered.Access, entered.Case, context.RequestAborted) is { } view ? Page(view, null, done.Refusals, Text(form, "text"))
            : new SeeOther(Urls.Status);
    }

    private static async Task<StatusView?> FindAsync(HttpContext context, StatusSession session, StatusQuery query) =>
        session.Of(context) is { } entered ? await query.ReadAsync(entered.Access, entered.Case, context.RequestAborted) : null;

    // What they wrote stands there again when it was refused: nothing is lost.
    private static RazorComponentResult<StatusCasePage> Page(StatusView view, string? said, IReadOnlyList<Refusal> refusals, string? typed) =>
        new(new { View = view, Said = said, Refusals = refusals, Typed = typed }) { StatusCode = refusals.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };

    private static RazorComponentResult<StatusEnterPage> EnterPage(string? link, Refusal? problem) => new(new { Link = link ?? "", Problem = problem })
    {
        StatusCode = problem?.Code == "access_too_often" ? StatusCodes.Status429TooManyRequests : problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };

    private static List<SignalAnswer> Answers(IFormCollection form) =>
        [.. form.Where(f => f.Key.StartsWith("signal-", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(f.Value)).Select(f => new SignalAnswer(f.Key[7..], f.Value.ToString().Trim()))];

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();

}
