namespace ReviewConsole.Platform;

/// <summary>Where the journal's seals stand outside the database.</summary>
/// <param name="Folder">Checkpoints, hashes of leaves and public keys; one that several nodes may share.</param>
/// <param name="KeyFile">The private key that signs checkpoints; all nodes have the same.</param>
public sealed record SealPlaces(string Folder, string KeyFile)
{
    /// <summary>The key's name, where nothing else is said.</summary>
    public const string KeyName = "key.pem";

    /// <summary>A folder with the key in it.</summary>
    public static SealPlaces In(string folder) => new(folder, Path.Combine(folder, KeyName));

    /// <summary>Beside an embedded database, so that both are found together and neither is taken for another's.</summary>
    public static SealPlaces Beside(string databaseFile) => In(databaseFile + ".journal");
}
