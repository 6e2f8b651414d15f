using Microsoft.AspNetCore.Localization;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>Language and theme: cookies, because a document is dressed before anybody is known; the language is also kept with the person.</summary>
internal static class PreferenceCookies
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Urls.Preferences, SetAsync).AllowAnonymous();

    /// <summary>Sets the cookie of the language, if it is one of ours.</summary>
    public static void Language(HttpContext context, string? language)
    {
        if (language is not null && Languages.All.Contains(language))
        {
            Write(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)));
        }
    }

    private static async Task<IResult> SetAsync(string? culture, string? theme, string? returnUrl, HttpContext context, DeedDoor door)
    {
        // Another site's link must not change how somebody's console looks.
        if (context.Request.Headers["Sec-Fetch-Site"] != "cross-site")
        {
            Language(context, culture);
            await RememberAsync(context, culture, door);
            if (theme == "device")
            {
                context.Response.Cookies.Delete(ScreenThemes.Cookie);
            }
            else if (ScreenThemes.Known(theme) is { } known)
            {
                Write(context, ScreenThemes.Cookie, known);
            }
        }

        return Results.LocalRedirect(Urls.LocalOr(returnUrl, Urls.Home));
    }

    private static Task RememberAsync(HttpContext context, string? culture, DeedDoor door) =>
        ReviewClaims.Person(context.User) is not { } me || culture is null || !Languages.All.Contains(culture) ? Task.CompletedTask
            : door.WriteAsync(async (db, _) =>
            {
                if (await db.Users.FindAsync([me.Value], context.RequestAborted) is { } person)
                {
                    person.Culture = culture;
                }
            }, context.RequestAborted);

    private static void Write(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new CookieOptions
    {
        Path = "/",
        MaxAge = Kept,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    });
}
