using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>What the database itself says it will do (EXPLAIN QUERY PLAN): ranges of indexes, nothing sorted, no table read from end to end.</summary>
public sealed class QueueIndexTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private QueryPlans _plans = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.SqliteAsync();
        _plans = new QueryPlans(_database);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Every_view_and_order_reads_a_range_of_an_index_on_the_first_page_and_on_later_ones()
    {
        foreach (var view in Enum.GetValues<CaseView>())
        {
            foreach (var sort in CaseSorts.Of(view))
            {
                var filter = new CaseFilter { View = view, Sort = sort };
                var first = await PlansAsync(new QueueAddress(filter));
                var mark = new PageMark(SomeLines.Now.UtcTicks, 500);
                var later = await PlansAsync(new QueueAddress(filter, After: mark));
                later.AddRange(await PlansAsync(new QueueAddress(filter, Before: mark)));

                QueryPlans.Wasteful(first, allMayBeWalked: view == CaseView.All).ShouldBeEmpty(filter.ToQuery());
                QueryPlans.Wasteful(later).ShouldBeEmpty(filter.ToQuery());

                // Thousands of lines may have the same key (no money held): among them, too, reading starts at the mark.
                later.ShouldContain(step => step.Contains("Id>?", StringComparison.Ordinal), filter.ToQuery());
                later.ShouldContain(step => step.Contains("Id<?", StringComparison.Ordinal), filter.ToQuery());
            }
        }
    }

    [Theory]
    [InlineData("AP-2026-000123")]
    [InlineData("123")]
    [InlineData("徐")]
    [InlineData("xy-829341")]
    [InlineData("Weber")]
    [InlineData("maria@example.org")]
    [InlineData("138 1234 5678")]
    public async Task A_search_reads_a_range_of_an_index_for_each_way(string text)
    {
        var filter = new CaseFilter { View = CaseView.All, Text = text };
        var plans = await PlansAsync(new QueueAddress(filter));
        for (var way = 0; way < 6; way++)
        {
            plans.AddRange(await PlansAsync(new QueueAddress(filter, After: new PageMark(way, 7))));
            plans.AddRange(await PlansAsync(new QueueAddress(filter, Before: new PageMark(way, 7))));
        }

        plans.Count.ShouldBeGreaterThan(1);
        QueryPlans.Wasteful(plans).ShouldBeEmpty();
    }

    [Fact]
    public async Task Counting_the_views_reads_indexes_alone()
    {
        var plans = await _plans.ReadAsync(db => new QueueCounts(db).ReadAsync(new CaseFilter(), SomeLines.Me, SomeLines.Now));

        QueryPlans.Wasteful(plans, allMayBeWalked: true).ShouldBeEmpty();

        // Of what is mine there is never much: those lines may be looked at.
        var others = plans.Where(p => p.Contains("INDEX", StringComparison.Ordinal) && !p.Contains("Holder", StringComparison.Ordinal)
            && !p.Contains("Assignee", StringComparison.Ordinal)).ToList();
        others.Count.ShouldBe(6, "unclaimed, waiting, overdue in two lanes, decided, all");
        others.ShouldAllBe(step => step.Contains("COVERING", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_filter_beside_the_view_keeps_the_order_of_the_index()
    {
        var filter = new CaseFilter
        {
            View = CaseView.Unclaimed,
            Scope = RestrictionScope.Login,
            Signal = "new_device",
            Who = Whose.Nobody,
            Age = CaseAge.OverWeek,
            Language = "zh",
        };

        QueryPlans.Wasteful(await PlansAsync(new QueueAddress(filter))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_that_has_no_index_is_found()
    {
        var plans = await _plans.ReadAsync(async db =>
        {
            await using var context = await db.CreateDbContextAsync();
            return await context.CaseRows.OrderBy(r => r.Language).Take(50).ToListAsync();
        });

        QueryPlans.Wasteful(plans, allMayBeWalked: true).ShouldNotBeEmpty();
    }

    private Task<List<string>> PlansAsync(QueueAddress address) => _plans.ReadAsync(db => new QueueQuery(db).ReadAsync(address, SomeLines.Me, SomeLines.Now));
}
