using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Signals;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Deeds;

public sealed class VersionOnSqliteTests : VersionTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class VersionOnPostgresTests(PostgresServer server) : VersionTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class VersionTests : DataTests
{
    [Fact]
    public async Task Every_change_raises_the_version_also_one_of_a_child_alone()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync(new AnAppeal().Against("rs-version").With("account.id", "xy-version"));
        (await VersionAsync(id)).ShouldBe(1);

        var token = await World.ClaimAsync(lin, id);
        (await VersionAsync(id)).ShouldBe(2);
        await World.DoneAsync(lin, new OpenEvidence(id, 0));
        (await VersionAsync(id)).ShouldBe(3);
        await World.DoneAsync(lin, new SetFinding(id, token, 0, Finding.Explained, "as you say"));
        (await VersionAsync(id)).ShouldBe(4);
        await World.DoneAsync(lin, new OfferRoute(id, token, "notarised"));
        (await VersionAsync(id)).ShouldBe(5);
        await World.DoneAsync(Actor.Platform, new OpenCase(new AnAppeal().Against("rs-version").With("account.id", "xy-version").Message()));
        (await VersionAsync(id)).ShouldBe(6);
    }

    [Fact]
    public async Task Looking_leaves_the_version_alone()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        await World.DoneAsync(lin, new OpenEvidence(id, 0));

        await World.DoneAsync(lin, new ViewCase(id));
        await World.DoneAsync(lin, new RevealField(id, RevealableField.Name, RevealReason.CompareEvidence, null));
        await World.DoneAsync(lin, new OpenEvidence(id, 0));

        (await VersionAsync(id)).ShouldBe(2);
        (await World.FactsAsync("AP-2026-000001")).Select(f => f.Kind).ShouldBe(["case_opened", "evidence_opened", "case_viewed", "field_revealed"]);
    }

    [Fact]
    public async Task Whoever_loaded_the_case_before_cannot_overwrite_it()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        await using var stale = World.Open();
        var loaded = await stale.Cases.SingleAsync(c => c.Id == id);
        await World.DoneAsync(lin, new OpenEvidence(id, 0));

        stale.Entry(loaded).Property(c => c.Assignee).CurrentValue = lin.Person;

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => stale.SaveChangesAsync());
    }

    private Task<long> VersionAsync(CaseId id) => World.ReadAsync(db => db.Cases.Where(c => c.Id == id).Select(c => EF.Property<long>(c, "Version")).SingleAsync());
}
