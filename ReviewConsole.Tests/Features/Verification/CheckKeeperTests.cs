using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Verification;

public sealed class CheckKeeperOnSqliteTests : CheckKeeperTests
{
    [Fact]
    public async Task The_loop_finds_every_case_whose_checks_are_over()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var (late, early) = (await WaitingAsync(lin, "otp_email"), await WaitingAsync(lin, "postal_code"));
        World.Clock.GoOn(TimeSpan.FromDays(8));

        await new CheckKeeper(World.Door, World.Services.GetRequiredService<IDbContextFactory<ReviewDb>>(), World.Clock, NullLogger<CheckKeeper>.Instance)
            .CatchUpAsync(CancellationToken.None);

        ((await World.CaseAsync(late)).State, (await World.CaseAsync(early)).State).ShouldBe((CaseState.Queued, CaseState.Waiting));
    }

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class CheckKeeperOnPostgresTests(PostgresServer server) : CheckKeeperTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Checks whose time is over end by themselves.</summary>
public abstract class CheckKeeperTests : DataTests
{
    [Fact]
    public async Task A_case_that_waited_for_nothing_else_goes_back_to_its_person()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await WaitingAsync(lin, "otp_email", "postal_code");

        World.Clock.GoOn(TimeSpan.FromDays(8));
        await World.DoneAsync(Actor.System, new ExpireChecks(id));
        var half = await World.CaseAsync(id);
        half.State.ShouldBe(CaseState.Waiting, "the letter is still under way");
        half.ChecksOfRound.Select(c => c.State).ShouldBe([CheckState.Expired, CheckState.Offered], ignoreOrder: true);

        World.Clock.GoOn(TimeSpan.FromDays(30));
        await World.DoneAsync(Actor.System, new ExpireChecks(id));
        var whole = await World.CaseAsync(id);
        (whole.State, whole.Assignee).ShouldBe((CaseState.Queued, lin.Person!.Value));
        (await World.FactsAsync(whole.Number.Value))[^1].Kind.ShouldBe(FactKinds.ChecksOver);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_still_open_or_ended_already_is_left_alone()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        var token = await World.ClaimAsync(lin, id);
        await World.CheckAsync(lin, id, token, "otp_email", CheckState.Passed);
        await World.DoneAsync(lin, new OfferRoute(id, token, "postal_code"));
        var facts = (await World.FactsAsync((await World.CaseAsync(id)).Number.Value)).Count;

        World.Clock.GoOn(TimeSpan.FromDays(2));
        await World.DoneAsync(Actor.System, new ExpireChecks(id));

        (await World.FactsAsync((await World.CaseAsync(id)).Number.Value)).Count.ShouldBe(facts);
    }

    [Fact]
    public async Task Nobody_but_the_program_ends_them()
    {
        var id = await World.OpenAsync();

        (await World.DoAsync(await World.AddPersonAsync(Role.Lead), new ExpireChecks(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_allowed");
    }

    private protected async Task<CaseId> WaitingAsync(Actor person, params string[] routes)
    {
        var id = await World.OpenAsync();
        var token = await World.ClaimAsync(person, id);
        foreach (var route in routes)
        {
            await World.DoneAsync(person, new OfferRoute(id, token, route));
        }

        await World.DoneAsync(person, new WaitForCheck(id, token));
        return id;
    }
}
