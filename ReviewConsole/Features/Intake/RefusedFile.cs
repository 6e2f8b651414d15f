using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>
/// The kept lines as a file for the sender's engineers: JSON Lines, each with where it stood, every reason in words, and the line itself as
/// a text, since it may not be JSON. A plain address, so that a large file is streamed by the browser itself.
/// </summary>
internal static class RefusedFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Maps the address.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Urls.RefusedAppeals, SendAsync).WithMetadata(new RequireMayAttribute(May.Import));

    private static async Task SendAsync(HttpContext context, DeedDoor door, KeptLines kept)
    {
        // The deed is the check: it asks the database who this is now, and leaves a fact before anything is handed out.
        if (ReviewClaims.Person(context.User) is not { } person
            || !(await door.DoAsync(Actor.Of(person), new CopyKept(), context.RequestAborted)).IsDone)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = "application/jsonl; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"refused-appeals.jsonl\"";
        context.Response.Headers.CacheControl = "no-store";
        await foreach (var row in kept.AllAsync(context.RequestAborted))
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, Line(row), Json, context.RequestAborted);
            await context.Response.Body.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
        }
    }

    private static object Line(RefusedAppeal row) => new
    {
        row.Source,
        row.Line,
        row.AppealId,
        RefusedAt = row.RefusedAt.UtcDateTime,
        Refusals = row.Refusals.Select(r => new { r.Code, Member = r.About, Sentence = Sentences.Of(r, CultureInfo.InvariantCulture) }),
        row.IsWhole,
        row.Text,
    };
}
