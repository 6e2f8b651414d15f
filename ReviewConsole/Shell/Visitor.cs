using System.Security.Claims;
using ReviewConsole.Platform;

namespace ReviewConsole.Shell;

/// <summary>What the frame shows of the person who is signed in. Only for showing: every deed asks the database again.</summary>
/// <param name="Name">The working name, with the number where there is one.</param>
/// <param name="Email">The address they sign in with.</param>
/// <param name="Role">What they are here for; null when the sign-in does not say, and then nothing is offered.</param>
public sealed record Visitor(string Name, string? Email, Role? Role)
{
    /// <summary>Reads the sign-in: <see cref="ClaimTypes.GivenName"/> (else the name), <see cref="ClaimTypes.Email"/>, <see cref="ClaimTypes.Role"/>.</summary>
    public static Visitor? Of(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not { IsAuthenticated: true })
        {
            return null;
        }

        var email = principal.FindFirstValue(ClaimTypes.Email);
        var name = principal.FindFirstValue(ClaimTypes.GivenName) ?? principal.Identity.Name ?? email ?? "";

        return new Visitor(name, email, ReviewClaims.Role(principal));
    }

    /// <summary>True when this person may.</summary>
    public bool May(May what) => Role is { } role && Permissions.Allows(role, what);
}
