using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Sealing;
using ReviewConsole.Features.Deliveries;
using ReviewConsole.Features.Team;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Journal;

/// <inheritdoc/>
public sealed class RestoreOnSqliteTests : RestoreTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

/// <inheritdoc/>
public sealed class RestoreOnPostgresTests(PostgresServer server) : RestoreTests
{
    private protected override PostgresServer? Server => server;

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>An older backup is put in the place of the database: what is forgotten there stands outside still.</summary>
public abstract class RestoreTests : DataTests
{
    private const string Why = "The disk broke; the backup of the night was restored.";

    private readonly Dictionary<Role, Actor> _people = [];
    private TestDatabase _backup = null!;
    private DataWorld _restored = null!;
    private SendingWorld _sending = null!;
    private long _kept;

    private protected virtual PostgresServer? Server => null;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            _people[role] = await World.AddPersonAsync(role);
        }

        using (var before = new SendingWorld(World))
        {
            await before.AddAsync(_people[Role.Admin]);
        }

        await World.ApproveAsync(_people[Role.Reviewer], await World.OpenAsync());
        _kept = await World.Sealer.SealAsync();
        await World.LetGoAsync();
        _backup = await World.Database.BackupAsync(Server);

        await using (var lived = World.AnotherNode())
        {
            await lived.OpenAsync();
            await lived.OpenAsync();
            await lived.Sealer.SealAsync();
        }

