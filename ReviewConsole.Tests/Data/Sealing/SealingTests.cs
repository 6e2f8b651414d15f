using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Sealing;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Sealing;

/// <inheritdoc/>
public sealed class SealingOnSqliteTests : SealingTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

/// <inheritdoc/>
public sealed class SealingOnPostgresTests(PostgresServer server) : SealingTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);

    [Fact]
    public async Task A_fact_whose_commit_came_late_behind_larger_ids_is_sealed_all_the_same()
    {
        await LeaveAsync(3);
        await using var late = new PostgresReviewDb(new DbContextOptionsBuilder<PostgresReviewDb>().UseNpgsql(World.Database.ConnectionString).Options);
        await late.Database.BeginTransactionAsync();
        late.Add(new JournalHead { Stream = "late", Length = 1 });
        var fact = SealedModel.Of(new Random(1), 1).Facts[0];
        late.Add(new FactRow
        {
            Stream = "late",
            Sequence = 1,
            Kind = fact.Kind,
            Version = 1,
            At = fact.At,
            ActorKind = ActorKind.System,
            Actor = "system",
            Command = fact.Command,
            Codes = "{}",
            Previous = new byte[32],
        });
        await late.SaveChangesAsync();
        await LeaveAsync(2);
        (await World.Sealer.SealAsync()).ShouldBe(5);
        await LeaveAsync(1);
        (await World.Sealer.SealAsync()).ShouldBe(1);

        await late.Database.CommitTransactionAsync();

        (await World.Sealer.SealAsync()).ShouldBe(1);
        (await World.Sealer.SealAsync()).ShouldBe(0);
    }
}

/// <summary>Facts are put in one order and signed.</summary>
public abstract class SealingTests : DataTests
{
    [Fact]
    public async Task Every_fact_is_sealed_once_in_the_order_it_was_written_and_the_root_is_what_a_plain_reckoning_gives()
    {
        await LeaveAsync(5);
        (await World.Sealer.SealAsync()).ShouldBe(5);
        (await World.Sealer.SealAsync()).ShouldBe(0, "there is nothing new");
        await LeaveAsync(300);
        (await World.Sealer.SealAsync()).ShouldBe(300);

        var facts = await World.ReadAsync(db => db.Facts.AsNoTracking().Include(f => f.Values).OrderBy(f => f.Id).ToListAsync());
        var seals = await World.ReadAsync(db => db.SealedFacts.AsNoTracking().OrderBy(s => s.Index).ToListAsync());
        seals.Select(s => (s.Index, s.FactId)).ShouldBe(facts.Select((f, at) => ((long)at, f.Id)));
        var tree = new KnownTree([.. facts.Select(f => MerkleTree.Leaf(FactHash.Envelope(f)))]);
        var outside = World.Seals.All().Select(c => c.Read.Said!).ToList();
        outside.Select(c => (c.Number, c.Size)).ShouldBe([(1L, 5L), (2L, 305L)]);
        outside.ShouldAllBe(c => c.Root.SequenceEqual(tree.Root(c.Size)));
        World.Seals.ReadLeaves(1).ShouldBe(tree.Leaves);
        (await World.Verifier.VerifyAsync()).ShouldBe(new JournalCheck(305, null) { Sealed = 305, Checkpoints = 2 });
    }

    [Fact]
    public async Task A_thousand_facts_are_one_checkpoint_and_what_came_since_is_younger()
    {
        await LeaveAsync(Sealer.AtOnce);
        (await World.Sealer.IsFullAsync()).ShouldBeTrue();
        await LeaveAsync(7);
        (await World.Sealer.SealAsync()).ShouldBe(Sealer.AtOnce + 7);
        (await World.Sealer.IsFullAsync()).ShouldBeFalse();
        await LeaveAsync(2);

        (await World.Verifier.VerifyAsync()).ShouldBe(new JournalCheck(Sealer.AtOnce + 9, null) { Sealed = Sealer.AtOnce + 7, Checkpoints = 2 });
        World.Seals.Newest()!.Said!.Size.ShouldBe(Sealer.AtOnce + 7);
    }

    [Fact]
    public async Task Openssl_alone_believes_a_checkpoint_and_no_other_text()
    {
        await LeaveAsync(3);
        await World.Sealer.SealAsync();
        var (file, _) = World.Seals.All().Single();
        var key = Path.Combine(World.Seals.Place, "public-key.pem");
        string[] verify = [Tool.Find(["openssl"])!, "dgst", "-sha256", "-verify", key, "-signature", SealFolder.SignatureOf(file)];

        (await Tool.RunAsync([.. verify, file])).ShouldBe("Verified OK\n");

        await File.AppendAllTextAsync(file, "\n");
        (await Should.ThrowAsync<InvalidOperationException>(() => Tool.RunAsync([.. verify, file]))).Message.ShouldContain("Verification failure");
    }

