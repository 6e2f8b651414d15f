using System.Collections.Concurrent;
using System.Globalization;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Api;

/// <summary>What stands before every endpoint of the interface: is it open to this key, and has this program asked too often.</summary>
internal sealed class ApiGate(ReviewSettings settings, TimeProvider time) : IEndpointFilter
{
    private const int WindowSeconds = 10;

    private readonly ConcurrentDictionary<string, (long Window, int Count)> _counts = new(StringComparer.Ordinal);

    /// <summary>How many requests a program may make in ten seconds.</summary>
    private int Most => settings.RequestsPerSecond * WindowSeconds;

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = ApiCaller.Of(http);
        if (Count(http, caller.Client.Name) is { } tooMany)
        {
            return EventProblem.AsAsked(http, tooMany);
        }

        // Closed by default: an endpoint that names no scope is nobody's.
        var scope = http.GetEndpoint()?.Metadata.GetMetadata<RequireScopeAttribute>()?.Scope;
        return scope is { } needed && caller.Scopes.Contains(needed)
            ? await next(context)
            : EventProblem.AsAsked(http, Refusal.Of("scope_missing", ("scope", scope is { } missing ? ApiScopes.Word(missing) : "")));
    }

    // Headers as the IETF's draft "RateLimit header fields for HTTP" has them.
    private Refusal? Count(HttpContext http, string client)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var window = now / (WindowSeconds * 1000);
        var left = WindowSeconds - (int)(now / 1000 % WindowSeconds);
        var (_, count) = _counts.AddOrUpdate(client, (window, 1), (_, known) => known.Window == window ? (window, known.Count + 1) : (window, 1));
        var headers = http.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"key\";q={Most};w={WindowSeconds}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"key\";r={Math.Max(0, Most - count)};t={left}");
        if (count <= Most)
        {
            return null;
        }

        headers.RetryAfter = left.ToString(CultureInfo.InvariantCulture);
        return Refusal.Of("too_many_requests", ("seconds", left.ToString(CultureInfo.InvariantCulture)));
    }
}
