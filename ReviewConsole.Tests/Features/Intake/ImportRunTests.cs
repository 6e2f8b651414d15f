using System.Text;
using ReviewConsole.Data.Intake;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

public sealed class ImportRunOnSqliteTests : ImportRunTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class ImportRunOnPostgresTests(PostgresServer server) : ImportRunTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class ImportRunTests : DataTests
{
    [Fact]
    public async Task The_same_file_twice_opens_nothing_twice_and_warns_once()
    {
        var sixty = AFile.Sixty();

        var (first, told) = await World.ImportAsync(AFile.Of(sixty));
        var (second, toldAgain) = await World.ImportAsync(AFile.Of(sixty));

        first.Counts().ShouldBe((60, 0, 0));
        second.Counts().ShouldBe((0, 60, 0));
        told.Select(line => line.AppealId).ShouldBe(sixty.Select(appeal => appeal.Id));
        told.Select(line => line.Answer!.Value.Number).Distinct().Count().ShouldBe(60);
        (first.Tally.Warned, second.Tally.Warned).ShouldBe((told.Count(line => line.Warnings.Count > 0), 0));
        first.Tally.Warned.ShouldBeGreaterThan(20);
        toldAgain.Select(line => line.Answer!.Value.Number).ShouldBe(told.Select(line => line.Answer!.Value.Number));
        (await World.CountAsync()).ShouldBe((60, 60, 62));
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task The_sample_that_we_ship_goes_in_whole_with_its_warnings()
    {
        World.Clock.Now = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
        await using var sample = File.OpenRead(Path.Combine(Repository.Root, "docs", "samples", "appeals.jsonl"));

        var (end, told) = await World.ImportAsync(sample);

        end.Counts().ShouldBe((8, 0, 0));
        end.Tally.Bytes.ShouldBe(sample.Length);
        told.SelectMany(line => line.Warnings.Select(w => (line.Line, w.Code))).ShouldBe(
            [(5, "no_signals"), (5, "rule_missing"), (6, "unknown_signal"), (7, "answer_without_signal"), (8, "rule_missing")]);
    }

    [Fact]
    public async Task A_changed_appeal_is_refused_and_kept_while_the_others_go_in()
    {
        AnAppeal first = new(), second = new(), third = new();
        await World.ImportAsync(AFile.Of(first));

        var (end, told) = await World.ImportAsync(AFile.Of(second, first.Copy().Saying("Changed."), third));

        end.Counts().ShouldBe((2, 0, 1));
        told[1].Refusals.Single().Code.ShouldBe("appeal_changed");
        (await World.KeptAsync()).Single().ShouldSatisfyAllConditions(k => k.Line.ShouldBe(2), k => k.AppealId.ShouldBe(first.Id));
    }

    [Fact]
    public async Task Appeals_on_one_restriction_go_in_in_the_order_of_the_file()
    {
        var appeals = Enumerable.Range(0, 40).Select(at => new AnAppeal().Against("rs-" + (at % 2)).With("account.id", "xy-" + (at % 2)).Saying($"Number {at}.")).ToList();

        var (end, told) = await World.ImportAsync(AFile.Of(appeals));

        end.Tally.ShouldSatisfyAllConditions(t => t.Opened.ShouldBe(2), t => t.Known.ShouldBe(38), t => t.Joined.ShouldBe(38));
        told.Take(2).ShouldAllBe(line => line.Answer!.Value.Kind == IntakeKind.Opened);
        foreach (var number in told.Take(2).Select(line => line.Answer!.Value.Number))
        {
            var statements = (await World.FactsAsync(number.Value)).SelectMany(f => f.Values).Where(v => v.Name == "statement").Select(v => int.Parse(v.Value![7..^1], null));
            statements.ShouldBeInOrder();
        }
    }

    [Fact]
    public async Task The_first_of_two_versions_in_one_file_stands()
    {
        var appeal = new AnAppeal();

        var (end, told) = await World.ImportAsync(AFile.Of(appeal, appeal.Copy().Saying("Second version."), appeal.Copy()));

        end.Counts().ShouldBe((1, 1, 1));
        told.Select(line => line.Answer?.Kind).ShouldBe([IntakeKind.Opened, null, IntakeKind.Known]);
    }

    [Fact]
    public async Task What_joined_counts_as_known_and_a_new_round_as_opened()
    {
        var decided = new AnAppeal();
        var (_, told) = await World.ImportAsync(AFile.Of(decided));
        await World.DenyAsync(await World.AddPersonAsync(Role.Reviewer), told[0].Answer!.Value.Case);
        AnAppeal Again(AnAppeal on) => new AnAppeal().Against((string)on.Json()["restriction"]!["id"]!).With("account.id", (string)on.Json()["account"]!["id"]!);
        var open = new AnAppeal();

        var (end, _) = await World.ImportAsync(AFile.Of(open, Again(open), Again(decided), Again(decided)));

        end.Tally.ShouldBe(new ImportTally { Lines = 4, Opened = 2, Known = 2, Joined = 2, NewRounds = 1, Bytes = end.Tally.Bytes });
    }

    [Fact]
    public async Task The_end_leaves_one_fact_with_the_counts_and_no_personal_code()
    {
        var lead = await World.AddPersonAsync(Role.Lead);

        await World.ImportAsync(lead, AFile.Of(new AnAppeal().Line(), "{", new AnAppeal().Line()), "/home/lin/徐女士.jsonl");

        var facts = await World.FactsAsync(Streams.Intake);
        facts.Select(f => f.Kind).ShouldBe([FactKinds.AppealRefused, FactKinds.ImportFinished]);
        var kept = (await World.KeptAsync()).Single();
        facts[0].Codes.ShouldBe($$"""{"import":"{{kept.Import}}","line":"2","why":"bad_json"}""");
        facts[0].Values.ShouldBeEmpty();
        facts[1].Codes.ShouldBe($$"""{"ending":"finished","import":"{{kept.Import}}","joined":"0","known":"0","lines":"3","opened":"2","refused":"1","rounds":"0"}""");
        facts[1].Values.Single().ShouldSatisfyAllConditions(v => v.Name.ShouldBe("source"), v => v.Value.ShouldBe("徐女士.jsonl"));
        facts.ShouldAllBe(f => f.Actor == lead.Key);
    }

    [Fact]
    public async Task Somebody_who_may_not_import_is_told_so_and_nothing_is_kept()
    {
        var reviewer = await World.AddPersonAsync(Role.Reviewer);

        (await Should.ThrowAsync<NotAllowedException>(() => World.ImportAsync(reviewer, AFile.Of(new AnAppeal().Line(), "{", new AnAppeal().Line())))).Why.Code
            .ShouldBe("not_allowed");

        (await World.CountAsync()).ShouldBe((0, 0, 0));
        (await World.KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stopped_import_tells_what_went_in_and_the_rest_follows_with_the_same_file()
    {
        var appeals = Enumerable.Range(0, 400).Select(_ => new AnAppeal()).ToList();
        using var stop = new CancellationTokenSource();
        var told = 0;
        var end = await World.Imports().RunAsync(Actor.Operator, "long.jsonl", Pipe.Trickling(AFile.Of(appeals).ToArray(), 3000), (_, tally) =>
        {
            told = tally.Lines;
            return tally.Lines == 5 ? new ValueTask(stop.CancelAsync()) : ValueTask.CompletedTask;
        }, stop.Token);

        end.Ending.ShouldBe(ImportEnding.Stopped);
        end.Tally.Lines.ShouldBe(told);
        end.Tally.Opened.ShouldBeInRange(5, 399);
        (await World.CountAsync()).Cases.ShouldBe(end.Tally.Opened);
        (await World.FactsAsync(Streams.Intake)).Single().Codes.ShouldContain("\"ending\":\"stopped\"");
        (await World.ImportAsync(AFile.Of(appeals))).End.Counts().ShouldBe((400 - end.Tally.Opened, end.Tally.Opened, 0));
    }

    [Fact]
    public async Task An_empty_file_is_no_mistake()
    {
        var (end, _) = await World.ImportAsync(new MemoryStream());

        (end.Ending, end.Counts()).ShouldBe((ImportEnding.Finished, (0, 0, 0)));
    }

    [Theory]
    [InlineData("[", "list")]
    [InlineData("[\n{\"appealId\": \"a\"},\n{\"appealId\": \"b\"}\n]", "list")]
    [InlineData("[{\"appealId\": \"a\"}, {\"appealId\": \"b\"}]", "list")]
    [InlineData(" [ {\"appealId\": \"a\"},\n{\"appealId\": \"b\"}]\n", "list")]
    [InlineData("\n\n[]\n", null)]
    [InlineData("[[[[[[[\n", null)]
    [InlineData("PK\u0003\u0004rest\n", "packed")]
    public async Task A_file_that_is_no_JSON_Lines_at_all_is_refused_in_one_sentence(string file, string? why)
    {
        var (end, told) = await World.ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)));

        (end.Ending, end.Why?.Values["why"]).ShouldBe((why is null ? ImportEnding.Finished : ImportEnding.Unusable, why));
        told.Count.ShouldBe(why is null ? 1 : 0);
        (await World.KeptAsync()).Count.ShouldBe(told.Count);
    }

