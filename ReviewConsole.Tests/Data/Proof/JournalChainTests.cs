using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Proof;

public sealed class JournalChainOnSqliteTests : JournalChainTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class JournalChainOnPostgresTests(PostgresServer server) : JournalChainTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class JournalChainTests : DataTests
{
    [Fact]
    public async Task Every_hash_and_commitment_is_what_a_second_reckoning_gives()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.DenyAsync(lin, await World.OpenAsync(new AnAppeal().Saying("我的账号“被锁” <了> & \\ 没有原因\u2028😀")));
        await World.ApproveAsync(lin, await World.OpenAsync());
        await World.DoneAsync(Actor.Platform, new LeaveFact("beside"));

        var heads = await World.ReadAsync(db => db.JournalHeads.AsNoTracking().ToListAsync());

        heads.Count.ShouldBe(3);
        foreach (var head in heads)
        {
            var stream = await World.FactsAsync(head.Stream);
            SecondReckoning.ShouldFit(stream, head);
        }
    }

    [Fact]
    public async Task A_denial_is_in_the_journal_with_all_it_rests_on()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.DenyAsync(lin, await World.OpenAsync());

        var fact = (await World.FactsAsync("AP-2026-000001"))[^1];

        (fact.Kind, fact.Actor).ShouldBe((FactKinds.Decided, lin.Key));
        FactHash.ReadCodes(fact.Codes).ShouldSatisfyAllConditions(
            c => c["outcome"].ShouldBe("deny"), c => c["grounds"].ShouldBe("D3 D4"), c => c["findings"].ShouldBe("failed_burst=confirmed"),
            c => c["rule"].ShouldBe("ATO-11 2025-02"));
        fact.Values.ToDictionary(v => v.Name, v => v.Value).ShouldSatisfyAllConditions(
            v => v["stated"]!.ShouldStartWith("D4: The digits"), v => v["evidence"]!.ShouldStartWith("The letter: "),
            v => v["replies"]!.ShouldStartWith("failed_burst: "), v => v["internal_note"]!.ShouldNotBeEmpty(), v => v["notice"]!.ShouldNotBeEmpty());
    }

    [Fact]
    public async Task Facts_of_deeds_that_race_for_a_stream_stand_in_one_order()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(at => World.DoneAsync(Actor.Platform, new LeaveFact(at % 2 == 0 ? "one" : "other"))));

        (await World.Verifier.VerifyAsync()).ShouldBe(new JournalCheck(40, null));
    }

    [Fact]
    public async Task A_check_that_runs_while_deeds_are_done_finds_nothing_wrong_and_holds_nobody_up()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var deeds = Task.Run(async () =>
        {
            for (var at = 0; at < LongRun.Count(25, 500); at++)
            {
                await World.ApproveAsync(lin, await World.OpenAsync());
            }
        });
        var checks = 0;
        for (; !deeds.IsCompleted; checks++)
        {
            (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
        }

        await deeds;
        checks.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task What_is_read_in_one_snapshot_belongs_together()
    {
        await World.OpenAsync();
        var seen = await World.Databases.ReadAsync(async db =>
        {
            var before = await db.Facts.CountAsync();
            await World.OpenAsync();
            return (before, await db.Facts.CountAsync());
        });

        seen.ShouldBe((1, 1));
    }
}
