using System.Globalization;
using ReviewConsole.Domain.Sealing;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Sealing;

/// <summary>A checkpoint as it stands somewhere, with its signature.</summary>
/// <param name="Text">What was signed.</param>
/// <param name="Signature">The signature (DER).</param>
public sealed record SignedCheckpoint(string Text, byte[] Signature)
{
    /// <summary>What it says; null where it says nothing of the kind.</summary>
    public Checkpoint? Said { get; } = Checkpoint.Read(Text);
}

/// <summary>
/// The seals outside the database: a text and a signature for each checkpoint, and one file of leaf hashes for each epoch, to which is only ever appended. Written after the database,
/// from what is stored there, so the folder may be behind for a moment, and never ahead.
/// </summary>
public sealed class SealFolder(SealPlaces places)
{
    private const int InAFolder = 1000;

    private long _known;

    private string Checkpoints => Path.Combine(places.Folder, "checkpoints");

    /// <summary>Where it is.</summary>
    public string Place => places.Folder;

    /// <summary>The number of the newest checkpoint that this program saw here or wrote; 0 for none.</summary>
    public long Known => Interlocked.Read(ref _known);

    /// <summary>The newest checkpoint; null for none.</summary>
    public SignedCheckpoint? Newest()
    {
        var newest = Files(newestFirst: true).Select(Read).FirstOrDefault();
        Interlocked.Exchange(ref _known, newest?.Said?.Number ?? 0);
        return newest;
    }

    /// <summary>All checkpoints, by their number, with the file each stands in.</summary>
    public IEnumerable<(string File, SignedCheckpoint Read)> All() => Files(newestFirst: false).Select(file => (file, Read(file)));

    /// <summary>One of them, by its number; null where it does not stand here.</summary>
    public string? FileOf(long number) => PathOf(number) is var path && File.Exists(path) ? path : null;

    /// <summary>Reads a checkpoint from a file, its signature from the one beside it.</summary>
    public static SignedCheckpoint Read(string file) =>
        new(File.ReadAllText(file), File.Exists(SignatureOf(file)) ? File.ReadAllBytes(SignatureOf(file)) : []);

    /// <summary>The file of a checkpoint's signature.</summary>
    public static string SignatureOf(string file) => Path.ChangeExtension(file, ".sig");

    /// <summary>Writes a checkpoint; its text last, and whole or not at all, because where that stands the checkpoint stands.</summary>
    public void Write(SignedCheckpoint checkpoint)
    {
        var file = PathOf(checkpoint.Said!.Number);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        WriteWhole(SignatureOf(file), checkpoint.Signature);
        WriteWhole(file, System.Text.Encoding.ASCII.GetBytes(checkpoint.Text));
        Interlocked.Exchange(ref _known, checkpoint.Said.Number);
    }

    /// <summary>Puts a public key where whoever checks finds it.</summary>
    public void Publish(SealKey key)
    {
        Directory.CreateDirectory(Path.Combine(places.Folder, "keys"));
        foreach (var file in (string[])[KeyFile(key.Fingerprint), Path.Combine(places.Folder, "public-key.pem")])
        {
            if (!File.Exists(file) || File.ReadAllText(file) != key.PublicPem)
            {
                WriteWhole(file, System.Text.Encoding.ASCII.GetBytes(key.PublicPem));
            }
        }
    }

    /// <summary>A public key by its fingerprint, as PEM; null where it is not here.</summary>
    public string? PublicPem(string fingerprint)
    {
        using var key = PublicKey(fingerprint);
        return key is null ? null : File.ReadAllText(KeyFile(fingerprint));
    }

    /// <summary>A public key by its fingerprint; null where it is not here, or is another.</summary>
    public SealPublicKey? PublicKey(string fingerprint) =>
        fingerprint.All(char.IsAsciiLetterOrDigit) && File.Exists(KeyFile(fingerprint)) && SealPublicKey.Read(File.ReadAllText(KeyFile(fingerprint))) is { } key
            && key.Fingerprint == fingerprint ? key : null;

    /// <summary>How many leaf hashes of an epoch stand here; what a power cut left half-written does not count.</summary>
    public long Leaves(int epoch) => new FileInfo(LeafFile(epoch)) is { Exists: true } file ? file.Length / MerkleTree.HashSize : 0;

    /// <summary>Appends leaf hashes of an epoch behind those that are there.</summary>
    public void Append(int epoch, long from, IEnumerable<byte[]> leaves)
    {
        Directory.CreateDirectory(places.Folder);
        using var file = new FileStream(LeafFile(epoch), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.Position = from * MerkleTree.HashSize;
        foreach (var leaf in leaves)
        {
            file.Write(leaf);
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>Leaf hashes of an epoch, from the first.</summary>
    public IEnumerable<byte[]> ReadLeaves(int epoch)
    {
        if (!File.Exists(LeafFile(epoch)))
        {
            yield break;
        }

        using var file = new FileStream(LeafFile(epoch), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        for (var leaf = new byte[MerkleTree.HashSize]; file.ReadAtLeast(leaf, leaf.Length, throwOnEndOfStream: false) == leaf.Length; leaf = new byte[leaf.Length])
        {
            yield return leaf;
        }
    }

    private IEnumerable<string> Files(bool newestFirst)
    {
        if (!Directory.Exists(Checkpoints))
        {
            return [];
        }

        var folders = Directory.GetDirectories(Checkpoints).Order(StringComparer.Ordinal);
        return (newestFirst ? folders.Reverse() : folders).SelectMany(folder =>
            Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal) is var files && newestFirst ? files.Reverse() : files);
    }

    private string PathOf(long number) => Path.Combine(
        Checkpoints, (number / InAFolder).ToString("D6", CultureInfo.InvariantCulture), number.ToString("D9", CultureInfo.InvariantCulture) + ".txt");

    private string LeafFile(int epoch) => Path.Combine(places.Folder, string.Create(CultureInfo.InvariantCulture, $"leaves-{epoch}.bin"));

    private string KeyFile(string fingerprint) => Path.Combine(places.Folder, "keys", fingerprint + ".pem");

    private static void WriteWhole(string file, byte[] content)
    {
        // A name of its own: nodes that share the folder may write the same at the same time.
        var beside = $"{file}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file, overwrite: true);
    }
}
