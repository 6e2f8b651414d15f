namespace ReviewConsole.Platform;

/// <summary>Light, dark, or as the device says. Kept in a cookie, because the document is dressed before anybody is known.</summary>
internal static class ScreenThemes
{
    /// <summary>The cookie's name.</summary>
    public const string Cookie = "theme";

    /// <summary>The theme for bright rooms.</summary>
    public const string Light = "light";

    /// <summary>The theme for dark rooms.</summary>
    public const string Dark = "dark";

    /// <summary>What the request's cookie asks for; null follows the device.</summary>
    public static string? Of(HttpContext? request) => Known(request?.Request.Cookies[Cookie]);

    /// <summary>The theme of that name; null for anything else.</summary>
    public static string? Known(string? name) => name is Light or Dark ? name : null;
}
