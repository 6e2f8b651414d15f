using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Signals;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Counters;

public sealed class DailyCountsOnSqliteTests : DailyCountsTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class DailyCountsOnPostgresTests(PostgresServer server) : DailyCountsTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>What the deeds count is what anybody reckons from the cases.</summary>
public abstract class DailyCountsTests : DataTests
{
    [Fact]
    public async Task Counters_kept_by_the_deeds_are_what_is_reckoned_anew()
    {
        var (lin, lead) = (await World.AddPersonAsync(Role.Reviewer), await World.AddPersonAsync(Role.Lead));
        var approved = await World.OpenAsync();
        await World.ApproveAsync(lin, approved);
        var denied = await World.OpenAsync(new AnAppeal().Against("rs-again").With("account.id", "xy-again"));
        await World.DenyAsync(lin, denied);
        await ShouldAgreeAsync();

        // Taken back, decided again on another day, corrected, appealed again.
        await World.DoneAsync(lin, new TakeBackDecision(denied));
        await ShouldAgreeAsync();
        (await CountAsync(Measures.Decided, "deny")).ShouldBe(0);
        World.Clock.GoOn(TimeSpan.FromDays(1));
        var token = await World.ClaimAsync(lin, denied);
        await World.DoneAsync(lin, new DecideCase(denied, token, CaseSteps.ToDeny()));
        await World.DoneAsync(lead, new CorrectDecision(approved));
        token = (await World.CaseAsync(approved)).Claim!.Token;
        await World.DoneAsync(lead, new SetFinding(approved, token, 0, Finding.Wrong, null));
        await World.DoneAsync(lead, new DecideCase(approved, token, CaseSteps.ToApprove() with { SupersedeReason = "The clerk has seen the document since." }));
        await World.DoneAsync(Actor.Platform, new OpenCase(new AnAppeal().Against("rs-again").With("account.id", "xy-again").Message()));
        await ShouldAgreeAsync();

        (await CountAsync(Measures.Opened, null)).ShouldBe(3);
        (await CountAsync(Measures.Finished, lead.Person!.Value.Value.ToString("D"))).ShouldBe(1);
        (await CountAsync(Measures.Finished, lin.Person!.Value.Value.ToString("D"))).ShouldBe(1, "a corrected decision is another's");
    }

    [Fact]
    public async Task Two_hundred_deeds_at_once_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => World.OpenAsync(new AnAppeal().With("account.id", $"xy-{n}"))));

        await ShouldAgreeAsync();
        (await CountAsync(Measures.Opened, null)).ShouldBe(200);
    }

    private async Task ShouldAgreeAsync()
    {
        var reckoned = await World.ReadAsync(db => DailyCounts.ReckonAsync(db, DataWorld.Rules.Calendar.Zone));
        var kept = await World.ReadAsync(db => db.DailyCounts.Where(c => c.Count != 0).ToDictionaryAsync(c => (c.Day, new Counted(c.Measure, c.Key)), c => c.Count));
        kept.OrderBy(c => c.Key.ToString(), StringComparer.Ordinal).ShouldBe(reckoned.OrderBy(c => c.Key.ToString(), StringComparer.Ordinal));
    }

    private Task<int> CountAsync(string measure, string? key) =>
        World.ReadAsync(db => db.DailyCounts.Where(c => c.Measure == measure && (key == null || c.Key == key)).SumAsync(c => c.Count));
}
