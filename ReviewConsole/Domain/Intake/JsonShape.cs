using System.Text;
using System.Text.Json;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Intake;

/// <summary>Looks once over the bytes: is it JSON, is it nested within reason, and which appeal is it even if nothing else can be used.</summary>
internal static class JsonShape
{
    // The reader walks without recursion, so it may go as deep as the line is long; how deep is too deep is our own refusal.
    private static readonly JsonReaderOptions Any = new() { MaxDepth = AppealLimits.LineBytes };

    /// <summary>Null when the bytes are one JSON value of reasonable depth.</summary>
    public static Refusal? Check(ReadOnlySpan<byte> utf8, out string? appealId)
    {
        appealId = null;
        var tooDeep = false;
        var reader = new Utf8JsonReader(utf8, Any);
        try
        {
            while (reader.Read())
            {
                tooDeep |= reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= AppealLimits.Depth;
                if (appealId is null && IsAppealId(ref reader) && reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    appealId = Id(ref reader);
                }
            }
        }
        catch (JsonException broken)
        {
            return tooDeep ? TooDeep() : Refusal.Of("bad_json", ("position", Problems.Number(Position(utf8, broken))));
        }

        return tooDeep ? TooDeep() : null;
    }

    private static bool IsAppealId(ref Utf8JsonReader reader) =>
        reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1, ValueIsEscaped: false } && reader.ValueSpan.SequenceEqual("appealId"u8);

    private static string? Id(ref Utf8JsonReader reader)
    {
        try
        {
            var id = reader.GetString()!;
            return JsonText.IsWord(id) ? id : null;
        }
        catch (InvalidOperationException)
        {
            // Not text at all; the second look names the member.
            return null;
        }
    }

    private static Refusal TooDeep() => Refusal.Of("too_deep", ("most", Problems.Number(AppealLimits.Depth)));

    // Counted in characters from 1, as an editor shows it.
    private static int Position(ReadOnlySpan<byte> utf8, JsonException broken)
    {
        var start = 0;
        for (var line = broken.LineNumber ?? 0; line > 0; line--)
        {
            start += utf8[start..].IndexOf((byte)'\n') + 1;
        }

        var at = (int)Math.Min(start + (broken.BytePositionInLine ?? 0), utf8.Length);
        return Encoding.UTF8.GetCharCount(utf8[..at]) + 1;
    }
}
