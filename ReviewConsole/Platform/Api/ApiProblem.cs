using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform.Api;

/// <summary>
/// A "no" to a program: a problem as RFC 9457 says, whose <c>code</c> is the refusal's code and whose <c>errors</c> name every reason with the member it
/// is about. Sentences are in the language asked for.
/// </summary>
public static class ApiProblem
{
    /// <summary>The media type.</summary>
    public const string ContentType = "application/problem+json";

    private const int Otherwise = StatusCodes.Status422UnprocessableEntity;

    private static readonly FrozenDictionary<string, int> Statuses = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["bad_json"] = StatusCodes.Status400BadRequest,
        ["too_deep"] = StatusCodes.Status400BadRequest,
        ["not_an_object"] = StatusCodes.Status400BadRequest,
        ["bad_request"] = StatusCodes.Status400BadRequest,
        ["idempotency_missing"] = StatusCodes.Status400BadRequest,
        ["idempotency_bad"] = StatusCodes.Status400BadRequest,
        ["not_json_lines"] = StatusCodes.Status400BadRequest,
        ["key_missing"] = StatusCodes.Status401Unauthorized,
        ["key_not_live"] = StatusCodes.Status401Unauthorized,
        ["signature_missing"] = StatusCodes.Status401Unauthorized,
        ["signature_wrong"] = StatusCodes.Status401Unauthorized,
        ["not_allowed"] = StatusCodes.Status403Forbidden,
        ["scope_missing"] = StatusCodes.Status403Forbidden,
        ["no_such_address"] = StatusCodes.Status404NotFound,
        ["appeal_unknown"] = StatusCodes.Status404NotFound,
        ["case_unknown"] = StatusCodes.Status404NotFound,
        ["check_unknown"] = StatusCodes.Status404NotFound,
        ["decision_unknown"] = StatusCodes.Status404NotFound,
        ["notice_unknown"] = StatusCodes.Status404NotFound,
        ["restriction_unknown"] = StatusCodes.Status404NotFound,
        ["right_unknown"] = StatusCodes.Status404NotFound,
        ["request_in_flight"] = StatusCodes.Status409Conflict,
        ["appeal_changed"] = StatusCodes.Status409Conflict,
        ["restriction_of_other_account"] = StatusCodes.Status409Conflict,
        ["illegal_move"] = StatusCodes.Status409Conflict,
        ["check_not_open"] = StatusCodes.Status409Conflict,
        ["check_late"] = StatusCodes.Status409Conflict,
        ["effect_early"] = StatusCodes.Status409Conflict,
        ["effect_unknown"] = StatusCodes.Status409Conflict,
        ["right_early"] = StatusCodes.Status409Conflict,
        ["right_not_undoable"] = StatusCodes.Status409Conflict,
        ["right_answered"] = StatusCodes.Status409Conflict,
        ["round_over"] = StatusCodes.Status409Conflict,
        ["line_too_long"] = StatusCodes.Status413PayloadTooLarge,
        ["not_json"] = StatusCodes.Status415UnsupportedMediaType,
        ["too_many_requests"] = StatusCodes.Status429TooManyRequests,
        ["internal_error"] = StatusCodes.Status500InternalServerError,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The status of a refusal's code: what is wrong with the content is 422.</summary>
    public static int StatusOf(string code) => Statuses.GetValueOrDefault(code, Otherwise);

    /// <summary>An answer that says no.</summary>
    /// <param name="refusals">Every reason; at least one.</param>
    public static IResult Of(params IReadOnlyList<Refusal> refusals) =>
        Results.Text(ApiJson.Write(Body(refusals)), ContentType, System.Text.Encoding.UTF8, StatusOf(refusals[0].Code));

    /// <summary>The same, written at once.</summary>
    public static Task WriteAsync(HttpContext context, params IReadOnlyList<Refusal> refusals) => Of(refusals).ExecuteAsync(context);

    /// <summary>Every reason, as a batch and a problem have it alike.</summary>
    public static IReadOnlyList<object> Errors(IReadOnlyList<Refusal> refusals) =>
        [.. refusals.Select(r => r.About is null ? (object)new { code = r.Code, detail = Sentence(r) } : new { code = r.Code, at = r.About, detail = Sentence(r) })];

    private static object Body(IReadOnlyList<Refusal> refusals)
    {
        var status = StatusOf(refusals[0].Code);
        return new
        {
            type = "about:blank",
            title = ReasonPhrases.GetReasonPhrase(status),
            status,
            detail = Sentence(refusals[0]),
            code = refusals[0].Code,
            errors = Errors(refusals),
        };
    }

    private static string Sentence(Refusal refusal) => Sentences.Of(refusal, CultureInfo.CurrentUICulture);
}
