using System.Globalization;
using System.Security.Claims;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform;

/// <summary>What the sign-in cookie says of a person. Only for showing and for the first look at the door; every deed reads afresh.</summary>
public static class ReviewClaims
{
    /// <summary>The security stamp at sign-in: another one in the database means that this sign-in has ended.</summary>
    public const string Stamp = "review:stamp";

    /// <summary>The instant at which the sign-in ends whatever happens, seconds since 1970 (UTC).</summary>
    public const string Until = "review:until";

    /// <summary>The browser's time zone (IANA), as far as it has said.</summary>
    public const string Zone = "review:zone";

    /// <summary>Who it is; null for nobody.</summary>
    public static PersonId? Person(ClaimsPrincipal? principal) =>
        principal?.Identity is { IsAuthenticated: true } && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new PersonId(id)
            : null;

    /// <summary>Their role; null when the sign-in does not say.</summary>
    public static Role? Role(ClaimsPrincipal? principal) =>
        Enum.TryParse<Role>(principal?.FindFirstValue(ClaimTypes.Role), out var role) && Enum.IsDefined(role) ? role : null;

    /// <summary>When the sign-in ends at the latest (UTC); in the past when it does not say.</summary>
    public static DateTimeOffset EndsAt(ClaimsPrincipal? principal) =>
        long.TryParse(principal?.FindFirstValue(Until), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, DateTimeOffset.MaxValue.ToUnixTimeSeconds()))
            : DateTimeOffset.MinValue;
}
