using Microsoft.Extensions.Logging.Abstractions;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;

namespace ReviewConsole.Features.Cases.Hold;

// The loop is tried here alone: a server has a clock of its own.
public sealed class AsideKeeperOnSqliteTests : AsideKeeperTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task The_loop_brings_back_everything_that_is_due_and_nothing_else()
    {
        var lin = await World.ReaderAsync();
        var (past, future) = (await AsideAsync(lin, TimeSpan.FromHours(1)), await AsideAsync(lin, TimeSpan.FromDays(2)));
        var keeper = new AsideKeeper(World.Door, World.Databases, World.Clock, NullLogger<AsideKeeper>.Instance);
        await keeper.BringBackAsync(TestContext.Current.CancellationToken);
        (await World.CaseAsync(past)).State.ShouldBe(CaseState.SetAside);

        World.Clock.GoOn(TimeSpan.FromHours(2));
        await keeper.BringBackAsync(TestContext.Current.CancellationToken);
        await keeper.BringBackAsync(TestContext.Current.CancellationToken);

        (await World.CaseAsync(past)).State.ShouldBe(CaseState.Queued);
        (await World.CaseAsync(future)).State.ShouldBe(CaseState.SetAside);
        (await World.FactsAsync((await World.CaseAsync(past)).Number.Value)).Count(f => f.Kind == FactKinds.SetAsideReturned).ShouldBe(1);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    private async Task<CaseId> AsideAsync(Actor person, TimeSpan rest)
    {
        // Due late enough for either.
        var id = await World.OpenLaterAsync(20);
        await World.DoneAsync(person, new SetAsideCase(id, await World.ClaimAsync(person, id), AsideReason.AskColleague, null, World.Clock.Now + rest));
        return id;
    }
}

public sealed class AsideKeeperOnPostgresTests(PostgresServer server) : AsideKeeperTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class AsideKeeperTests : DataTests
{
    [Fact]
    public async Task What_was_set_aside_is_paused_and_not_unclaimed_until_it_comes_back_to_the_same_person()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync());
        var id = await World.OpenLaterAsync(9);
        await World.DoneAsync(lin, new SetAsideCase(id, await World.ClaimAsync(lin, id), AsideReason.EndOfDay, null, World.Clock.Now.AddHours(1)));

        (await InAsync(CaseView.Mine, lin), await InAsync(CaseView.Waiting, chen), await InAsync(CaseView.Unclaimed, chen)).ShouldBe((1, 1, 0));
        (await World.NextAsync(chen)).ShouldBeNull();
        (await World.NextAsync(lin)).ShouldBeNull("until then its holder takes it up by hand");

        World.Clock.GoOn(TimeSpan.FromHours(1));
        await World.DoneAsync(Actor.System, new BringBack(id));

        (await InAsync(CaseView.Mine, lin), await InAsync(CaseView.Waiting, chen)).ShouldBe((1, 0));
        (await World.NextAsync(chen)).ShouldBeNull();
        (await World.NextAsync(lin))!.Id.ShouldBe(id);
    }

    private async Task<int> InAsync(CaseView view, Actor person)
    {
        var page = await new QueueQuery(World.Databases).ReadAsync(new QueueAddress(new CaseFilter { View = view }), person.Person!.Value, World.Clock.Now);
        return page.Lines.Count;
    }
}
