using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Status;

/// <summary>Remembers for an hour, in a closed cookie, that a link and its code were given; every page and deed asks the database again whether they still open.</summary>
internal sealed class StatusSession(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Name = "review-status";
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);
    private readonly IDataProtector _protector = protection.CreateProtector("appellant's page");

    /// <summary>Begins it.</summary>
    public void Begin(HttpContext context, Guid access, CaseId of)
    {
        var until = time.GetUtcNow() + Lasts;
        context.Response.Cookies.Append(Name, _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{access:N} {of.Value} {until.ToUnixTimeSeconds()}")), Options(context));
    }

    /// <summary>Ends it.</summary>
    public static void End(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    /// <summary>By which access they came, and to which case; null where they did not, or the hour is over.</summary>
    public (Guid Access, CaseId Case)? Of(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { } closed)
        {
            return null;
        }

        try
        {
            var parts = _protector.Unprotect(closed).Split(' ');
            return long.Parse(parts[2], CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
                ? (Guid.ParseExact(parts[0], "N"), new CaseId(long.Parse(parts[1], CultureInfo.InvariantCulture)))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext context) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = Platform.Urls.Status, IsEssential = true };
}
