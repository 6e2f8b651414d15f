using System.Collections.Frozen;
using System.Globalization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform.Api;

/// <summary>Where refusals are answered as RFC 8935 says, and not as problems.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RefusesAsEventsAttribute : Attribute;

/// <summary>
/// A "no" to whoever delivers a security event token: <c>err</c> is one of the words of RFC 8935 §2.4, <c>description</c> our sentence in the language asked for. Everything
/// about the token and its sender is 400; what is wrong with the request itself (no key at all, too long, another type, too often) has its own status.
/// </summary>
public static class EventProblem
{
    private const string Otherwise = "invalid_request";

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["event_key"] = "invalid_key",
        ["event_algorithm"] = "invalid_key",
        ["event_issuer"] = "invalid_issuer",
        ["event_audience"] = "invalid_audience",
        ["event_signature"] = "authentication_failed",
        ["key_missing"] = "authentication_failed",
        ["key_not_live"] = "authentication_failed",
        ["scope_missing"] = "access_denied",
        ["not_allowed"] = "access_denied",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Statuses = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["key_missing"] = StatusCodes.Status401Unauthorized,
        ["line_too_long"] = StatusCodes.Status413PayloadTooLarge,
        ["event_media_type"] = StatusCodes.Status415UnsupportedMediaType,
        ["too_many_requests"] = StatusCodes.Status429TooManyRequests,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word of RFC 8935 for a refusal's code.</summary>
    public static string WordOf(string code) => Words.GetValueOrDefault(code, Otherwise);

    /// <summary>The status of a refusal's code.</summary>
    public static int StatusOf(string code) => Statuses.GetValueOrDefault(code, StatusCodes.Status400BadRequest);

    /// <summary>An answer that says no.</summary>
    public static IResult Of(HttpContext context, Refusal refusal)
    {
        context.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name is { Length: > 0 } name ? name : "en";
        return Results.Text(
            ApiJson.Write(new { err = WordOf(refusal.Code), description = Sentences.Of(refusal, CultureInfo.CurrentUICulture) }),
            "application/json", System.Text.Encoding.UTF8, StatusOf(refusal.Code));
    }

    /// <summary>An answer that says no, as the endpoint that was asked says it.</summary>
    public static IResult AsAsked(HttpContext context, Refusal refusal) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RefusesAsEventsAttribute>() is null ? ApiProblem.Of(refusal) : Of(context, refusal);
}
