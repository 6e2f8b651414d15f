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

    /// <summary>Codes as canonical JSON.</summary>
    public static string Codes(IReadOnlyDictionary<string, string> codes) => Text(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in codes.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    });

    /// <summary>Reads codes back.</summary>
    public static IReadOnlyDictionary<string, string> ReadCodes(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    /// <summary>The hash of a fact with these values, following <see cref="FactRow.Previous"/>.</summary>
    public static byte[] Of(
        string stream, long sequence, string kind, int version, DateTimeOffset at, ActorKind actorKind, string actor, Guid command,
        string codes, IEnumerable<(string Name, byte[] Commitment)> commitments, byte[] previous)
    {
        var envelope = Text(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("stream", stream);
            writer.WriteNumber("sequence", sequence);
            writer.WriteString("kind", kind);
            writer.WriteNumber("version", version);
            writer.WriteString("at", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
            writer.WriteString("actorKind", actorKind.ToString().ToLowerInvariant());
            writer.WriteString("actor", actor);
            writer.WriteString("command", command.ToString("D"));
            writer.WritePropertyName("codes");
            writer.WriteRawValue(codes, skipInputValidation: true);
            writer.WriteStartObject("commitments");
            foreach (var (name, commitment) in commitments.OrderBy(c => c.Name, StringComparer.Ordinal))
            {
                writer.WriteString(name, Convert.ToHexStringLower(commitment));
            }

            writer.WriteEndObject();
            writer.WriteString("previous", Convert.ToHexStringLower(previous));
            writer.WriteEndObject();
        });
        return SHA256.HashData(Encoding.UTF8.GetBytes(envelope));
    }

    /// <summary>The hash a stored fact ought to have.</summary>
    public static byte[] Of(FactRow fact) => Of(
        fact.Stream, fact.Sequence, fact.Kind, fact.Version, fact.At, fact.ActorKind, fact.Actor, fact.Command, fact.Codes,
        fact.Values.Select(v => (v.Name, v.Commitment)), fact.Previous);

    /// <summary>A salted commitment to a personal value.</summary>
    public static byte[] Commit(byte[] salt, string name, string value)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData([0]);
        hash.AppendData(Encoding.UTF8.GetBytes(value));
        return hash.GetHashAndReset();
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
