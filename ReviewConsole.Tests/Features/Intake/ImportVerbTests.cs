using System.Text.RegularExpressions;

namespace ReviewConsole.Features.Intake;

/// <summary>The command as an operator runs it.</summary>
public sealed partial class ImportVerbTests(PostgresServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_good_file_ends_with_its_counts_and_exit_0_and_again_with_all_known()
    {
        var first = await RunAsync("docs/samples/appeals.jsonl");
        var second = await RunAsync("docs/samples/appeals.jsonl");

        (first.ExitCode, first.Output).ShouldBe((0, "8 opened, 0 known, 0 refused\n"));
        (second.ExitCode, second.Output).ShouldBe((0, "0 opened, 8 known, 0 refused\n"));
        SaidOfLines(first).Select(said => (said.Line, said.Code)).ShouldBe(
            [("5", "no_signals"), ("5", "rule_missing"), ("6", "unknown_signal"), ("7", "answer_without_signal"), ("8", "rule_missing")]);
        SaidOfLines(first).ShouldAllBe(said => said.Sentence.StartsWith("warning: "));
        SaidOfLines(second).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refused_lines_are_named_with_number_sentence_and_code_and_exit_1()
    {
        var open = new AnAppeal();
        var file = Write(open.Line(), "", "{ broken", new AnAppeal().With("colour", "red").Line(), Joining(open).Line());

        var ended = await RunAsync(file);

        (ended.ExitCode, ended.Output).ShouldBe((1, "1 of the known joined an open case\n1 opened, 1 known, 2 refused\n"));
        SaidOfLines(ended).ShouldBe(
        [
            ("3", "The line is not valid JSON: it breaks at character 3.", "bad_json"),
            ("4", "“colour” is unknown here. Is it misspelt?", "unknown_member"),
        ]);
    }

    [Fact]
    public async Task The_same_holds_on_PostgreSQL()
    {
        var database = await TestDatabase.PostgresAsync(server);
        await using var _ = database;

        var ended = await ConsoleProgram.RunAsync(
            "import", "docs/samples/appeals.jsonl", "--Database:Provider=PostgreSQL", $"--ConnectionStrings:Review={database.ConnectionString}");

        (ended.ExitCode, ended.LastLine).ShouldBe((0, "8 opened, 0 known, 0 refused"));
    }

    [Fact]
    public async Task It_runs_in_Development_too_where_services_are_checked_before_any_is_made()
    {
        using var process = ConsoleProgram.Start("Development", ["import", "docs/samples/appeals.jsonl", $"--ConnectionStrings:Review=Data Source={_folder.File("review.db")}"]);

        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        (await output).ShouldBe("8 opened, 0 known, 0 refused\n", await errors);
    }

    [Fact]
    public async Task An_empty_file_is_no_mistake()
    {
        var ended = await RunAsync(Write());

        (ended.ExitCode, ended.Output).ShouldBe((0, "0 opened, 0 known, 0 refused\n"));
    }

    [Fact]
    public async Task What_cannot_be_used_ends_with_exit_2_and_one_sentence()
    {
        var list = await RunAsync(Write("[", new AnAppeal().Line() + ",", new AnAppeal().Line(), "]"));
        var missing = await RunAsync(_folder.File("nowhere.jsonl"));
        var folder = await RunAsync(_folder.FullName);

        (list.ExitCode, list.LastLine).ShouldBe((2, "0 opened, 0 known, 0 refused"));
        list.Errors.ShouldContain("Expected is JSON Lines");
        (missing.ExitCode, missing.Output).ShouldBe((2, ""));
        missing.Errors.ShouldBe($"{_folder.File("nowhere.jsonl")} cannot be read: there is no such file.\n");
        (folder.ExitCode, folder.Output).ShouldBe((2, ""));
        folder.Errors.ShouldBe($"{_folder.FullName} cannot be read: it is a folder.\n");
    }

    [Fact]
    public async Task A_misspelt_name_creates_no_database()
    {
        await RunAsync(_folder.File("nowhere.jsonl"));

        File.Exists(_folder.File("review.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_log_gets_a_line_of_progress_now_and_then()
    {
        var ended = await RunAsync(Write(Enumerable.Repeat("{}", 1_001)));

        (ended.ExitCode, ended.LastLine).ShouldBe((1, "0 opened, 0 known, 1001 refused"));
        ended.Errors.Split('\n').Where(line => line.StartsWith("1000 lines", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldBe("1000 lines, 99 %: 0 opened, 0 known, 1000 refused");
        ended.Errors.ShouldNotContain("\r");
    }

    private static AnAppeal Joining(AnAppeal open) =>
        new AnAppeal().Against((string)open.Json()["restriction"]!["id"]!).With("account.id", (string)open.Json()["account"]!["id"]!);

    private Task<ConsoleResult> RunAsync(string file) => ConsoleProgram.RunAsync("import", file, $"--ConnectionStrings:Review=Data Source={_folder.File("review.db")}");

    private string Write(params IEnumerable<string> lines)
    {
        var file = _folder.File(Guid.NewGuid().ToString("N") + ".jsonl");
        File.WriteAllLines(file, lines);
        return file;
    }

    private static List<(string Line, string Sentence, string Code)> SaidOfLines(ConsoleResult ended) =>
        [.. Said.Matches(ended.Errors).Select(m => (m.Groups["line"].Value, m.Groups["sentence"].Value, m.Groups["code"].Value))];

    [GeneratedRegex(@"^line (?<line>\d+): (?<sentence>.+) \[(?<code>\w+)\]$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Said { get; }
}
