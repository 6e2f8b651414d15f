using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <inheritdoc/>
public sealed class TellSignalsOnSqliteTests : TellSignalsTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

/// <inheritdoc/>
public sealed class TellSignalsOnPostgresTests(PostgresServer server) : TellSignalsTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>The risk engine's owners are told which signals were wrong.</summary>
public abstract class TellSignalsTests : DataTests
{
    [Fact]
    public async Task A_month_that_is_over_is_told_once_without_a_word_about_a_person()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.ApproveAsync(lin, await World.OpenAsync());
        var zone = DataWorld.Rules.Calendar.Zone;
        var today = Domain.Clocks.LocalDays.Of(World.Clock.Now, zone);
        var month = new DateOnly(today.Year, today.Month, 1);
        (await World.DoAsync(Actor.System, new TellSignals(month))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("signals_told", "it is not over");
        World.Clock.GoOn(TimeSpan.FromDays(31));

        (await World.DoneAsync(Actor.System, new TellSignals(month))).ShouldBeGreaterThan(0);
        (await World.DoAsync(Actor.System, new TellSignals(month))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("signals_told");

        var row = await World.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Type == TellSignals.Type));
        row.CaseId.ShouldBeNull();
        var data = JsonNode.Parse(row.Data)!;
        data["month"]!.GetValue<string>().ShouldBe($"{month:yyyy-MM}");
        var first = data["signals"]!.AsArray()[0]!;
        first["fired"]!.GetValue<int>().ShouldBe(1);
        first["right"].ShouldBeNull("one case says nothing");
        var opened = await World.ReadAsync(db => db.CaseRows.AsNoTracking().FirstAsync());
        row.Data.ShouldNotContain(opened.AccountId);
        row.Data.ShouldNotContain(opened.Number.Value);
        (await World.FactsAsync(Data.Stored.Streams.Quality)).ShouldHaveSingleItem().Kind.ShouldBe(FactKinds.SignalsTold);
    }

    [Fact]
    public async Task A_month_without_decisions_sends_nothing_and_is_told_all_the_same()
    {
        (await World.DoneAsync(Actor.System, new TellSignals(new DateOnly(2020, 1, 1)))).ShouldBe(0);

        (await World.ReadAsync(db => db.Outbox.CountAsync(m => m.Type == TellSignals.Type))).ShouldBe(0);
    }
}