        _restored = new DataWorld(_backup, owns: true);
        _restored.Clock.Now = World.Clock.Now.AddMinutes(10);
        _sending = new SendingWorld(_restored);
    }

    public override async ValueTask DisposeAsync()
    {
        _sending.Dispose();
        await _restored.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task It_is_noticed_nothing_is_sealed_nothing_leaves_and_unlocks_that_wait_are_an_alarm()
    {
        (await _restored.Sealer.WatchAsync()).ShouldBeFalse();

        var state = await StateAsync();
        (state.HeldWhy, state.HeldFork, state.Size).ShouldBe(("behind", _kept, _kept));
        state.HeldSince.ShouldNotBeNull();
        (await _restored.FactsAsync(Streams.Journal)).ShouldHaveSingleItem().Kind.ShouldBe(FactKinds.JournalHeld);
        (await _restored.Sealer.SealAsync()).ShouldBe(0);
        await _sending.SendAsync();
        (await _sending.Node().LookAsync(CancellationToken.None)).Due.ShouldBeEmpty();
        (await AttemptsAsync()).ShouldBe(0);
        var board = new BoardQuery(_restored.Databases, _restored.Clock, DataWorld.Rules);
        (await board.ReadAsync(TimeZoneInfo.Utc)).Alarms.Held.ShouldBe(1);

        var check = await _restored.Verifier.VerifyAsync();
        check.Bad.ShouldBe(new BadPlace("", 0, "seal_missing") { Index = _kept });
    }

    [Fact]
    public async Task Nothing_leaves_even_before_it_is_written_down_once_a_node_knows_what_stands_outside()
    {
        _restored.Seals.Newest().ShouldNotBeNull();
        await _sending.SendAsync();
        (await AttemptsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_auditor_alone_goes_on_and_what_was_left_behind_stays_explained()
    {
        await _restored.Sealer.WatchAsync();
        (await _restored.DoAsync(_people[Role.Auditor], new AcknowledgeRestore(" "))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("restore_reason");

        (await _restored.DoneAsync(_people[Role.Auditor], new AcknowledgeRestore(Why))).ShouldBeTrue();

        await ShouldGoOnAsync();
        (await _restored.DoAsync(_people[Role.Auditor], new AcknowledgeRestore(Why))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("journal_not_held");
    }

    [Theory]
    [InlineData(Role.Admin, Role.Lead)]
    [InlineData(Role.Lead, Role.Admin)]
    public async Task An_administrator_and_a_lead_go_on_together_and_neither_alone(Role first, Role second)
    {
        await _restored.Sealer.WatchAsync();
        (await _restored.DoneAsync(_people[first], new AcknowledgeRestore(Why))).ShouldBeFalse();
        (await StateAsync()).HeldSince.ShouldNotBeNull();
        var other = await _restored.AddPersonAsync(first, p => (p.Number, p.UserName, p.NormalizedUserName) = (77, "other@example.org", "OTHER@EXAMPLE.ORG"));
        foreach (var again in new[] { _people[first], other })
        {
            (await _restored.DoAsync(again, new AcknowledgeRestore(Why))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("restore_other_role");
        }

        (await _restored.DoneAsync(_people[second], new AcknowledgeRestore(Why))).ShouldBeTrue();

        await ShouldGoOnAsync();
        (await _restored.FactsAsync(Streams.Journal)).Select(f => f.Kind).ShouldBe([FactKinds.JournalHeld, FactKinds.RestoreAgreed, FactKinds.JournalRestored]);
    }

    [Fact]
    public async Task Whoever_decides_cases_has_no_say()
    {
        await _restored.Sealer.WatchAsync();
        (await _restored.DoAsync(_people[Role.Reviewer], new AcknowledgeRestore(Why))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_allowed");
    }

    [Fact]
    public async Task A_backup_restored_once_more_is_noticed_once_more()
    {
        await _restored.Sealer.WatchAsync();
        await _restored.DoneAsync(_people[Role.Auditor], new AcknowledgeRestore(Why));
        await _restored.Sealer.SealAsync();
        await _restored.OpenAsync();
        await _restored.Sealer.SealAsync();

        // The first database comes back: its newest checkpoint was explained away, and has no place in the new epoch.
        await using var first = World.AnotherNode();
        (await first.Sealer.WatchAsync()).ShouldBeFalse();
        await first.DoneAsync(_people[Role.Auditor], new AcknowledgeRestore("The first one was repaired."));
        await first.Sealer.SealAsync();

        (await first.Sealer.WatchAsync()).ShouldBeTrue();
        var check = await first.Verifier.VerifyAsync();
        check.Bad.ShouldBeNull();
        check.Sealed.ShouldBe(check.Facts);
        check.Explained.ShouldBe(3, "all beyond what both have in common");
    }

    [Fact]
    public async Task Another_journal_and_one_that_was_rewritten_are_noticed_too()
    {
        await using (var rewritten = new DataWorld(World.Database, owns: false))
        {
            await using (var db = rewritten.Open())
            {
                await db.SealedFacts.Where(s => s.Index == 2).ExecuteUpdateAsync(set => set.SetProperty(s => s.Leaf, new byte[32]));
            }

            (await rewritten.Sealer.WatchAsync()).ShouldBeFalse();
            var state = await rewritten.ReadAsync(db => db.JournalSeals.SingleAsync());
            (state.HeldWhy, state.HeldFork).ShouldBe(("differs", 2));
        }

        var empty = await CreateAsync();
        await using var other = new DataWorld(empty, owns: true, seals: World.Database.Seals);
        (await other.Sealer.WatchAsync()).ShouldBeFalse();
        (await other.ReadAsync(db => db.JournalSeals.SingleAsync())).HeldWhy.ShouldBe("other_journal");
    }

    private async Task ShouldGoOnAsync()
    {
        (await StateAsync()).HeldSince.ShouldBeNull();
        (await _restored.Sealer.WatchAsync()).ShouldBeTrue();
        (await _restored.Sealer.SealAsync()).ShouldBeGreaterThan(0);
        var newest = _restored.Seals.Newest()!.Said!;
        (newest.Number, newest.Epoch).ShouldBe((3, 2));
        _restored.Seals.Leaves(2).ShouldBe(newest.Size);
        (await _restored.Verifier.VerifyAsync()).ShouldBe(new JournalCheck(newest.Size, null) { Sealed = newest.Size, Checkpoints = 2, Explained = 1 });
        await _sending.SendAsync();
        (await AttemptsAsync()).ShouldBe(3, "the case that was opened, its check, and its approval");

        // The old epoch is no beginning of the new one, and is not taken for one.
        var old = _restored.Seals.All().Select(c => c.Read).Single(c => c.Said!.Number == 2).Said!;
        (old.Epoch, old.Size > _kept).ShouldBe((1, true));
        var path = await _restored.ReadAsync(db => SealedTree.HashesAsync(db, TreeProof.Consistency(Math.Min(old.Size, newest.Size), newest.Size), CancellationToken.None));
        TreeProof.Extends(old.Size, old.Root, newest.Size, newest.Root, path).ShouldBeFalse();
    }

    private Task<int> AttemptsAsync() => _restored.ReadAsync(db => db.DeliveryAttempts.CountAsync());

    private Task<JournalSeal> StateAsync() => _restored.ReadAsync(db => db.JournalSeals.AsNoTracking().SingleAsync());
}
