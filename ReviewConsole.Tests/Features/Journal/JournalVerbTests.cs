using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Journal;

/// <summary><c>journal verify</c>, <c>journal prove</c> and <c>journal key</c>, as an operator and a stranger call them.</summary>
public sealed class JournalVerbTests : DataTests
{
    private readonly TemporaryFolder _folder = new();
    private DecisionId _decision;
    private CaseNumber _case;

    private string Key => Path.Combine(World.Seals.Place, "public-key.pem");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.OpenAsync();
        var id = await World.OpenAsync();
        _decision = await World.ApproveAsync(lin, id);
        _case = (await World.CaseAsync(id)).Number;
        await World.Sealer.SealAsync();
        World.Clock.GoOn(TimeSpan.FromHours(1));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Verify_says_how_much_is_sealed_how_much_is_younger_and_where_a_decision_is()
    {
        var first = World.Seals.All().Single().File;
        await World.OpenAsync();

        var verified = await RunAsync("journal", "verify", "--checkpoint", first, "--key", Key, "--decision", _decision.Value.ToString());

        (verified.ExitCode, verified.LastLine).ShouldBe((0, "ok, 7 facts"), verified.Output + verified.Errors);
        verified.Output.ShouldContain("sealed: 6, by 1 checkpoints; not yet sealed: 1");
        verified.Output.ShouldContain($"{_case}, fact 5: sealed at index 5");
        (await RunAsync("journal", "key")).Output.ShouldBe(await File.ReadAllTextAsync(Key));
        (await RunAsync("journal", "verify", "--decision", Guid.NewGuid().ToString())).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Verify_names_the_first_bad_place_and_a_checkpoint_that_does_not_fit()
    {
        await using (var db = World.Open())
        {
            var fact = db.Facts.OrderBy(f => f.Id).Skip(3).First();
            db.Entry(fact).Property(f => f.Actor).CurrentValue = "somebody";
            await db.SaveChangesAsync();
        }

        var tampered = await RunAsync("journal", "verify");
        (tampered.ExitCode, tampered.LastLine).ShouldBe((1, $"index 3, {_case}, fact 3: this fact was changed"), tampered.Errors);

        var kept = _folder.File("kept.txt");
        await File.WriteAllTextAsync(kept, World.Seals.Newest()!.Text.Replace("\n6\n", "\n7\n", StringComparison.Ordinal));
        File.Copy(SealFolder.SignatureOf(World.Seals.All().Single().File), SealFolder.SignatureOf(kept));
        (await RunAsync("journal", "verify", "--checkpoint", kept)).LastLine.ShouldBe($"index 3, {_case}, fact 3: this fact was changed");
        (await RunAsync("journal", "verify", "--checkpoint", _folder.File("none.txt"))).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_proof_is_checked_with_the_key_and_nothing_else()
    {
        var (decision, day) = (_folder.File("decision.jsonl"), _folder.File("day.jsonl"));
        (await RunAsync("journal", "prove", "--decision", _decision.Value.ToString(), "-o", decision)).LastLine.ShouldBe("1 facts proven, 0 not yet sealed");
        (await RunAsync("journal", "prove", "--from", "2020-01-01Z", "--to", "2100-01-01Z", "-o", day)).LastLine.ShouldBe("6 facts proven, 2 not yet sealed", "who took proofs is younger");
        (await World.FactsAsync("journal")).Select(f => f.Kind).ShouldBe([FactKinds.ProofTaken, FactKinds.ProofTaken]);
        foreach (var (file, facts) in new[] { (decision, 1), (day, 6) })
        {
            var good = await OfflineAsync(file);
            (good.ExitCode, good.LastLine).ShouldBe((0, $"ok, {facts} facts"), good.Output + good.Errors);
            good.Errors.ShouldBe("", "no database is opened");
            good.Output.ShouldContain("sealed by checkpoint 1 of ");
        }

        await File.WriteAllTextAsync(day, (await File.ReadAllTextAsync(day)).Replace("case_opened", "case_closed", StringComparison.Ordinal));
        var tampered = await OfflineAsync(day);
        (tampered.ExitCode, tampered.LastLine).ShouldBe((1, "index 0: this fact was changed"));
        (await ConsoleProgram.RunAsync("journal", "verify", "--offline", day)).ExitCode.ShouldBe(2, "the key has to come from elsewhere");
        (await RunAsync("journal", "prove", "-o", _folder.File("none"))).ExitCode.ShouldBe(2);
        (await RunAsync("journal", "prove", "--decision", "AP-2026-999999", "-o", _folder.File("none"))).ExitCode.ShouldBe(1);
        File.Exists(_folder.File("none")).ShouldBeFalse();
    }

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    private Task<ConsoleResult> OfflineAsync(string proof) => ConsoleProgram.RunAsync("journal", "verify", "--offline", proof, "--key", Key);

    private Task<ConsoleResult> RunAsync(params string[] words) => ConsoleProgram.RunAsync([.. words, .. World.Database.Settings.Select(setting => "--" + setting)]);
}
