using System.Text;
using System.Text.Json;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Intake;

/// <summary>
/// Reads one appeal as the platform sends it (design.md §6), from a line of an import file or the body of a request. Strict about what is
/// there: every problem is its own refusal about the member's path, all of them at once. Tolerant about what is not: see
/// <see cref="AppealReading.Warnings"/>. No input makes it throw.
/// </summary>
/// <remarks>
/// Refusals about the whole: <c>line_too_long</c>, <c>bad_json</c> (value <c>position</c>), <c>too_deep</c>, <c>not_an_object</c>,
/// <c>more_problems</c>. About a member: <c>unknown_member</c>, <c>duplicate_member</c>, <c>member_missing</c>, <c>bad_type</c>,
/// <c>bad_date</c>, <c>bad_value</c>, <c>bad_text</c>, <c>statement_too_long</c>, <c>text_too_long</c>, <c>too_many</c>.
/// </remarks>
public static class AppealReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a line that is already text.</summary>
    /// <param name="line">One JSON object.</param>
    /// <param name="catalogue">The catalogue in force; an unknown signal is a warning.</param>
    /// <param name="now">The instant of reading (UTC): an appeal cannot have been received later.</param>
    public static AppealReading Read(string line, ReviewCatalogue catalogue, DateTimeOffset now)
    {
        // Never fewer bytes than characters.
        if (line.Length > AppealLimits.LineBytes)
        {
            return Refused(TooLong(), null);
        }

        try
        {
            return Read(Strict.GetBytes(line), catalogue, now);
        }
        catch (EncoderFallbackException)
        {
            return Refused(Refusal.Of("bad_text", ("why", "broken")), null);
        }
    }

    /// <summary>Reads the bytes of a line or a body; a byte order mark in front is passed over.</summary>
    /// <inheritdoc cref="Read(string, ReviewCatalogue, DateTimeOffset)"/>
    /// <param name="utf8">One JSON object in UTF-8. The beginning of a line that is too long is enough to be refused as such.</param>
    /// <param name="catalogue"></param>
    /// <param name="now"></param>
    public static AppealReading Read(ReadOnlySpan<byte> utf8, ReviewCatalogue catalogue, DateTimeOffset now)
    {
        var bytes = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        if (bytes.Length > AppealLimits.LineBytes)
        {
            JsonShape.Check(bytes[..AppealLimits.LineBytes], out var idInFront);
            return Refused(TooLong(), idInFront);
        }

        if (JsonShape.Check(bytes, out var id) is { } misshapen)
        {
            return Refused(misshapen, id);
        }

        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = AppealLimits.Depth });
        var root = JsonElement.ParseValue(ref reader);
        return root.ValueKind == JsonValueKind.Object ? Read(root, id, catalogue, now) : Refused(Refusal.Of("not_an_object"), null);
    }

    private static AppealReading Read(JsonElement root, string? id, ReviewCatalogue catalogue, DateTimeOffset now)
    {
        var problems = new Problems();
        var message = JsonPart.Read(root, "", problems, part => AppealParts.Message(part, now));
        if (problems.Found.Count > 0)
        {
            return new AppealReading(null, message.AppealId ?? id, problems.Found, []);
        }

        var whole = message with { ContentHash = CanonicalJson.Hash(root) };
        return new AppealReading(whole, whole.AppealId, [], [.. AppealWarnings.Of(whole, catalogue)]);
    }

    private static AppealReading Refused(Refusal refusal, string? appealId) => new(null, appealId, [refusal], []);

    private static Refusal TooLong() => Refusal.Of("line_too_long", ("most", Problems.Number(AppealLimits.LineBytes)));
}
