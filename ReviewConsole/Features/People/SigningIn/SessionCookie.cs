using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>The one cookie that says who is signed in.</summary>
internal sealed class SessionCookie(SessionCheck sessions) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    /// <summary>Its name; over https the browser is also told to keep it to this host.</summary>
    public const string Name = "review-session";

    public void Configure(CookieAuthenticationOptions options) => Configure(IdentityConstants.ApplicationScheme, options);

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name != IdentityConstants.ApplicationScheme)
        {
            return;
        }

        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.CookieManager = new HostCookies();
        options.ExpireTimeSpan = PersonClaims.Lasts;
        options.SlidingExpiration = false;
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = ValidateAsync,
            OnRedirectToLogin = SendToSignIn,
            OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            },
        };
    }

    private async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (await sessions.ReadAsync(context.Principal, context.HttpContext.RequestAborted) is null)
        {
            EndedSession.Note(context.HttpContext);
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    private static Task SendToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/_blazor") || request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            var signIn = Urls.SignInFor(HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : Urls.Home);
            context.Response.Redirect(EndedSession.IsNoted(context.HttpContext) ? EndedSession.At(signIn) : signIn);
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Over https the name begins with <c>__Host-</c>: then no other host of the domain can set or replace it. The scheme is known only with
    /// the request, so the name is too.
    /// </summary>
    private sealed class HostCookies : ICookieManager
    {
        private readonly ChunkingCookieManager _inner = new();

        public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, Of(context, key));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
            _inner.AppendResponseCookie(context, Of(context, key), value, options);

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _inner.DeleteCookie(context, Of(context, key), options);

        private static string Of(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
    }
}
