using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Context;

public sealed class ContextQueryOnSqliteTests : ContextQueryTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class ContextQueryOnPostgresTests(PostgresServer server) : ContextQueryTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Earlier cases of an account, and cases of others that share something with it.</summary>
public abstract class ContextQueryTests : DataTests
{
    [Fact]
    public async Task Earlier_cases_of_the_account_say_what_was_decided_by_whom_and_why()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var earlier = await World.OpenAsync(Of("xy-1"));
        await World.ApproveAsync(lin, earlier);
        var now = await World.OpenAsync(Of("xy-1"));

        var context = await ContextAsync(now);

        var own = context.Own.ShouldHaveSingleItem();
        own.Number.ShouldBe((await World.CaseAsync(earlier)).Number);
        own.Decided!.Outcome.ShouldBe(Outcome.Approve);
        own.Decided.Grounds.ShouldBe(["A1"]);
        context.Names[own.Decided.By].Alias.ShouldNotBeEmpty();
        context.Linked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("device", LinkKind.Device)]
    [InlineData("phone", LinkKind.Phone)]
    [InlineData("payout", LinkKind.Payout)]
    [InlineData("address", LinkKind.Address)]
    public async Task Other_accounts_that_share_a_fingerprint_are_found_by_it(string link, LinkKind kind)
    {
        var other = await World.OpenAsync(Of("xy-2", (link, "sha256:77")));
        await World.OpenAsync(Of("xy-3", (link, "sha256:78")));
        var now = await World.OpenAsync(Of("xy-1", (link, "sha256:77")));

        var linked = (await ContextAsync(now)).Linked.ShouldHaveSingleItem();

        (linked.Number, linked.AccountId, linked.Decided).ShouldBe(((await World.CaseAsync(other)).Number, "xy-2", null));
        linked.Shared.ShouldBe([kind]);
    }

    [Fact]
    public async Task The_same_fingerprint_of_another_kind_links_nothing()
    {
        await World.OpenAsync(Of("xy-2", ("device", "sha256:77")));

        (await ContextAsync(await World.OpenAsync(Of("xy-1", ("phone", "sha256:77"))))).Linked.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_very_same_event_behind_a_signal_links_two_accounts()
    {
        // The event of the default appeal; others leave it out.
        await World.OpenAsync(new AnAppeal().With("account.id", "xy-2").With("account.links", None()));
        var now = await World.OpenAsync(new AnAppeal().With("account.id", "xy-1").With("account.links", None()));

        (await ContextAsync(now)).Linked.ShouldHaveSingleItem().Shared.ShouldBe([LinkKind.Evidence]);
    }

    [Fact]
    public async Task Who_shares_more_stands_first_and_only_so_many_are_shown()
    {
        for (var at = 0; at < ContextQuery.Most; at++)
        {
            await World.OpenAsync(Of($"xy-one-{at}", ("device", "sha256:77")));
        }

        await World.OpenAsync(Of("xy-two", ("device", "sha256:77"), ("payout", "sha256:99")));
        var now = await World.OpenAsync(Of("xy-1", ("device", "sha256:77"), ("payout", "sha256:99")));

        var context = await ContextAsync(now);

        context.Linked.Count.ShouldBe(ContextQuery.Most);
        context.MoreLinked.ShouldBeTrue();
        context.Linked[0].AccountId.ShouldBe("xy-two");
        context.Linked[0].Shared.ShouldBe([LinkKind.Device, LinkKind.Payout]);
    }

    [Fact]
    public async Task A_decision_taken_back_never_was()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var earlier = await World.OpenAsync(Of("xy-1"));
        await World.ApproveAsync(lin, earlier);
        await World.DoneAsync(lin, new TakeBackDecision(earlier));

        (await ContextAsync(await World.OpenAsync(Of("xy-1")))).Own.ShouldHaveSingleItem().Decided.ShouldBeNull();
    }

    [Fact]
    public async Task A_new_round_brings_the_links_the_platform_knows_then()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync(Of("xy-1", ("device", "sha256:01")).Against("rs-again"));
        await World.ApproveAsync(lin, id);
        await World.DoneAsync(Actor.Platform, new OpenCase(Of("xy-1", ("device", "sha256:02"), ("phone", "sha256:03")).Against("rs-again").Message()));

        (await World.ReadAsync(db => db.CaseLinks.Where(l => l.Case == id && l.Kind != LinkKind.Evidence).OrderBy(l => l.Kind).Select(l => l.Hash).ToListAsync()))
            .ShouldBe(["sha256:02", "sha256:03"]);
    }

    private static AnAppeal Of(string account, params (string Kind, string Hash)[] links)
    {
        var all = None();
        foreach (var (kind, hash) in links)
        {
            all[kind]!.AsArray().Add(hash);
        }

        return new AnAppeal().With("account.id", account).With("account.links", all).With("signals[0].evidence", new JsonArray());
    }

    private static JsonNode None() => JsonNode.Parse("""{ "device": [], "phone": [], "payout": [], "address": [] }""")!;

    private async Task<CaseContext> ContextAsync(CaseId id) => await new ContextQuery(
        World.Services.GetRequiredService<IDbContextFactory<ReviewDb>>(), World.Services.GetRequiredService<PeopleNames>()).OfAsync(await World.CaseAsync(id));
}
