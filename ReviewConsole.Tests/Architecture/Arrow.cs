namespace ReviewConsole.Architecture;

/// <summary>One source that names something of another folder.</summary>
/// <param name="From">The source.</param>
/// <param name="Folder">The folder it points at.</param>
/// <param name="Evidence">The words that say so.</param>
internal sealed record Arrow(SourceFile From, string Folder, string Evidence)
{
    public override string ToString() => $"{From.Path} → {(Folder.Length == 0 ? "(top)" : Folder)}, by “{Evidence}”";
}
