using System.Text.Json;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>
/// Knows from its first line a file that is no JSON Lines at all, so that it is refused in one sentence instead of line by line. A first
/// line that is merely wrong is refused like any other.
/// </summary>
internal static class NotJsonLines
{
    /// <summary>
    /// The refusal, where the first line says it already. A file that is no text is told by its first line, too: where that begins an
    /// object, letters of another encoding further on are the mistake of their own lines.
    /// </summary>
    /// <param name="first">The first line.</param>
    /// <param name="isText">Whether the file begins as text does.</param>
    public static Refusal? Knows(ImportLine first, bool isText) => first.Bytes.Span switch
    {
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => Because("utf16"),
        [(byte)'P', (byte)'K', 3, 4, ..] or [0x1F, 0x8B, ..] => Because("packed"),
        var bytes when !isText && (bytes.TrimStart(" \t"u8) is not [(byte)'{', ..] || bytes.Contains((byte)0)) => Because("binary"),
        var bytes => IsListOfObjects(bytes) && !(first.IsWhole && IsJson(bytes)) ? Because("list") : null,
    };

    /// <summary>The refusal of a file that is this one line.</summary>
    public static Refusal? KnowsAlone(ImportLine only) => IsListOfObjects(only.Bytes.Span) ? Because("list") : null;

    private static Refusal Because(string why) => Refusal.Of("not_json_lines", ("why", why));

    private static bool IsListOfObjects(ReadOnlySpan<byte> bytes) =>
        bytes.TrimStart(" \t"u8) is [(byte)'[', .. var inside] && inside.Trim(" \t\r"u8) is [] or [(byte)'{', ..];

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = AppealLimits.LineBytes });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