    [Fact]
    public async Task A_file_in_UTF_16_is_refused_in_one_sentence() =>
        (await World.ImportAsync(new MemoryStream([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(new AnAppeal().Line())]))).End.Why!.Values["why"].ShouldBe("utf16");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_file_of_bytes_is_refused_in_one_sentence_and_nothing_of_it_is_kept(int seed)
    {
        var bytes = new byte[200_000];
        new Random(seed).NextBytes(bytes);
        bytes[0] = 0x89;

        var (end, told) = await World.ImportAsync(new MemoryStream(bytes), "picture.png");

        (end.Ending, end.Why?.Values["why"], told.Count).ShouldBe((ImportEnding.Unusable, "binary", 0));
        (await World.KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_in_UTF_16_that_does_not_say_so_is_refused_in_one_sentence() =>
        (await World.ImportAsync(new MemoryStream(Encoding.Unicode.GetBytes(new AnAppeal().Line())))).End.Why!.Values["why"].ShouldBe("binary");

    [Fact]
    public async Task A_file_in_another_encoding_of_letters_loses_only_the_lines_that_have_such_letters()
    {
        var latin = Encoding.Latin1.GetBytes(new AnAppeal().Without("restriction.rule").Saying("caf\u00E9").Line() + "\n" + new AnAppeal().Without("restriction.rule").With("account.displayName", "x").Line());

        (await World.ImportAsync(new MemoryStream(latin))).End.Counts().ShouldBe((1, 0, 1));
    }

    [Fact]
    public async Task A_character_that_goes_on_behind_the_beginning_of_the_file_is_text()
    {
        // The first 64 KB end inside one of these characters, wherever they begin.
        var appeal = new AnAppeal();
        for (var pad = 0; pad < 3; pad++)
        {
            var line = new string(' ', pad) + appeal.Copy().With("appealId", $"ap-pad-{pad}").With("restriction.id", $"rs-pad-{pad}").Saying(new string('字', 20_000)).Line();
            (await World.ImportAsync(new MemoryStream([.. Encoding.UTF8.GetBytes(new string(' ', 40_000) + "\n" + line)]))).End.Counts().Item1.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_first_line_that_is_a_list_is_only_one_bad_line_where_others_follow() =>
        (await World.ImportAsync(AFile.Of("[{}]", new AnAppeal().Line()))).End.Counts().ShouldBe((1, 0, 1));
}
