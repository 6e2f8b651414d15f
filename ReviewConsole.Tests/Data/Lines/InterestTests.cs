using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.People;
using ReviewConsole.Features.Team;

namespace ReviewConsole.Data.Lines;

public sealed class InterestOnSqliteTests : InterestTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class InterestOnPostgresTests(PostgresServer server) : InterestTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Nobody handles a case linked to an account they declared: not when taking, assigning, keeping or deciding.</summary>
public abstract class InterestTests : DataTests
{
    private Actor _lin;
    private Actor _lead;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (_lin, _lead) = (await World.ReaderAsync(), await World.AddPersonAsync(Platform.Role.Lead));
        await World.OpenAsync(Of("xy-declared", "device", "sha256:shared"));
    }

    [Theory]
    [InlineData("device")]
    [InlineData("phone")]
    [InlineData("payout")]
    [InlineData("address")]
    public async Task A_case_that_shares_something_with_the_declared_account_is_barred_at_every_door(string kind)
    {
        await World.OpenAsync(Of("xy-declared", kind, "sha256:of-" + kind));
        var linked = await World.OpenAsync(Of("xy-other", kind, "sha256:of-" + kind));
        await World.DoneAsync(_lin, new DeclareInterest("xy-declared"));

        Code(await World.DoAsync(_lin, new ClaimCase(linked))).ShouldBe("conflict_of_interest");
        (await World.NextAsync(_lin)).ShouldBeNull("the declared account's own cases and the linked one");
        var assigned = await World.DoAsync(_lead, new AssignCase(linked, _lin.Person, null));
        (Code(assigned), assigned.Refusals[0].Values["why"]).ShouldBe(("assign_to", "barred"));
        (await World.ReadAsync(db => BoardQuery.BarredOfAsync(db, [linked], default))).ShouldBe([(linked, _lin.Person!.Value)]);
        (await World.ReadAsync(db => db.CaseRows.BarredFor(db, _lin.Person!.Value).CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task What_somebody_holds_goes_back_when_they_declare_an_account_it_is_linked_to_and_they_decide_nothing_of_it()
    {
        var linked = await World.OpenAsync(Of("xy-other", "device", "sha256:shared"));
        var token = await World.ClaimAsync(_lin, linked);

        await World.DoneAsync(_lin, new DeclareInterest("xy-declared"));

        (await World.CaseAsync(linked)).State.ShouldBe(CaseState.Queued);
        Code(await World.DoAsync(_lin, new DecideCase(linked, token, CaseSteps.ToApprove()))).ShouldBe("conflict_of_interest");
    }

    [Fact]
    public async Task A_link_that_comes_to_be_known_after_the_claim_bars_the_decision()
    {
        await World.DoneAsync(_lin, new DeclareInterest("xy-late"));
        var held = await World.OpenAsync(Of("xy-other", "payout", "sha256:late"));
        var token = await World.ClaimAsync(_lin, held);

        await World.OpenAsync(Of("xy-late", "payout", "sha256:late"));

        Code(await World.DoAsync(_lin, new DecideCase(held, token, CaseSteps.ToApprove()))).ShouldBe("conflict_of_interest");
    }

    [Fact]
    public async Task A_stranger_with_the_same_event_behind_a_signal_bars_nobody_and_neither_does_another_kind_of_fingerprint()
    {
        var stranger = await World.OpenAsync(Of("xy-stranger", "phone", "sha256:shared"));
        await World.DoneAsync(_lin, new DeclareInterest("xy-declared"));

        await World.ClaimAsync(_lin, stranger);

        (await World.ReadAsync(db => db.InterestsAsync(_lin.Person!.Value))).ShouldBe(["xy-declared"]);
    }

    [Fact]
    public async Task Whoever_takes_the_interest_back_may_again()
    {
        var linked = await World.OpenAsync(Of("xy-other", "device", "sha256:shared"));
        await World.DoneAsync(_lin, new DeclareInterest("xy-declared"));
        await World.DoneAsync(_lin, new TakeBackInterest("xy-declared"));

        await World.ClaimAsync(_lin, linked);
    }

    // Every appeal of the tests has the same event behind its signal.
    private static AnAppeal Of(string account, string kind, string hash) => new AnAppeal().With("account.id", account).With("account.links", new JsonObject
    {
        ["device"] = kind == "device" ? new JsonArray(hash) : [],
        ["phone"] = kind == "phone" ? new JsonArray(hash) : [],
        ["payout"] = kind == "payout" ? new JsonArray(hash) : [],
        ["address"] = kind == "address" ? new JsonArray(hash) : [],
    });

    private static string Code<T>(Result<T> result) => result.Refusals.ShouldHaveSingleItem().Code;
}