    [Fact]
    public async Task The_key_is_for_its_owner_alone_and_made_once()
    {
        await LeaveAsync(1);
        await World.Sealer.SealAsync();
        var file = World.Database.Seals.KeyFile;
        (OperatingSystem.IsWindows() ? (UnixFileMode)384 : File.GetUnixFileMode(file)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using (var key = SealKey.Read(file)!)
        {
            (await World.ReadAsync(db => db.JournalSeals.SingleAsync())).Key.ShouldBe(key.Fingerprint);
        }

        File.Delete(file);
        await LeaveAsync(1);
        await using var later = World.AnotherNode();
        (await later.Sealer.SealAsync()).ShouldBe(0, "another key must not step in by itself");
        File.Exists(file).ShouldBeFalse();

        using var other = SealKey.Create(file);
        (await later.Sealer.SealAsync()).ShouldBe(0, "nor one that somebody put there");
        await World.DoneAsync(Actor.Operator, new ChangeSealKey(other.Fingerprint));
        (await later.Sealer.SealAsync()).ShouldBe(2);
        (await World.Verifier.VerifyAsync()).ShouldBe(new JournalCheck(3, null) { Sealed = 3, Checkpoints = 2 });
    }

    [Fact]
    public async Task Killed_before_the_folder_was_written_it_is_brought_up_to_date_and_nothing_contradicts_itself()
    {
        await LeaveAsync(4);
        await World.Sealer.SealAsync();
        var kept = Copied(World.Seals.Place);
        await LeaveAsync(4);
        await World.Sealer.SealAsync();
        var whole = World.Seals.Newest()!;

        // As it was before the second checkpoint, with leaves of it half-written.
        Directory.Delete(World.Seals.Place, recursive: true);
        kept.ForEach(file => Write(file.Path, file.Content));
        var leaves = kept.Single(f => f.Path.EndsWith("leaves-1.bin", StringComparison.Ordinal));
        await File.WriteAllBytesAsync(leaves.Path, [.. leaves.Content, 1, 2, 3]);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull("the database may be ahead");

        await using var again = World.AnotherNode();
        (await again.Sealer.SealAsync()).ShouldBe(0);

        again.Seals.Newest()!.Text.ShouldBe(whole.Text);
        again.Seals.Leaves(1).ShouldBe(8);
        (await World.Verifier.VerifyAsync()).ShouldBe(new JournalCheck(8, null) { Sealed = 8, Checkpoints = 2 });
        (await World.ReadAsync(db => db.JournalSeals.SingleAsync())).HeldSince.ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nodes_that_seal_at_once_make_one_order_in_one_folder_and_in_folders_of_their_own(bool oneFolder)
    {
        using var folder = new TemporaryFolder();
        await LeaveAsync(1);
        await World.Sealer.SealAsync();
        await using var other = new DataWorld(
            World.Database, owns: false, seals: oneFolder ? World.Database.Seals : new SealPlaces(folder.FullName, World.Database.Seals.KeyFile));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(at => Task.Run(async () =>
        {
            for (var round = 0; round < 10; round++)
            {
                await LeaveAsync(3, "stream " + at);
                await (at % 2 == 0 ? World : other).Sealer.SealAsync();
            }
        })));
        await World.Sealer.SealAsync();
        await other.Sealer.SealAsync();

        foreach (var node in new[] { World, other })
        {
            var check = await node.Verifier.VerifyAsync();
            (check.Bad, check.Facts, check.Sealed).ShouldBe((null, 121, 121));
            node.Seals.Newest()!.Said!.Size.ShouldBe(121);
            node.Seals.ReadLeaves(1).Count().ShouldBe(121);
        }

        (await World.ReadAsync(db => db.JournalSeals.SingleAsync())).HeldSince.ShouldBeNull();
    }

    protected async Task LeaveAsync(int many, string stream = "some")
    {
        for (var at = 0; at < many; at++)
        {
            await World.DoneAsync(Actor.Platform, new LeaveFact(stream));
        }
    }

    private static List<(string Path, byte[] Content)> Copied(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => (file, File.ReadAllBytes(file)))];

    private static void Write(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }
}
