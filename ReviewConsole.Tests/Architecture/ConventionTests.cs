using System.Text.RegularExpressions;

namespace ReviewConsole.Architecture;

/// <summary>House rules that a compiler does not know.</summary>
public sealed partial class ConventionTests
{
    // Markup of our own alone: it takes a symbol's name, and throws on anything that is none.
    private const string Icons = "Ui/Icon.razor";

    private const string Composer = "ReviewConsoleApp.cs";

    [Fact]
    public void The_program_keeps_the_house_rules()
    {
        SourceTree.Program.Files.ShouldNotBeEmpty();
        Broken(SourceTree.Program, ofTests: false).ShouldBeEmpty();
    }

    [Fact]
    public void So_do_the_tests()
    {
        SourceTree.Tests.Files.ShouldNotBeEmpty();
        Broken(SourceTree.Tests, ofTests: true).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("var now = DateTimeOffset.Now;")]
    [InlineData("var today = DateTime.Today;")]
    [InlineData("var clock = TimeProvider.System;")]
    [InlineData("var html = new MarkupString(text);")]
    [InlineData("var row = FindAsync(id).Result;")]
    [InlineData("var row = rowTask.Result;")]
    [InlineData("var row = FindAsync(id).GetAwaiter().GetResult();")]
    [InlineData("FindAsync(id).Wait();")]
    [InlineData("private async void Go() { }")]
    [InlineData("throw new NotImplementedException();")]
    [InlineData("// TO" + "DO: later")]
    public void A_broken_rule_of_the_program_is_found(string text) =>
        Broken(SourceTree.Of(("Data/Made.cs", text)), ofTests: false).ShouldHaveSingleItem().ShouldStartWith("Data/Made.cs:1: ");

    [Theory]
    [InlineData("@inject ReviewDbContext Db")]
    [InlineData("@inject IDbContextFactory<ReviewDbContext> Factory")]
    [InlineData("@code {\n[Inject] public required ReviewDbContext Db { get; set; }\n}")]
    [InlineData("@((MarkupString)text)")]
    public void A_broken_rule_of_a_component_is_found(string text) =>
        Broken(SourceTree.Of(("Ui/Made.razor", text)), ofTests: false).ShouldNotBeEmpty();

    [Theory]
    [InlineData("await Task.Delay(100);")]
    [InlineData("Thread.Sleep(100);")]
    [InlineData("[Fact(Skip = \"later\")]")]
    public void A_broken_rule_of_the_tests_is_found(string text) =>
        Broken(SourceTree.Of(("Data/MadeTests.cs", text)), ofTests: true).ShouldHaveSingleItem();

    [Theory]
    [InlineData("// never DateTime.UtcNow")]
    [InlineData("var text = \"DateTime.UtcNow\";")]
    [InlineData("var result = check.Result;")]
    [InlineData("var row = await FindAsync(id);")]
    public void What_only_looks_like_it_is_left_alone(string text) =>
        Broken(SourceTree.Of(("Data/Made.cs", text)), ofTests: false).ShouldBeEmpty();

    [Fact]
    public void The_composer_alone_names_the_system_clock() =>
        Broken(SourceTree.Of((Composer, "services.AddSingleton(TimeProvider.System);")), ofTests: false).ShouldBeEmpty();

    [Fact]
    public void Every_class_is_sealed_abstract_or_static()
    {
        Classes(SourceTree.Program).ShouldNotBeEmpty();
        Open(SourceTree.Program).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("internal class Made { }")]
    [InlineData("public partial class Made { }")]
    [InlineData("internal record Made(int Number);")]
    [InlineData("sealed class Other { class Made<T> where T : class { } }")]
    public void An_open_class_is_found(string text) => Open(SourceTree.Of(("Data/Made.cs", text))).ShouldBe(["Data: Made"]);

    [Fact]
    public void One_part_may_seal_the_other() =>
        Open(SourceTree.Of(("Data/Made.cs", "sealed partial class Made { }"), ("Data/Made.More.cs", "partial class Made { }"))).ShouldBeEmpty();

    private static List<string> Broken(SourceTree tree, bool ofTests) =>
    [
        .. from file in tree.Files
           from hit in Hits(file, ofTests)
           let line = hit.In.AsSpan(0, hit.Match.Index).Count('\n') + 1
           select $"{file.Path}:{line}: {hit.Match.Value}",
    ];

    private static IEnumerable<(string In, Match Match)> Hits(SourceFile file, bool ofTests)
    {
        var code = file.Searchable;
        var searches = new List<(string In, Regex For)> { (code, Everywhere), (file.Text, Unfinished) };
        if (ofTests)
        {
            searches.Add((code, Waiting));
        }
        else if (file.Path != Composer)
        {
            searches.Add((code, Clock));
        }

        if (file.IsRazor)
        {
            searches.Add((code, Database));
        }

        return searches.SelectMany(search => search.For.Matches(search.In).Where(match => file.Path != Icons || match.Value != "MarkupString").Select(match => (search.In, match)));
    }

    private static List<(string Type, bool Closed)> Classes(SourceTree tree) =>
    [
        .. from file in tree.Files
           from Match match in ClassDeclaration.Matches(file.Code)
           select ($"{file.Folder}: {match.Groups["name"].Value}", Closing.IsMatch(match.Groups["modifiers"].Value)),
    ];

    private static IEnumerable<string> Open(SourceTree tree) =>
        Classes(tree).GroupBy(declared => declared.Type).Where(parts => !parts.Any(part => part.Closed)).Select(parts => parts.Key);

    [GeneratedRegex(
        @"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b|\bEnvironment\.TickCount|\bMarkupString\b|\bNotImplementedException\b|\basync\s+void\b"
        + @"|Async\([^;]*?\)\s*\.Result\b|\b\w*[tT]ask\w*\.Result\b|\.GetAwaiter\(\)\s*\.GetResult\(\)|\.Wait\(\s*\)|\bTask\.Wait(All|Any)\(",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Everywhere { get; }

    [GeneratedRegex(@"\bTimeProvider\.System\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock { get; }

    [GeneratedRegex(@"\bTO[D]O\b|\bFIX[M]E\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished { get; }

    [GeneratedRegex(@"\bTask\.Delay\b|\bThread\.Sleep\b|\bWaitForTimeoutAsync\b|\bSkip\s*=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Waiting { get; }

    [GeneratedRegex(@"\b\w*DbContext\w*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Database { get; }

    [GeneratedRegex(
        @"(?<modifiers>(?:\b(?:public|internal|private|protected|file|static|sealed|abstract|partial|new|unsafe|readonly)\s+)*)"
        + @"\b(?:class|record(?:\s+class)?)\s+(?!struct\b|class\b)(?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClassDeclaration { get; }

    [GeneratedRegex(@"\b(sealed|abstract|static)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Closing { get; }
}
