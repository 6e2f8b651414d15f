using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>Taking the next case reads ranges of indexes, however long the queue is.</summary>
public sealed class NextIndexTests : IAsyncLifetime
{
    private DataWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = new DataWorld(await TestDatabase.SqliteAsync());

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Each_language_is_a_range_of_the_index_in_the_order_of_the_queue()
    {
        var lin = await _world.ReaderAsync("en zh es");
        await _world.OpenAsync();
        using var screen = await _world.ScreenAsync(lin);

        var plans = await new QueryPlans(_world.Database).ReadAsync(db => new NextQuery(db, _world.Clock, DataWorld.Rules).PeekAsync(screen));

        QueryPlans.Wasteful(plans).ShouldBeEmpty();
        plans.Count(step => step.Contains("(Lane=? AND Language=?)", StringComparison.Ordinal)).ShouldBe(3, string.Join('\n', plans));
        plans.ShouldContain(step => step.Contains("Assignee=?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asking_again_behind_the_lock_looks_at_one_line()
    {
        var reader = new NextReader(SomeLines.Me, false, ["en"]);

        var plans = await new QueryPlans(_world.Database).ReadAsync(async db =>
        {
            await using var context = await db.CreateDbContextAsync();
            return await NextCases.IsForAsync(context, reader, new CaseId(1), SomeLines.Now, CancellationToken.None);
        });

        // Whether there is one is asked of no table.
        QueryPlans.Wasteful(plans.Where(step => step != "SCAN CONSTANT ROW")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_left_of_a_new_order_is_counted_and_read_from_an_index()
    {
        var plans = await new QueryPlans(_world.Database).ReadAsync(async db =>
        {
            await using var context = await db.CreateDbContextAsync();
            await Reordering.SomeAsync(context, WeightsInForce.Own, 10, CancellationToken.None);
            return await Reordering.LeftAsync(context, 1, CancellationToken.None);
        });

        QueryPlans.Wasteful(plans).ShouldBeEmpty(string.Join('\n', plans));
        plans.Count(step => step.Contains("(Lane=? AND OrderVersion<?)", StringComparison.Ordinal)).ShouldBe(2 * Enum.GetValues<Lane>().Count(lane => lane != Lane.Done));
    }
}
