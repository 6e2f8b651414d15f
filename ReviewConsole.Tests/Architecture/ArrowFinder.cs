using System.Text.RegularExpressions;

namespace ReviewConsole.Architecture;

/// <summary>Finds what a source names of other folders; namespaces follow folders, which the build checks (IDE0130).</summary>
internal static partial class ArrowFinder
{
    private const string Root = "ReviewConsole";

    public static IReadOnlyList<Arrow> Find(SourceTree tree) =>
        [.. tree.Files.SelectMany(file => Find(tree, file)).Where(arrow => arrow.Folder != arrow.From.Folder).Distinct()];

    private static IEnumerable<Arrow> Find(SourceTree tree, SourceFile file) =>
        [.. InFull(tree, file), .. InPart(tree, file), .. WithoutSaying(tree, file), .. ByTagOrInjection(tree, file)];

    // using, @using, using static, an alias, a fully qualified name or tag: ReviewConsole.Data.Whatever.
    private static IEnumerable<Arrow> InFull(SourceTree tree, SourceFile file) =>
        from Match match in FullName.Matches(file.Searchable)
        let folder = LongestFolder(tree, match.Groups["name"].Value.Replace('.', '/'))
        where folder is not null
        select new Arrow(file, folder, match.Value);

    // Inside namespace ReviewConsole.Features.Queue, Cases.CasePanel means ReviewConsole.Features.Cases.CasePanel.
    private static IEnumerable<Arrow> InPart(SourceTree tree, SourceFile file) =>
        from Match match in PartName.Matches(file.Searchable)
        let path = match.Value.Replace('.', '/')
        from start in Ancestors(file.Folder).Prepend(file.Folder)
        let folder = LongestFolder(tree, Join(start, path))
        where folder is not null && folder.Length > start.Length
        let type = Join(start, path)[folder.Length..].TrimStart('/').Split('/')[0]
        where tree.TypesByFolder[folder].Contains(type)
        select new Arrow(file, folder, match.Value);

    // What C# sees without being told: types of the enclosing namespaces, and of what an _Imports.razor brings in.
    private static IEnumerable<Arrow> WithoutSaying(SourceTree tree, SourceFile file)
    {
        var words = Word.Matches(file.Searchable).Select(match => match.Value).ToHashSet();
        return
            from folder in Ancestors(file.Folder).Concat(Imported(tree, file)).Distinct()
            where tree.TypesByFolder.ContainsKey(folder)
            from type in tree.TypesByFolder[folder]
            where words.Contains(type) && !tree.TypesByFolder[file.Folder].Contains(type)
            select new Arrow(file, folder, type);
    }

    // <CasePanel> and @inject CaseQuery, wherever the name comes from.
    private static IEnumerable<Arrow> ByTagOrInjection(SourceTree tree, SourceFile file)
    {
        var near = Ancestors(file.Folder).Concat(Imported(tree, file)).Append(file.Folder)
            .Concat(InFull(tree, file).Select(arrow => arrow.Folder)).ToHashSet();
        return
            from Match match in TagOrInjection.Matches(file.Markup)
            let type = match.Groups["type"].Value
            let homes = tree.TypesByFolder.Where(entry => entry.Value.Contains(type)).Select(entry => entry.Key).ToList()
            where !homes.Exists(near.Contains)
            from home in homes
            select new Arrow(file, home, match.Value);
    }

    private static IEnumerable<string> Imported(SourceTree tree, SourceFile file) =>
        from imports in tree.Files
        where file.IsRazor && imports.IsImports && !file.IsImports && Ancestors(file.Folder).Append(file.Folder).Contains(imports.Folder)
        from arrow in InFull(tree, imports)
        select arrow.Folder;

    private static IEnumerable<string> Ancestors(string folder)
    {
        while (folder.Length > 0)
        {
            folder = folder.Contains('/', StringComparison.Ordinal) ? folder[..folder.LastIndexOf('/')] : "";
            yield return folder;
        }
    }

    private static string? LongestFolder(SourceTree tree, string path)
    {
        for (; path.Length > 0; path = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "")
        {
            if (tree.Folders.Contains(path))
            {
                return path;
            }
        }

        return null;
    }

    private static string Join(string folder, string path) => folder.Length == 0 ? path : folder + "/" + path;

    [GeneratedRegex($@"(?<!\bnamespace\s+)(?<![\w.]){Root}\.(?<name>\w+(?:\.\w+)*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FullName { get; }

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartName { get; }

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"(?:<|@inject\s+|@inherits\s+|@layout\s+|@implements\s+)(?<type>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TagOrInjection { get; }
}
