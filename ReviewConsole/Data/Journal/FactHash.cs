using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Journal;

/// <summary>
/// The canonical bytes of a fact and its hash. The format is fixed: JSON without white space, members in the order written here, codes
/// and commitments sorted by name in ordinal order, characters escaped as System.Text.Json's relaxed encoder does, UTF-8.
/// </summary>
internal static class FactHash
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _room;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Codes as canonical JSON.</summary>
    public static string Codes(IReadOnlyDictionary<string, string> codes)
    {
        var writer = Begin();
        writer.WriteStartObject();
        foreach (var (name, value) in codes.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(_room!.WrittenSpan);
    }

    /// <summary>Reads codes back.</summary>
    public static IReadOnlyDictionary<string, string> ReadCodes(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    /// <summary>The hash a fact ought to have, following <see cref="FactRow.Previous"/>.</summary>
    public static byte[] Of(FactRow fact) => SHA256.HashData(Envelope(fact));

    /// <summary>The canonical bytes of a fact; good until the next are asked for on this thread.</summary>
    public static ReadOnlySpan<byte> Envelope(FactRow fact)
    {
        var writer = Begin();
        Span<char> text = stackalloc char[2 * SHA256.HashSizeInBytes];
        writer.WriteStartObject();
        writer.WriteString("stream", fact.Stream);
        writer.WriteNumber("sequence", fact.Sequence);
        writer.WriteString("kind", fact.Kind);
        writer.WriteNumber("version", fact.Version);
        fact.At.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        writer.WriteString("at", text[..length]);
        writer.WriteString("actorKind", NameOf(fact.ActorKind));
        writer.WriteString("actor", fact.Actor);
        writer.WriteString("command", fact.Command);
        writer.WritePropertyName("codes");
        writer.WriteRawValue(fact.Codes, skipInputValidation: true);
        writer.WriteStartObject("commitments");
        foreach (var value in fact.Values.Count < 2 ? fact.Values : (IEnumerable<FactValue>)fact.Values.OrderBy(v => v.Name, StringComparer.Ordinal))
        {
            writer.WriteString(value.Name, Hex(value.Commitment, text));
        }

        writer.WriteEndObject();
        writer.WriteString("previous", Hex(fact.Previous, text));
        writer.WriteEndObject();
        writer.Flush();
        return _room!.WrittenSpan;
    }

    /// <summary>A salted commitment to a personal value.</summary>
    public static byte[] Commit(byte[] salt, string name, string value)
    {
        var length = salt.Length + 1 + Encoding.UTF8.GetMaxByteCount(name.Length + value.Length);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            salt.CopyTo(rented, 0);
            var at = salt.Length + Encoding.UTF8.GetBytes(name, rented.AsSpan(salt.Length));
            rented[at++] = 0;
            at += Encoding.UTF8.GetBytes(value, rented.AsSpan(at));
            return SHA256.HashData(rented.AsSpan(0, at));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    // Not of the length of a hash only where somebody edited it.
    private static ReadOnlySpan<char> Hex(byte[] bytes, Span<char> room) =>
        bytes.Length * 2 <= room.Length && Convert.TryToHexStringLower(bytes, room, out var length) ? room[..length] : Convert.ToHexStringLower(bytes);

    private static string NameOf(ActorKind kind) => kind switch
    {
        ActorKind.Person => "person",
        ActorKind.Platform => "platform",
        ActorKind.System => "system",
        ActorKind.Operator => "operator",
        _ => kind.ToString().ToLowerInvariant(),
    };

    // A check of the whole journal writes millions: the room is used again.
    private static Utf8JsonWriter Begin()
    {
        var room = _room ??= new ArrayBufferWriter<byte>(4096);
        var writer = _writer ??= new Utf8JsonWriter(room, Writing);
        room.ResetWrittenCount();
        writer.Reset(room);
        return writer;
    }
}
