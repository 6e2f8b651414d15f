using System.Text.RegularExpressions;

namespace ReviewConsole.Architecture;

/// <summary>Every word on a screen exists in both languages.</summary>
public sealed partial class WordTests
{
    [Fact]
    public void Both_languages_say_the_same_things()
    {
        WordFile.All().ShouldNotBeEmpty();
        Differences(WordFile.All()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<root><data name='A'><value>x</value></data></root>", null)]
    [InlineData(null, "<root><data name='A'><value>x</value></data></root>")]
    [InlineData("<root><data name='A'><value>x</value></data></root>", "<root />")]
    [InlineData("<root />", "<root><data name='A'><value>x</value></data></root>")]
    [InlineData("<root><data name='A'><value>{0} x</value></data></root>", "<root><data name='A'><value>x</value></data></root>")]
    [InlineData("<root><data name='A'><value>x</value></data></root>", "<root><data name='A'><value> </value></data></root>")]
    public void A_difference_is_found(string? english, string? chinese)
    {
        List<WordFile> files = [];
        if (english is not null)
        {
            files.Add(WordFile.Parse("Ui/Made.resx", english));
        }

        if (chinese is not null)
        {
            files.Add(WordFile.Parse("Ui/Made.zh-Hans.resx", chinese));
        }

        Differences(files).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_order_and_format_of_placeholders_may_differ() =>
        Differences([
            WordFile.Parse("Ui/Made.resx", "<root><data name='A'><value>{0} of {1:N0} {{x}}</value></data></root>"),
            WordFile.Parse("Ui/Made.zh-Hans.resx", "<root><data name='A'><value>共{1}，{0}</value></data></root>"),
        ]).ShouldBeEmpty();

    [Fact]
    public void Every_word_that_a_component_asks_for_exists()
    {
        Asked(SourceTree.Program).ShouldNotBeEmpty();
        Missing(SourceTree.Program, WordFile.All()).ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_word_is_found()
    {
        var tree = SourceTree.Of(("Ui/Made.razor", "@inject IStringLocalizer<Made> Words\n<p>@Words[\"Here\"] @Words[\"Gone\"]</p>"));
        var words = WordFile.Parse("Ui/Made.resx", "<root><data name='Here'><value>x</value></data></root>");

        Missing(tree, [words]).ShouldBe(["Ui/Made.razor asks Made for Gone"]);
        Missing(tree, []).Count.ShouldBe(2);
    }

    private static List<string> Differences(IReadOnlyList<WordFile> files) =>
    [
        .. from pair in files.GroupBy(file => file.NeutralPath)
           where pair.Count() != 2
           select $"{pair.Single().Path} stands alone",
        .. from pair in files.GroupBy(file => file.NeutralPath)
           where pair.Count() == 2
           let english = pair.Single(file => file.IsNeutral).Words
           let chinese = pair.Single(file => !file.IsNeutral).Words
           from key in english.Keys.Union(chinese.Keys)
           let one = english.GetValueOrDefault(key)
           let other = chinese.GetValueOrDefault(key)
           where string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(other)
               || !WordFile.Placeholders(one).SetEquals(WordFile.Placeholders(other))
           select $"{pair.Key}, {key}: “{one}” and “{other}”",
    ];

    private static List<(SourceFile File, string Holder, string Key)> Asked(SourceTree tree) =>
    [
        .. from file in tree.Files
           from Match localizer in Localizer.Matches(file.Text)
           let asking = new Regex($@"\b{localizer.Groups["name"].Value}\[""(?<key>[^""]+)""", RegexOptions.None, TimeSpan.FromSeconds(1))
           from Match ask in asking.Matches(file.Text)
           select (file, localizer.Groups["holder"].Value, ask.Groups["key"].Value),
    ];

    private static List<string> Missing(SourceTree tree, IReadOnlyList<WordFile> files) =>
    [
        .. from ask in Asked(tree)
           where !files.Any(words => words.IsNeutral && words.Words.ContainsKey(ask.Key) && IsOf(words, ask.Holder))
           select $"{ask.File.Path} asks {ask.Holder} for {ask.Key}",
    ];

    private static bool IsOf(WordFile words, string holder) =>
        Path.GetFileNameWithoutExtension(words.Path) == holder[(holder.LastIndexOf('.') + 1)..];

    // @inject IStringLocalizer<Home> Words, or a constructor's parameter of that type.
    [GeneratedRegex(@"\bIStringLocalizer<(?<holder>[\w.]+)>\s+(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Localizer { get; }
}
