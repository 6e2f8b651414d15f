using ReviewConsole.Data.Intake;

namespace ReviewConsole.Features.Intake;

public sealed class ImportRaceOnSqliteTests : ImportRaceTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class ImportRaceOnPostgresTests(PostgresServer server) : ImportRaceTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class ImportRaceTests : DataTests
{
    [Fact]
    public async Task Eight_imports_of_the_same_file_at_once_open_nothing_twice()
    {
        var sixty = AFile.Sixty();
        string[] lines = [.. sixty.Select(appeal => appeal.Line()), "{", .. sixty.Take(3).Select(appeal => appeal.Copy().Saying("Other.").Line())];
        await using var second = World.AnotherNode();
        await using var third = World.AnotherNode();
        DataWorld[] nodes = [World, second, third];

        var ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => nodes[at % 3].ImportAsync(AFile.Of(lines), $"file{at}.jsonl")));

        ends.Sum(e => e.End.Tally.Opened).ShouldBe(60);
        ends.ShouldAllBe(e => e.End.Tally.Opened + e.End.Tally.Known == 60 && e.End.Tally.Refused == 4);
        ends.SelectMany(e => e.Told).Where(line => line.Answer is not null).GroupBy(line => line.AppealId)
            .ShouldAllBe(g => g.Count(line => line.Answer!.Value.Kind == IntakeKind.Opened) == 1 && g.Select(line => line.Answer!.Value.Number).Distinct().Count() == 1);
        (await World.CountAsync()).ShouldBe((60, 60, 60 + (8 * 4) + 8));
        (await World.KeptAsync()).Count.ShouldBe(4);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }
}
