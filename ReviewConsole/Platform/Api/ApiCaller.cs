using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform.Api;

/// <summary>The program of the platform that a request comes from, as its key says; every deed asks the database again.</summary>
/// <param name="Client">Which program.</param>
/// <param name="Scopes">What its key opens.</param>
/// <param name="Secret">The secret with which its requests must be signed; null where they need not be.</param>
public sealed record ApiCaller(ApiClient Client, IReadOnlyList<ApiScope> Scopes, string? Secret)
{
    /// <summary>How it acts.</summary>
    public Actor Actor => Actor.Of(Client);

    /// <summary>The caller of a request behind the door of the interface.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is not behind it.</exception>
    public static ApiCaller Of(HttpContext context) =>
        context.Features.Get<ApiCaller>() ?? throw new InvalidOperationException("This endpoint is not behind the interface's door.");
}

/// <summary>What a key must open for this endpoint. Every endpoint of the interface names exactly one; what names none is closed.</summary>
/// <param name="scope">The scope.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireScopeAttribute(ApiScope scope) : Attribute
{
    /// <summary>The scope.</summary>
    public ApiScope Scope { get; } = scope;
}
