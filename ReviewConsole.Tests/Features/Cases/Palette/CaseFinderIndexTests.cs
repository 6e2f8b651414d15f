using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;

namespace ReviewConsole.Features.Cases.Palette;

/// <summary>Whatever names a case is looked up in an index, however many cases there are.</summary>
public sealed class CaseFinderIndexTests : IAsyncLifetime
{
    private readonly AnAppeal _appeal = new();
    private DataWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = new DataWorld(await TestDatabase.SqliteAsync());
        await _world.OpenAsync(_appeal);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_restriction_and_an_appeal_are_each_one_entry_of_an_index()
    {
        var plans = await PlansAsync(_appeal.Id);

        QueryPlans.Wasteful(plans).ShouldBeEmpty();
        plans.ShouldContain(step => step.Contains("(RestrictionId=?)", StringComparison.Ordinal), string.Join('\n', plans));
        plans.ShouldContain(step => step.Contains("(AppealId=?)", StringComparison.Ordinal), string.Join('\n', plans));
    }

    [Theory]
    [InlineData("AP-2026-000001")]
    [InlineData("1")]
    [InlineData("xy-829341")]
    [InlineData("maria@example.org")]
    [InlineData("+86 138 1234 5678")]
    [InlineData("Maria")]
    [InlineData("徐")]
    public async Task Every_other_name_is_ranges_of_indexes(string text)
    {
        var plans = await PlansAsync(text);

        plans.ShouldNotBeEmpty();
        QueryPlans.Wasteful(plans).ShouldBeEmpty(string.Join('\n', plans));
    }

    [Fact]
    public async Task Cases_that_were_open_lately_are_entries_of_an_index()
    {
        var plans = await new QueryPlans(_world.Database).ReadAsync(db => Finder(db).OfNumbersAsync([CaseNumber.Of(2026, 1), CaseNumber.Of(2026, 2)]));

        QueryPlans.Wasteful(plans).ShouldBeEmpty(string.Join('\n', plans));
        plans.ShouldContain(step => step.Contains("(Number=?)", StringComparison.Ordinal), string.Join('\n', plans));
    }

    private Task<List<string>> PlansAsync(string text) => new QueryPlans(_world.Database).ReadAsync(db => Finder(db).FindAsync(text, SomeLines.Me, SomeLines.Now));

    private static CaseFinder Finder(Microsoft.EntityFrameworkCore.IDbContextFactory<Data.Context.ReviewDb> databases) => new(new QueueQuery(databases), databases);
}
