using System.Globalization;

namespace ReviewConsole.Domain.Sealing;

/// <summary>
/// What is signed about the journal at one moment. Its text is that of a checkpoint by C2SP tlog-checkpoint (origin, size, root, further lines), so that a person can read it;
/// the signature stands beside it and covers exactly these bytes.
/// </summary>
/// <param name="Origin">Which journal.</param>
/// <param name="Size">Facts sealed, from the first.</param>
/// <param name="Root">The root of the tree over them.</param>
/// <param name="Number">The running number, from 1, over all epochs.</param>
/// <param name="Epoch">1; one more each time a restored backup was gone on from.</param>
/// <param name="At">When (UTC, whole microseconds).</param>
/// <param name="Key">The fingerprint of the key that signs it.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root, long Number, int Epoch, DateTimeOffset At, string Key)
{
    /// <summary>What every origin begins with.</summary>
    public const string Prefix = "reviewconsole.journal/";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The bytes that are signed, as text in ASCII: lines that each end with a line feed.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\nnumber {Number}\nepoch {Epoch}\ntime {At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)}\nkey {Key}\n");

    /// <summary>Reads the text back; null for anything that is not exactly such a text.</summary>
    public static Checkpoint? Read(string text)
    {
        var root = new byte[MerkleTree.HashSize];
        return text.Split('\n') is [{ } origin, { } size, { } hash, { } number, { } epoch, { } time, { } key, ""]
            && origin.StartsWith(Prefix, StringComparison.Ordinal) && origin.All(c => c is > ' ' and < '\x7f')
            && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var leaves)
            && Convert.TryFromBase64String(hash, root, out var length) && length == root.Length
            && long.TryParse(After("number ", number), NumberStyles.None, CultureInfo.InvariantCulture, out var running)
            && int.TryParse(After("epoch ", epoch), NumberStyles.None, CultureInfo.InvariantCulture, out var era)
            && DateTimeOffset.TryParseExact(After("time ", time), Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            && After("key ", key) is { Length: > 0 } print && print.All(char.IsAsciiLetterOrDigit)
            && new Checkpoint(origin, leaves, root, running, era, at, print) is var read && read.Text == text ? read : null;
    }

    /// <summary>Whether both say the same of the same journal.</summary>
    public bool Equals(Checkpoint? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static string? After(string word, string line) => line.StartsWith(word, StringComparison.Ordinal) ? line[word.Length..] : null;
}
