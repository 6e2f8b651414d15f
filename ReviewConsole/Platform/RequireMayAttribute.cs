using Microsoft.AspNetCore.Authorization;

namespace ReviewConsole.Platform;

/// <summary>
/// What somebody must be allowed to open this page or endpoint: <c>@attribute [RequireMay(May.ReadCases)]</c>. Every page names exactly
/// one; what names none is closed to everybody who is not signed in.
/// </summary>
/// <param name="what">The permission.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireMayAttribute(May what) : AuthorizeAttribute(PolicyOf(what))
{
    /// <summary>The permission.</summary>
    public May What { get; } = what;

    /// <summary>The name of the permission's policy.</summary>
    public static string PolicyOf(May what) => $"may:{what}";
}

/// <summary>One policy a permission, and closed by default.</summary>
internal static class MayPolicies
{
    public static IServiceCollection AddMayPolicies(this IServiceCollection services) =>
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var what in Enum.GetValues<May>())
            {
                options.AddPolicy(RequireMayAttribute.PolicyOf(what), policy => policy.RequireAuthenticatedUser().RequireAssertion(
                    context => ReviewClaims.Role(context.User) is { } role && Permissions.Allows(role, what)));
            }
        });
}
