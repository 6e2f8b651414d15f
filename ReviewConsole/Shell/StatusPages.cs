using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Shell;

/// <summary>Answers that are not what was asked for, as plain designed pages: nobody sees a bare status code.</summary>
internal static class StatusPages
{
    public static IApplicationBuilder UseStatusPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(failed => failed.Run(context =>
        {
            var incident = (Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier)[..8];
            var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
            context.RequestServices.GetRequiredService<ILogger<StatusPage>>()
                .LogError(error, "Incident {Incident} on {Path}", incident, context.Request.Path.Value);
            return IsApi(context.Request)
                ? ApiProblem.WriteAsync(context, Refusal.Of(error is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? "line_too_long" : error is BadHttpRequestException ? "bad_request" : "internal_error",
                    ("incident", incident), ("most", "262144")))
                : WriteAsync(context, error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError, incident);
        }));
        return app.UseStatusCodePages(context => IsPage(context.HttpContext.Request) ? WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode, null)
            : Task.CompletedTask);
    }

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api");

    // Programs that ask for data, and the circuit's own connection, get the bare status.
    private static bool IsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/_blazor") && !IsApi(request) && !request.Path.StartsWithSegments("/health")
        && (request.Headers.Accept.Count == 0 || request.Headers.Accept.ToString().Contains("html", StringComparison.OrdinalIgnoreCase)
            || request.Headers.Accept.ToString().Contains("*/*", StringComparison.Ordinal));

    private static Task WriteAsync(HttpContext context, int status, string? incident)
    {
        // The page of the console that refused is not what answers now, so its headers do not apply either.
        context.SetEndpoint(null);
        return new RazorComponentResult<StatusPage>(new { Status = status, Incident = incident }) { StatusCode = status }.ExecuteAsync(context);
    }
}
