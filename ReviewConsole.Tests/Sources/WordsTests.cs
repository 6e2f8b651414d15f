using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReviewConsole.Sources;

/// <summary>Words on screens exist in both languages.</summary>
public sealed partial class WordsTests
{
    public static TheoryData<string> Neutral() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "ReviewConsole"), "*.resx", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".zh-Hans.resx", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Neutral))]
    public void Both_languages_have_the_same_keys_with_the_same_values_in_them(string file)
    {
        var english = Read(file);
        var chinese = Read(Path.ChangeExtension(file, ".zh-Hans.resx"));

        chinese.Keys.Order(StringComparer.Ordinal).ShouldBe(english.Keys.Order(StringComparer.Ordinal));
        english.Where(word => !Values(word.Value).SetEquals(Values(chinese[word.Key]))).ShouldBeEmpty();
        chinese.Where(word => string.IsNullOrWhiteSpace(word.Value)).ShouldBeEmpty();
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Repository.Root, file)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<string> Values(string text) => [.. Value().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\w+[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Value();
}
