namespace ReviewConsole.Architecture;

/// <summary>A file is read in one sitting, or says in its first lines why not: <c>// Long because: …</c>.</summary>
public sealed class SizeTests
{
    [Fact]
    public void Every_file_is_read_in_one_sitting()
    {
        SourceTree.Program.Files.ShouldNotBeEmpty();
        TooLong(SourceTree.Program, code: 200).ShouldBeEmpty();
    }

    [Fact]
    public void So_is_every_test_file()
    {
        SourceTree.Tests.Files.ShouldNotBeEmpty();
        TooLong(SourceTree.Tests, code: 300).ShouldBeEmpty();
    }

    [Fact]
    public void So_is_every_file_of_the_benchmarks()
    {
        SourceTree.Benchmarks.Files.ShouldNotBeEmpty();
        TooLong(SourceTree.Benchmarks, code: 200).ShouldBeEmpty();
    }

    [Fact]
    public void A_long_file_is_found() =>
        TooLong(SourceTree.Of(
            ("Data/Long.cs", Lines(201)),
            ("Data/Fits.cs", Lines(200)),
            ("Data/Excused.cs", "// Long because: one table, one file.\n" + Lines(300)),
            ("Ui/Long.razor", Lines(151)),
            ("Ui/Code.razor", "<p />\n@code {\n" + Lines(60) + "}\n"),
            ("Ui/Fits.razor", Lines(90) + "@code {\n" + Lines(58) + "}\n")), code: 200)
            .ShouldBe(["Data/Long.cs: 201 lines, 200 are allowed", "Ui/Long.razor: 151 lines, 150 are allowed", "Ui/Code.razor: @code has 62 lines, 60 are allowed"]);

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("x\n", count));

    private static List<string> TooLong(SourceTree tree, int code)
    {
        var judged = tree.Files.Where(file => !file.SaysWhyItIsLong).ToList();
        return
        [
            .. from file in judged
               let limit = file.IsRazor ? 150 : code
               where file.Lines > limit
               select $"{file.Path}: {file.Lines} lines, {limit} are allowed",
            .. from file in judged
               where file.CodeLines > 60
               select $"{file.Path}: @code has {file.CodeLines} lines, 60 are allowed",
        ];
    }
}
