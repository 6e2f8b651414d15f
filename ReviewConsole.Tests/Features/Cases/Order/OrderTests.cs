using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Order;

public sealed class OrderOnSqliteTests : OrderTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class OrderOnPostgresTests(PostgresServer server) : OrderTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Leads set the weights; the queue follows.</summary>
public abstract class OrderTests : DataTests
{
    private static readonly HarmWeights Livelihood = HarmWeights.Default with { Livelihood = 600 };

    [Fact]
    public async Task A_change_is_kept_with_who_made_it_and_what_it_changed()
    {
        var lead = await World.AddPersonAsync(Role.Lead);

        (await World.DoneAsync(lead, new SetWeights(Livelihood, 0))).ShouldBe(1);

        var fact = (await World.FactsAsync(Streams.Order)).ShouldHaveSingleItem();
        (fact.Kind, fact.Actor).ShouldBe((FactKinds.WeightsSet, lead.Key));
        var codes = FactHash.ReadCodes(fact.Codes);
        codes.ShouldBe(new Dictionary<string, string> { ["version"] = "1", ["livelihood_before"] = "48", ["livelihood"] = "600" }, ignoreOrder: true);
        (await World.ReadAsync(db => WeightsInForce.ReadAsync(db))).ShouldBe(new WeightsInForce(1, Livelihood));
    }

    [Fact]
    public async Task Nothing_is_changed_to_what_it_is_by_who_may_not_or_over_somebody_elses_change()
    {
        var (lead, reviewer) = (await World.AddPersonAsync(Role.Lead), await World.AddPersonAsync(Role.Reviewer));

        await RefusedAsync(reviewer, new SetWeights(Livelihood, 0), "not_allowed");
        await RefusedAsync(lead, new SetWeights(HarmWeights.Default, 0), "weights_unchanged");
        await RefusedAsync(lead, new SetWeights(Livelihood with { MostHeld = -1, MostOrders = 1e9 }, 0), "weight_negative", "weight_too_large");
        await World.DoneAsync(lead, new SetWeights(Livelihood, 0));
        await RefusedAsync(lead, new SetWeights(HarmWeights.Default, 0), "weights_changed");
    }

    [Fact]
    public async Task Of_two_leads_at_once_one_is_told()
    {
        var leads = new[] { await World.AddPersonAsync(Role.Lead), await World.AddPersonAsync(Role.Lead) };

        var answers = await Task.WhenAll(leads.Select((lead, at) => Task.Run(() => World.DoAsync(lead, new SetWeights(Livelihood with { MostHeld = at }, 0)))));

        answers.Count(a => a.IsDone).ShouldBe(1);
        answers.SelectMany(a => a.Refusals).ShouldHaveSingleItem().Code.ShouldBe("weights_changed");
    }

    [Fact]
    public async Task The_queue_follows_piece_by_piece_stays_in_use_and_goes_on_where_a_restart_left_it()
    {
        var (lead, lin) = (await World.AddPersonAsync(Role.Lead), await World.ReaderAsync());
        var ids = new List<CaseId>();
        for (var n = 0; n < 7; n++)
        {
            ids.Add(await World.OpenLaterAsync(n, change: a => a.With("harm.livelihood", n == 6)));
        }

        await World.DoneAsync(lead, new SetWeights(Livelihood, 0));
        (await World.DoneAsync(Actor.System, new Reorder(3))).ShouldBe(new Reordered(3, true));
        (await LeftAsync()).ShouldBe((4, 7));
        (await World.NextAsync(lin))!.Id.ShouldBe(ids[0], "cases are handed over meanwhile; the last has not been reckoned anew yet");

        await using (var restarted = World.AnotherNode())
        {
            await new OrderKeeper(restarted.Door, restarted.Live, restarted.Clock, NullLogger<OrderKeeper>.Instance).CatchUpAsync(CancellationToken.None);
        }

        (await LeftAsync()).ShouldBe((0, 7));
        (await World.NextAsync(lin))!.Id.ShouldBe(ids[6]);
        (await World.DoneAsync(Actor.System, new Reorder(3))).ShouldBe(new Reordered(0, false));
        (await World.FactsAsync(Streams.Order)).Select(f => f.Kind).ShouldBe([FactKinds.WeightsSet, FactKinds.QueueReordered]);
    }

    [Fact]
    public async Task A_line_reckoned_anew_is_what_a_deed_would_have_written()
    {
        var lead = await World.AddPersonAsync(Role.Lead);
        var weights = new HarmWeights(0.3, 12.5, 7, 0.25, 3, 1.7, 11);
        var random = new Random(4);
        for (var n = 0; n < 20; n++)
        {
            await World.OpenAsync(AnAppeal.Any(random).With("harm.heldMinor", random.Next(2_000_000)).With("harm.openOrders", random.Next(9)).With("harm.livelihood", n % 3 == 0));
        }

        await World.DoneAsync(lead, new SetWeights(weights, 0));
        await World.DoneAsync(Actor.System, new Reorder(1000));
        var reckoned = await World.ReadAsync(db => db.CaseRows.AsNoTracking().ToDictionaryAsync(r => r.Id));
        foreach (var (id, row) in reckoned)
        {
            var written = new CaseRow();
            CaseLines.Write(await World.CaseAsync(id), written, new WeightsInForce(1, weights), DataWorld.Rules);
            (row.UrgentAt, row.OrderVersion).ShouldBe((Instants.Whole(written.UrgentAt), 1));
        }
    }

    [Fact]
    public async Task A_new_case_and_one_that_changes_use_the_weights_in_force_at_once()
    {
        var (lead, lin) = (await World.AddPersonAsync(Role.Lead), await World.AddPersonAsync(Role.Reviewer));
        var before = await World.OpenLaterAsync(0, change: a => a.With("harm.livelihood", true));
        var earlier = await UrgentAsync(before);
        await World.DoneAsync(lead, new SetWeights(Livelihood, 0));

        var after = await World.OpenLaterAsync(0, change: a => a.With("harm.livelihood", true));
        await World.ClaimAsync(lin, before);

        (await UrgentAsync(after)).ShouldBe(earlier.AddHours(48 - 600));
        (await UrgentAsync(before)).ShouldBe(await UrgentAsync(after));
        (await LeftAsync()).Left.ShouldBe(0);
    }

    private Task<(int Left, int All)> LeftAsync() => World.ReadAsync(async db => await Reordering.LeftAsync(db, (await WeightsInForce.ReadAsync(db)).Version, CancellationToken.None));

    private Task<DateTimeOffset> UrgentAsync(CaseId id) => World.ReadAsync(db => db.CaseRows.Where(r => r.Id == id).Select(r => r.UrgentAt).SingleAsync());

    private async Task RefusedAsync(Actor actor, SetWeights deed, params string[] codes) =>
        (await World.DoAsync(actor, deed)).Refusals.Select(r => r.Code).ShouldBe(codes);
}
