using System.Security.Claims;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.Circuits;

/// <summary>What a connection has to pass before a circuit is opened on it.</summary>
internal static class CircuitDoor
{
    /// <summary>The cookie in which <c>app.js</c> says the browser's time zone.</summary>
    public const string ZoneCookie = "tz";

    private const string Path = "/_blazor";

    /// <summary>
    /// Refuses connections while the program stops (browsers that lost their circuit would come back again and again, and stopping would
    /// take half a minute: dotnet/aspnetcore #58947) and those that another site's page opens.
    /// </summary>
    public static IApplicationBuilder UseCircuitDoor(this IApplicationBuilder app)
    {
        var stopping = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        return app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Path))
            {
                return next(context);
            }

            if (stopping.IsCancellationRequested || context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
            {
                context.Response.StatusCode = stopping.IsCancellationRequested ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            // Said by the browser, so it travels with the connection, not with the sign-in.
            if (context.User.Identity is ClaimsIdentity { IsAuthenticated: true } identity && context.Request.Cookies[ZoneCookie] is { Length: <= 64 } zone)
            {
                identity.AddClaim(new Claim(ReviewClaims.Zone, Uri.UnescapeDataString(zone)));
            }

            return next(context);
        });
    }
}
