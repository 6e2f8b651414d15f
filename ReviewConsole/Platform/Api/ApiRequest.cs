using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform.Api;

/// <summary>A request that changes something, read whole and believed.</summary>
/// <param name="Caller">Whose it is.</param>
/// <param name="Key">Its <c>Idempotency-Key</c>.</param>
/// <param name="Body">Its body, at most 256 KB.</param>
/// <param name="Hash">SHA-256 over method, address and body, lower-case hex: whether it is the same request.</param>
public sealed record ApiRequest(ApiCaller Caller, string Key, byte[] Body, string Hash)
{
    /// <summary>The header that makes a request safe to repeat.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    private const int LongestKey = 200;

    /// <summary>
    /// Reads it. Refused with <c>idempotency_missing</c>, <c>idempotency_bad</c>, <c>not_json</c>, <c>line_too_long</c> (value <c>most</c>),
    /// <c>signature_missing</c> and <c>signature_wrong</c> (value <c>why</c>).
    /// </summary>
    public static async Task<Result<ApiRequest>> ReadAsync(HttpContext context, TimeProvider time)
    {
        var caller = ApiCaller.Of(context);
        var key = context.Request.Headers[IdempotencyKey].ToString();
        if (key.Length == 0)
        {
            return Refusal.Of("idempotency_missing");
        }

        if (key.Length > LongestKey || key.Any(c => c is <= ' ' or > '~'))
        {
            return Refusal.Of("idempotency_bad", ("most", Number(LongestKey)));
        }

        if (!IsJson(context.Request))
        {
            return Refusal.Of("not_json");
        }

        if (await BytesAsync(context.Request, context.RequestAborted) is not { } body)
        {
            return Refusal.Of("line_too_long", ("most", Number(AppealLimits.LineBytes)));
        }

        return WhyNotBelieved(context.Request, caller, body, time.GetUtcNow()) is { } disbelief
            ? disbelief
            : new ApiRequest(caller, key, body, HashOf(context.Request, body));
    }

    // A request without a body needs no type.
    private static bool IsJson(HttpRequest request) => request.ContentLength is 0
        || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    private static async Task<byte[]?> BytesAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > AppealLimits.LineBytes)
        {
            return null;
        }

        var body = new byte[(int)(request.ContentLength ?? AppealLimits.LineBytes) + 1];
        var got = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, stop);
        return got > AppealLimits.LineBytes ? null : body[..got];
    }

    private static Refusal? WhyNotBelieved(HttpRequest request, ApiCaller caller, byte[] body, DateTimeOffset now)
    {
        if (caller.Secret is not { } secret)
        {
            return null;
        }

        var headers = request.Headers;
        var why = SignedMessage.Verify([secret], headers[SignedMessage.Id], headers[SignedMessage.Timestamp], headers[SignedMessage.Signature], body, now);
        return why switch
        {
            Disbelief.No => null,
            Disbelief.Malformed => Refusal.Of("signature_missing"),
            Disbelief.WrongTime => Refusal.Of("signature_wrong", ("why", "time")),
            _ => Refusal.Of("signature_wrong", ("why", "signature")),
        };
    }

    private static string HashOf(HttpRequest request, byte[] body) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"), .. body]));

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
