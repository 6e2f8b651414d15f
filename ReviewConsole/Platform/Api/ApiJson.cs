using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform.Api;

/// <summary>Reads and writes what the interface says.</summary>
internal static class ApiJson
{
    // Never inside a page, so that other scripts need no escapes.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new Utc() } };

    // Every instant in UTC and with its Z, as design.md §6 writes them.
    private sealed class Utc : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
    }

    /// <summary>A value as the interface names it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>As text.</summary>
    public static string Write(object body) => JsonSerializer.Serialize(body, Options);

    /// <summary>Reads one object; every problem is named at its member, unknown members too.</summary>
    public static Result<T> Read<T>(ReadOnlySpan<byte> body, Func<JsonPart, T> read)
    {
        if (JsonShape.Check(body, out _) is { } misshapen)
        {
            return misshapen;
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = AppealLimits.Depth });
        var root = JsonElement.ParseValue(ref reader);
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Refusal.Of("not_an_object");
        }

        var problems = new Problems();
        var answer = JsonPart.Read(root, "", problems, read);
        return problems.Found.Count > 0 ? Result<T>.Refused(problems.Found) : answer;
    }

    /// <summary>
    /// What is read, with a tag by which a reader asks only for what is new (RFC 9110 §8.8.3). Nobody in between keeps it.
    /// </summary>
    public static IResult Found(HttpContext context, object body)
    {
        var text = Write(body);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..32]}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.Headers.IfNoneMatch.ToString() is var known && (known == "*" || known.Split(',').Any(one => one.Trim() == tag))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Text(text, "application/json", System.Text.Encoding.UTF8);
    }
}
