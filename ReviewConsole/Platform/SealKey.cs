using System.Security.Cryptography;
using System.Text;

namespace ReviewConsole.Platform;

/// <summary>The key that signs checkpoints: ECDSA on P-256 with SHA-256, so that <c>openssl</c> alone can check. Kept in a file that only its owner may read.</summary>
public sealed class SealKey : IDisposable
{
    private readonly ECDsa _key;

    private SealKey(ECDsa key) => (_key, PublicPem, Fingerprint) = (key, key.ExportSubjectPublicKeyInfoPem() + "\n", FingerprintOf(key));

    /// <summary>The public key, PEM.</summary>
    public string PublicPem { get; }

    /// <summary>How the key is told from others: the first 16 hexadecimal digits of the SHA-256 of the public key (DER).</summary>
    public string Fingerprint { get; }

    /// <summary>Reads a key; null where there is no file.</summary>
    /// <exception cref="InvalidDataException">The file holds no key of this kind.</exception>
    public static SealKey? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            if (key.KeySize != 256)
            {
                throw new InvalidDataException($"{file} holds a key of {key.KeySize} bits; P-256 is needed.");
            }

            // A public key alone can be read as well, but signs nothing.
            _ = key.SignData([], HashAlgorithmName.SHA256);
            return new SealKey(key);
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException or InvalidDataException)
        {
            key.Dispose();
            throw new InvalidDataException($"{file} holds no private key that can sign checkpoints: {wrong.Message}", wrong);
        }
    }

    /// <summary>Makes a key, readable for its owner only; where another program was faster, reads that one.</summary>
    public static SealKey Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        // Whole or not at all under its name: a half-written key would be taken for a broken one.
        var beside = $"{file}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(beside, Private(FileMode.CreateNew)))
        {
            stream.Write(Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem() + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(beside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(beside);
        }

        return Read(file)!;
    }

    /// <summary>Signs; the signature is DER, as openssl wants it.</summary>
    public byte[] Sign(string text)
    {
        // One at a time: an open key is not for several threads.
        lock (_key)
        {
            return _key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    internal static string FingerprintOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
}

/// <summary>A public key that checkpoints are checked with.</summary>
public sealed class SealPublicKey : IDisposable
{
    private readonly ECDsa _key;

    private SealPublicKey(ECDsa key) => (_key, Fingerprint) = (key, SealKey.FingerprintOf(key));

    /// <summary>As <see cref="SealKey.Fingerprint"/>.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads PEM; null for what is no public key of this kind.</summary>
    public static SealPublicKey? Read(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == 256)
            {
                return new SealPublicKey(key);
            }
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            // Said by the answer.
        }

        key.Dispose();
        return null;
    }

    /// <summary>Whether this is this key's signature of this text.</summary>
    public bool IsOf(string text, byte[] signature)
    {
        lock (_key)
        {
            return _key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
