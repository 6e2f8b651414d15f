using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ReviewConsole.Domain.Intake;

/// <summary>
/// The fingerprint of an appeal's content: SHA-256 over its canonical form (RFC 8785: members sorted, no white space, whole numbers
/// without a point) after leaving out what says nothing: nulls, empty lists and objects, and the version of the format, which says how,
/// not what. Texts count as they are.
/// </summary>
internal static class CanonicalJson
{
    private const string Version = "formatVersion";

    /// <summary>Lower-case hex of the fingerprint of an appeal without problems.</summary>
    public static string Hash(JsonElement appeal)
    {
        var text = new StringBuilder();
        Write(appeal, text, without: Version);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(JsonElement element, StringBuilder text, string? without = null)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Write(element.EnumerateObject().Where(m => m.Name != without && SaysSomething(m.Value)), text);
                break;
            case JsonValueKind.Array:
                Write(element.EnumerateArray(), text);
                break;
            case JsonValueKind.String:
                Write(element.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(((long)element.GetDecimal()).ToString(CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void Write(IEnumerable<JsonProperty> members, StringBuilder text)
    {
        var separator = '{';
        foreach (var member in members.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            Write(member.Name, text.Append(separator));
            Write(member.Value, text.Append(':'));
            separator = ',';
        }

        text.Append(separator == '{' ? "{}" : "}");
    }

    private static void Write(JsonElement.ArrayEnumerator elements, StringBuilder text)
    {
        var separator = '[';
        foreach (var element in elements)
        {
            Write(element, text.Append(separator));
            separator = ',';
        }

        text.Append(']');
    }

    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static bool SaysSomething(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.Array => element.GetArrayLength() > 0,
        JsonValueKind.Object => element.EnumerateObject().Any(m => SaysSomething(m.Value)),
        _ => true,
    };
}
