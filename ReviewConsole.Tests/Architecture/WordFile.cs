using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReviewConsole.Architecture;

/// <summary>One <c>.resx</c>: words by key.</summary>
internal sealed partial record WordFile(string Path, IReadOnlyDictionary<string, string> Words)
{
    private const string Twin = ".zh-Hans.resx";

    public bool IsNeutral => !Path.EndsWith(Twin, StringComparison.Ordinal);

    /// <summary>The path of the neutral file, with or without which the twin makes no sense.</summary>
    public string NeutralPath => IsNeutral ? Path : Path[..^Twin.Length] + ".resx";

    /// <summary>What a word leaves open: {0}, {count}, without formats.</summary>
    public static IReadOnlySet<string> Placeholders(string word) =>
        Placeholder.Matches(word.Replace("{{", "", StringComparison.Ordinal)).Select(match => match.Groups["name"].Value).ToHashSet();

    public static WordFile Parse(string path, string xml) => new(
        path,
        XDocument.Parse(xml).Root!.Elements("data").ToDictionary(
            data => (string)data.Attribute("name")!,
            data => (string?)data.Element("value") ?? ""));

    /// <summary>All words of the program.</summary>
    public static IReadOnlyList<WordFile> All()
    {
        var root = System.IO.Path.Combine(Repository.Root, "ReviewConsole");
        return
        [
            .. from full in Directory.EnumerateFiles(root, "*.resx", SearchOption.AllDirectories)
               let path = System.IO.Path.GetRelativePath(root, full).Replace('\\', '/')
               where !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal)
               select Parse(path, File.ReadAllText(full)),
        ];
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^{}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder { get; }
}
