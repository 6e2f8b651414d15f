namespace ReviewConsole.Architecture;

/// <summary>Sources that are read together, from a project's folder or made up by a test.</summary>
internal sealed class SourceTree
{
    private static readonly string[] Endings = [".cs", ".razor"];
    private static readonly Lazy<SourceTree> LazyProgram = new(() => Read("ReviewConsole"));
    private static readonly Lazy<SourceTree> LazyTests = new(() => Read("ReviewConsole.Tests"));
    private static readonly Lazy<SourceTree> LazyBenchmarks = new(() => Read("ReviewConsole.Benchmarks"));

    private SourceTree(IReadOnlyList<SourceFile> files)
    {
        Files = files;
        Folders = files.Select(file => file.Folder).Distinct().ToHashSet();
        TypesByFolder = files.ToLookup(file => file.Folder)
            .ToDictionary(group => group.Key, group => group.SelectMany(file => file.Types).ToHashSet());
    }

    /// <summary>The program's own sources, without what tools generated.</summary>
    public static SourceTree Program => LazyProgram.Value;

    /// <summary>The sources of these tests.</summary>
    public static SourceTree Tests => LazyTests.Value;

    /// <summary>The sources of the benchmarks.</summary>
    public static SourceTree Benchmarks => LazyBenchmarks.Value;

    public IReadOnlyList<SourceFile> Files { get; }

    public IReadOnlySet<string> Folders { get; }

    public IReadOnlyDictionary<string, HashSet<string>> TypesByFolder { get; }

    /// <summary>Sources that a test makes up in order to see a rule fail.</summary>
    public static SourceTree Of(params (string Path, string Text)[] files) =>
        new([.. files.Select(file => new SourceFile(file.Path, file.Text))]);

    private static SourceTree Read(string project)
    {
        var root = Path.Combine(Repository.Root, project);
        var files =
            from ending in Endings
            from full in Directory.EnumerateFiles(root, "*" + ending, SearchOption.AllDirectories)
            let path = Path.GetRelativePath(root, full).Replace('\\', '/')
            where !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal)
            let text = File.ReadAllText(full)
            where !SourceFile.IsGenerated(path, text)
            orderby path
            select new SourceFile(path, text);
        return new SourceTree([.. files]);
    }
}
