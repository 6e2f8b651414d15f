using System.Globalization;
using System.Text;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>
/// The same figures as a file for the risk engine's owners: one line a signal and rule version, by code. Codes come from the platform, so no
/// cell may begin like a formula. Nothing in it is about a person.
/// </summary>
internal static class SignalsFile
{
    private static readonly string[] Columns =
        ["signal", "rule", "from", "fired", "contested", "confirmed", "wrong", "stale", "explained", "untested", "innocent", "right", "right_low", "right_high"];

    /// <summary>Maps the address.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Urls.SignalsFile, SendAsync).WithMetadata(new RequireMayAttribute(May.SeeQuality));

    /// <summary>The file's text: RFC 4180, a line a signal and rule version.</summary>
    public static string Text(SignalBook book)
    {
        var text = new StringBuilder(string.Join(',', Columns)).Append("\r\n");
        foreach (var (signal, record) in book.Signals.SelectMany(s => s.ByRule.Select(r => (s.All.Of, r))))
        {
            var right = record.Right;
            text.AppendJoin(',', Cell(signal), Cell(record.Of), book.From.ToString("O", CultureInfo.InvariantCulture), record.Fired, record.Contested, record.Confirmed, record.Wrong,
                record.Stale, record.Explained, record.Untested, record.Innocent, Figure(right, right.Value), Figure(right, right.Low), Figure(right, right.High)).Append("\r\n");
        }

        return text.ToString();
    }

    private static async Task SendAsync(HttpContext context, SignalQuery query, int? days)
    {
        var book = await query.ReadAsync(days is { } wanted && SignalQuery.Periods.Contains(wanted) ? wanted : SignalQuery.Periods[1], context.RequestAborted);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"signals.csv\"";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(Text(book), context.RequestAborted);
    }

    // Below ten there is no figure.
    private static string Figure(Share share, double value) => share.SaysSomething ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "";

    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
