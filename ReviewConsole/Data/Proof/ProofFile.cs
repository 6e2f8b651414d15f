using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ReviewConsole.Data.Sealing;

namespace ReviewConsole.Data.Proof;

/// <summary>What a proof is about.</summary>
public enum ProofKind
{
    /// <summary>Some facts, each with its own path to the root.</summary>
    Facts,

    /// <summary>All facts from one place until before another: none left out between them.</summary>
    Range,

    /// <summary>That one checkpoint goes on from another.</summary>
    Consistency,
}

/// <summary>
/// The first line of a proof: JSON Lines, to be checked with nothing but the file and the public key. Behind it stands one line a fact.
/// Hashes are hexadecimal, signatures base64; paths are those of RFC 9162.
/// </summary>
internal sealed record ProofHead
{
    /// <summary>How the file is written.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>1.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>What it proves.</summary>
    public required ProofKind Proof { get; init; }

    /// <summary>What was asked for, in the words it was asked with.</summary>
    public string? About { get; init; }

    /// <summary>The checkpoint it leads to, as signed.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>Its signature.</summary>
    public required string Signature { get; init; }

    /// <summary>How many lines follow.</summary>
    public long Facts { get; init; }

    /// <summary>Facts that were asked for and are not sealed yet, so that nothing can be proven of them.</summary>
    public long Younger { get; init; }

    /// <summary>Of a range: the place of the first.</summary>
    public long? First { get; init; }

    /// <summary>Of a range: hashes of the complete subtrees before it.</summary>
    public IReadOnlyList<string>? Left { get; init; }

    /// <summary>Of a range: hashes of the complete subtrees behind it.</summary>
    public IReadOnlyList<string>? Right { get; init; }

    /// <summary>Of consistency: the earlier checkpoint, as signed.</summary>
    public string? Earlier { get; init; }

    /// <summary>Its signature.</summary>
    public string? EarlierSignature { get; init; }

    /// <summary>Of consistency: the path.</summary>
    public IReadOnlyList<string>? Path { get; init; }

    /// <summary>A head that leads to a checkpoint.</summary>
    public static ProofHead To(ProofKind kind, SignedCheckpoint checkpoint) =>
        new() { Proof = kind, Checkpoint = checkpoint.Text, Signature = Convert.ToBase64String(checkpoint.Signature) };

    /// <summary>As a line.</summary>
    public string Line() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads the line; null where it is none.</summary>
    public static ProofHead? Read(string? line)
    {
        try
        {
            return JsonSerializer.Deserialize<ProofHead>(line ?? "", Json) is { FormatVersion: 1 } head ? head : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A fact of a proof.</summary>
/// <param name="Index">Its place among the sealed.</param>
/// <param name="Leaf">Its canonical bytes, as text.</param>
/// <param name="Hash">Of a range: the hash of its leaf.</param>
/// <param name="Path">Of single facts: its path to the root, from the leaf up.</param>
internal sealed record ProvenFact(long Index, string Leaf, string? Hash, IReadOnlyList<string>? Path)
{
    /// <summary>As a line.</summary>
    public string Line() => JsonSerializer.Serialize(this, ProofHead.Json);

    /// <summary>Reads the line; null where it is none.</summary>
    public static ProvenFact? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ProvenFact>(line, ProofHead.Json) is { Leaf: not null } fact ? fact : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Which stream, which place in it, and the hash of the fact before; null where the leaf is no fact.</summary>
    public (string Stream, long Sequence, string Previous)? Place()
    {
        try
        {
            return JsonNode.Parse(Leaf) is JsonObject fact ? ((string)fact["stream"]!, (long)fact["sequence"]!, (string)fact["previous"]!) : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            return null;
        }
    }
}
