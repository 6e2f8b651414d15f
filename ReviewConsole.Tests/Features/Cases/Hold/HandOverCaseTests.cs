using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.People;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Hold;

public sealed class HandOverCaseOnSqliteTests : HandOverCaseTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class HandOverCaseOnPostgresTests(PostgresServer server) : HandOverCaseTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class HandOverCaseTests : DataTests
{
    [Fact]
    public async Task The_colleague_is_handed_the_case_next_whatever_its_language_and_finds_the_sheet()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync("en"));
        await World.OpenLaterAsync(0);
        var id = await World.OpenLaterAsync(9, "uk");

        await World.DoneAsync(lin, new HandOverCase(id, await World.ClaimAsync(lin, id), chen.Person, "What was found.", "The letter."));

        (await World.NextAsync(lin))!.Id.ShouldNotBe(id);
        var taken = (await World.NextAsync(chen))!;
        (taken.Id, taken.Claim!.WasAssigned, taken.Sheet!.From, taken.Sheet.Open).ShouldBe((id, true, lin.Person!.Value, "The letter."));
    }

    [Theory]
    [InlineData("disabled", "cannot")]
    [InlineData("invited", "cannot")]
    [InlineData("auditor", "cannot")]
    [InlineData("nobody", "cannot")]
    [InlineData("away", "away")]
    [InlineData("interested", "barred")]
    public async Task What_a_colleague_is_is_read_when_it_is_done_and_not_believed(string what, string why)
    {
        var lin = await World.ReaderAsync();
        var id = await World.OpenAsync();
        var to = await World.AddPersonAsync(what == "auditor" ? Role.Auditor : Role.Reviewer, p =>
        {
            p.DisabledAt = what == "disabled" ? World.Clock.Now : null;
            p.PasswordHash = what == "invited" ? null : "set";
            p.AwayUntil = what == "away" ? World.Clock.Now.AddDays(1) : null;
        });
        if (what == "interested")
        {
            await World.DoneAsync(to, new DeclareInterest((await World.CaseAsync(id)).Account.Id));
        }

        var whom = what == "nobody" ? new PersonId(Guid.NewGuid()) : to.Person;
        var answer = await World.DoAsync(lin, new HandOverCase(id, await World.ClaimAsync(lin, id), whom, "done", "open"));

        answer.Refusals.ShouldHaveSingleItem().Values["why"].ShouldBe(why);
    }

    [Fact]
    public async Task A_case_given_at_the_moment_somebody_is_shut_out_is_never_left_with_them()
    {
        await using var otherNode = World.AnotherNode();
        var (lin, admin) = (await World.ReaderAsync(), await World.AddPersonAsync(Role.Admin));
        for (var at = 0; at < 12; at++)
        {
            var (id, to) = (await World.OpenAsync(), await World.ReaderAsync());
            var token = await World.ClaimAsync(lin, id);

            var handed = Task.Run(() => World.DoAsync(lin, new HandOverCase(id, token, to.Person, "done", "open")));
            var shutOut = Task.Run(() => otherNode.DoAsync(admin, new DisablePerson(to.Person!.Value)));
            await Task.WhenAll(handed, shutOut);

            (await shutOut).IsDone.ShouldBeTrue();
            (await World.CaseAsync(id)).FallsBackTo.ShouldBeNull();
            await World.DoAsync(lin, new ReleaseCase(id, token));
        }
    }

    [Fact]
    public async Task Offered_is_who_may_have_it_first_who_reads_its_language_and_has_least_to_do()
    {
        var lin = await World.ReaderAsync();
        var idle = await World.AddPersonAsync(Role.Reviewer, p => (p.Alias, p.Reads) = ("Idle", "en"));
        var busy = await World.AddPersonAsync(Role.Lead, p => (p.Alias, p.Reads) = ("Busy", "en zh"));
        var other = await World.AddPersonAsync(Role.Reviewer, p => (p.Alias, p.Reads) = ("Other", "uk"));
        await World.AddPersonAsync(Role.Auditor);
        await World.AddPersonAsync(Role.Reviewer, p => p.DisabledAt = World.Clock.Now);
        await World.AddPersonAsync(Role.Reviewer, p => p.PasswordHash = null);
        await World.AddPersonAsync(Role.Reviewer, p => p.AwayUntil = World.Clock.Now.AddHours(1));
        var skipped = await World.ReaderAsync();
        var interested = await World.ReaderAsync();
        var id = await World.OpenAsync();
        await World.DoneAsync(interested, new DeclareInterest((await World.CaseAsync(id)).Account.Id));
        await World.DoneAsync(skipped, new SkipCase(id, await World.ClaimAsync(skipped, id), SkipReason.NeedsSpecialist, "UTC"));
        await World.ClaimAsync(busy, await World.OpenAsync());
        await World.AssignAsync(await World.OpenAsync(), busy);
        var aside = await World.OpenAsync();
        await World.DoneAsync(busy, new SetAsideCase(aside, await World.ClaimAsync(busy, aside), AsideReason.EndOfDay, null, World.Clock.Now.AddHours(1)));

        var offered = await new Successors(World.Databases).OfAsync(await World.CaseAsync(id), lin.Person!.Value, World.Clock.Now);

        offered.Select(c => (c.Id, c.ReadsIt, c.Held, c.Next)).ShouldBe(
        [
            (idle.Person!.Value, true, 0, 0), (busy.Person!.Value, true, 2, 1), (other.Person!.Value, false, 0, 0),
        ]);
    }

}
