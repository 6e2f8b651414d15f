using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Sealing;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Proof;

/// <inheritdoc/>
public sealed class JournalProofOnSqliteTests : JournalProofTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

/// <inheritdoc/>
public sealed class JournalProofOnPostgresTests(PostgresServer server) : JournalProofTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>What is proven to a stranger, who has the file and the public key.</summary>
public abstract class JournalProofTests : DataTests
{
    private JournalProver Prover => World.Services.GetRequiredService<JournalProver>();

    [Fact]
    public async Task A_decision_a_case_and_a_time_are_proven_and_every_changed_missing_or_doubled_fact_is_found()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.OpenAsync();
        var id = await World.OpenAsync();
        var decision = await World.ApproveAsync(lin, id);
        await World.Sealer.SealAsync();
        await World.DoneAsync(lin, new Features.Decisions.TakeBackDecision(id));
        var number = (await World.CaseAsync(id)).Number.Value;

        await ShouldBeProvenAsync(to => Prover.FactsAsync(decision.Value.ToString(), to), new Proven(1, 1));
        await ShouldBeProvenAsync(to => Prover.FactsAsync(number, to), new Proven(5, 1));
        await ShouldBeProvenAsync(to => Prover.RangeAsync(World.Clock.Now.AddDays(-1), World.Clock.Now.AddDays(1), to), new Proven(6, 1));
        (await Prover.FactsAsync(Guid.NewGuid().ToString(), TextWriter.Null)).ShouldBeNull();
        (await Prover.FactsAsync("'; --", TextWriter.Null)).ShouldBeNull();
        (await Prover.RangeAsync(World.Clock.Now.AddDays(1), World.Clock.Now.AddDays(2), TextWriter.Null)).ShouldBeNull();
    }

    [Fact]
    public async Task Among_many_facts_every_place_and_every_earlier_checkpoint_is_proven_from_the_hashes_that_are_kept()
    {
        await World.Sealer.SealAsync();
        for (var round = 0; round < 6; round++)
        {
            for (var at = 0; at < 110 + round; at++)
            {
                await World.DoneAsync(Actor.Platform, new LeaveFact("some"));
            }

            await World.Sealer.SealAsync();
        }

        var leaves = await World.ReadAsync(db => db.SealedFacts.AsNoTracking().OrderBy(s => s.Index).Select(s => s.Leaf).ToListAsync());
        var tree = new KnownTree(leaves);
        (await World.ReadAsync(db => db.SealNodes.AsNoTracking().OrderBy(n => n.Index).ToListAsync())).Select(n => (n.Level, n.Index, Convert.ToHexString(n.Hash)))
            .ShouldBe([(8, 0L, Convert.ToHexString(tree.Hash(0, 256))), (8, 1L, Convert.ToHexString(tree.Hash(256, 512)))]);
        foreach (var size in (long[])[1, 255, 256, 257, 511, 512, 513, leaves.Count])
        {
            (await World.ReadAsync(db => SealedTree.RootAsync(db, size, CancellationToken.None))).ShouldBe(tree.Root(size));
        }

        foreach (var (_, earlier) in World.Seals.All())
        {
            var lines = await LinesAsync(to => Prover.ConsistencyAsync(earlier, to));
            (await CheckAsync(lines)).Bad.ShouldBeNull();
            var other = JsonNode.Parse(lines[0])!;
            other["path"]!.AsArray().Add(Convert.ToHexStringLower(leaves[0]));
            (await CheckAsync([other.ToJsonString()])).Bad.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task What_is_not_as_it_was_sealed_is_not_proven()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        await World.ApproveAsync(lin, id);
        await World.Sealer.SealAsync();
        await using (var db = World.Open())
        {
            await db.Facts.Where(f => f.Sequence == 2).ExecuteUpdateAsync(set => set.SetProperty(f => f.Actor, "somebody"));
        }

        (await Should.ThrowAsync<InvalidDataException>(async () => await Prover.FactsAsync((await World.CaseAsync(id)).Number.Value, TextWriter.Null))).Message.ShouldContain("index 1");
    }

    [Fact]
    public async Task A_proof_of_another_key_or_of_nothing_is_none()
    {
        await World.DoneAsync(Actor.Platform, new LeaveFact("some"));
        await World.Sealer.SealAsync();
        var lines = await LinesAsync(to => Prover.RangeAsync(World.Clock.Now.AddDays(-1), World.Clock.Now.AddDays(1), to));
        using var folder = new TemporaryFolder();
        using var other = SealKey.Create(folder.File("key.pem"));

        (await CheckAsync(lines, other.PublicPem)).Bad.ShouldBe("the checkpoint is not signed by this key");
        foreach (var nothing in (string[])["", "x", "{}", "null", "[1]", lines[0].Replace("\"formatVersion\":1", "\"formatVersion\":2", StringComparison.Ordinal), lines[0].Replace("\"first\":0", "\"first\":-1", StringComparison.Ordinal)])
        {
            (await CheckAsync([nothing, .. lines.Skip(1)])).Bad.ShouldBe("this is no proof of a journal", nothing);
        }
    }

    private async Task ShouldBeProvenAsync(Func<TextWriter, Task<Proven?>> prove, Proven proven)
    {
        Proven? said = null;
        var lines = await LinesAsync(async to => said = await prove(to));
        said.ShouldBe(proven);
        (await CheckAsync(lines)).ShouldSatisfyAllConditions(r => r.Bad.ShouldBeNull(), r => r.Facts.ShouldBe(proven.Facts));
        for (var at = 1; at < lines.Length; at++)
        {
            var changed = JsonNode.Parse(lines[at])!;
            changed["leaf"] = ((string)changed["leaf"]!).Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal);
            (await CheckAsync([.. lines.Take(at), changed.ToJsonString(), .. lines.Skip(at + 1)])).Index.ShouldBe((long)changed["index"]!);
            (await CheckAsync([.. lines.Take(at), .. lines.Skip(at + 1)])).Bad.ShouldNotBeNull();
            (await CheckAsync([.. lines.Take(at + 1), .. lines.Skip(at)])).Bad.ShouldNotBeNull();
        }
    }

    private static async Task<string[]> LinesAsync(Func<TextWriter, Task> write)
    {
        await using var text = new StringWriter { NewLine = "\n" };
        await write(text);
        return text.ToString().TrimEnd('\n').Split('\n');
    }

    private async Task<OfflineResult> CheckAsync(string[] lines, string? pem = null)
    {
        using var key = SealPublicKey.Read(pem ?? await File.ReadAllTextAsync(Path.Combine(World.Seals.Place, "public-key.pem")))!;
        using var text = new StringReader(string.Join('\n', lines));
        return await OfflineCheck.CheckAsync(text, key);
    }
}
