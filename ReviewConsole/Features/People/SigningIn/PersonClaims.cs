using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using ReviewConsole.Data.Stored;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>What the sign-in cookie will say of a person. Nothing of it is believed later without looking.</summary>
internal sealed class PersonClaims(TimeProvider time) : IUserClaimsPrincipalFactory<Person>
{
    /// <summary>How long a sign-in lasts at most, whatever happens (NIST SP 800-63B-4, 2.2.3: at most 24 hours).</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    public Task<ClaimsPrincipal> CreateAsync(Person user)
    {
        var until = (time.GetUtcNow() + Lasts).ToUnixTimeSeconds();
        var identity = new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString("D")),
            new Claim(ClaimTypes.GivenName, user.Alias),
            new Claim(ClaimTypes.Email, user.Email ?? ""),
            new Claim(ClaimTypes.Role, user.Role.ToString()),
            new Claim(ReviewClaims.Stamp, user.SecurityStamp ?? ""),
            new Claim(ReviewClaims.Until, until.ToString(CultureInfo.InvariantCulture)),
        ], IdentityConstants.ApplicationScheme, ClaimTypes.GivenName, ClaimTypes.Role);
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
