using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Net.Http.Headers;

namespace ReviewConsole.Platform;

/// <summary>
/// What every answer carries (OWASP ASVS 5.0, V3.4): two content security policies, one for the console and a stricter one for
/// everything else, and the small headers that close what a browser leaves open.
/// </summary>
internal static class ResponseHeaders
{
    /// <summary>The console: its own script only; the component library needs inline styles.</summary>
    public const string ConsolePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>Plain pages: no script at all.</summary>
    public const string PlainPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseResponseHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            Write((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;

        // A redirect or refusal of a console page is not the console.
        var isConsole = context.Response.StatusCode == StatusCodes.Status200OK && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        headers.ContentSecurityPolicy = isConsole ? ConsolePolicy : PlainPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";

        // Pages hold personal data; static files say for themselves how long they keep.
        if (!headers.ContainsKey(HeaderNames.CacheControl) || IsPage(context.Response))
        {
            headers.CacheControl = "no-store";
        }
    }

    private static bool IsPage(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
