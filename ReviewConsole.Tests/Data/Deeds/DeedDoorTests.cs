using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Deeds;

public sealed class DeedDoorOnSqliteTests : DeedDoorTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class DeedDoorOnPostgresTests(PostgresServer server) : DeedDoorTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class DeedDoorTests : DataTests
{
    [Fact]
    public async Task A_person_who_is_unknown_may_do_nothing() =>
        (await RefusalAsync(Actor.Of(new PersonId(Guid.NewGuid())))).ShouldBe("not_signed_in");

    [Fact]
    public async Task A_disabled_person_may_do_nothing() =>
        (await RefusalAsync(await World.AddPersonAsync(Role.Reviewer, p => p.DisabledAt = AnAppeal.Now))).ShouldBe("not_signed_in");

    [Fact]
    public async Task Somebody_invited_who_has_no_password_yet_may_do_nothing() =>
        (await RefusalAsync(await World.AddPersonAsync(Role.Reviewer, p => p.PasswordHash = null))).ShouldBe("not_signed_in");

    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Admin)]
    public async Task A_role_that_may_not_is_refused(Role role) => (await RefusalAsync(await World.AddPersonAsync(role))).ShouldBe("not_allowed");

    [Fact]
    public async Task Neither_platform_nor_system_nor_operator_work_on_cases()
    {
        foreach (var actor in new[] { Actor.Platform, Actor.System, Actor.Operator })
        {
            (await RefusalAsync(actor)).ShouldBe("not_allowed");
        }
    }

    [Fact]
    public async Task Authority_is_read_when_the_deed_is_done_not_when_the_person_came()
    {
        var person = await World.AddPersonAsync(Role.Reviewer);
        await World.ClaimAsync(person, await World.OpenAsync());

        await World.ReadAsync(db => db.Users.Where(p => p.Id == person.Person!.Value.Value).ExecuteUpdateAsync(p => p.SetProperty(x => x.Role, Role.Auditor)));

        (await RefusalAsync(person)).ShouldBe("not_allowed");
    }

    [Fact]
    public async Task A_case_that_does_not_exist_is_refused_by_name() =>
        (await World.DoAsync(await World.AddPersonAsync(Role.Reviewer), new ClaimCase(new CaseId(404)))).Refusals.Single().Code.ShouldBe("case_unknown");

    [Fact]
    public async Task A_done_deed_leaves_everything_it_changed()
    {
        var id = await World.OpenAsync();
        var before = await CountAsync();

        await World.DoneAsync(await World.AddPersonAsync(Role.Reviewer), TouchEverything.Well(id));

        (await CountAsync()).ShouldBe(before with { Facts = before.Facts + 2, Heads = before.Heads + 1, Outbox = before.Outbox + 1, Numbers = before.Numbers + 1, Claims = 1 });
    }

    [Fact]
    public async Task A_refused_deed_leaves_no_row_no_fact_no_message_and_no_gap_in_the_numbers()
    {
        var id = await World.OpenAsync();
        var person = await World.AddPersonAsync(Role.Reviewer);
        var before = await CountAsync();

        (await World.DoAsync(person, TouchEverything.Refused(id))).Refusals.Single().Code.ShouldBe("not_this_time");

        (await CountAsync()).ShouldBe(before);
        await World.DoneAsync(person, TouchEverything.Well(id));
        (await World.FactsAsync(TouchEverything.Stream)).Single().Codes.ShouldContain("\"1\"");
    }

    [Fact]
    public async Task A_broken_deed_leaves_nothing_and_its_caller_hears_why()
    {
        var id = await World.OpenAsync();
        var person = await World.AddPersonAsync(Role.Reviewer);
        var before = await CountAsync();

        await Should.ThrowAsync<BrokenDeedException>(() => World.DoAsync(person, TouchEverything.Broken(id)));

        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Neighbours_of_refused_and_broken_deeds_are_not_harmed()
    {
        var person = await World.AddPersonAsync(Role.Reviewer);
        var ids = new List<CaseId>();
        for (var at = 0; at < 30; at++)
        {
            ids.Add(await World.OpenAsync());
        }

        var ends = await Task.WhenAll(ids.Select(async (id, at) => (at % 3) switch
        {
            0 => (await World.DoAsync(person, TouchEverything.Well(id))).IsDone ? "done" : "refused",
            1 => (await World.DoAsync(person, TouchEverything.Refused(id))).IsDone ? "done" : "refused",
            _ => await BreaksAsync(person, id),
        }));

        ends.CountBy(end => end).Select(end => end.Value).ShouldBe([10, 10, 10]);
        (await CountAsync()).ShouldSatisfyAllConditions(c => c.Claims.ShouldBe(10), c => c.Numbers.ShouldBe(10));
        (await World.FactsAsync(TouchEverything.Stream)).Count.ShouldBe(10);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task Every_instant_is_a_whole_microsecond()
    {
        World.Clock.Now = AnAppeal.Now.AddTicks(1_234_567);
        var person = await World.AddPersonAsync(Role.Reviewer);

        var at = await World.DoneAsync(person, TouchEverything.Well(await World.OpenAsync()));
        var really = (await World.Door.DoAsync(Actor.Platform, new LeaveFact("clock"))).Answer;

        at.ShouldBe(AnAppeal.Now.AddTicks(1_234_560));
        really.UtcTicks.ShouldBe(really.UtcTicks - (really.UtcTicks % TimeSpan.TicksPerMicrosecond));
        really.Offset.ShouldBe(TimeSpan.Zero);
        (await World.FactsAsync("clock")).Single().At.ShouldBe(really);
    }

    private async Task<string> RefusalAsync(Actor actor)
    {
        var id = await World.OpenAsync();
        var before = await CountAsync();
        var code = (await World.DoAsync(actor, new ClaimCase(id))).Refusals.Single().Code;
        (await CountAsync()).ShouldBe(before);
        return code;
    }

    private async Task<string> BreaksAsync(Actor person, CaseId id)
    {
        await Should.ThrowAsync<BrokenDeedException>(() => World.DoAsync(person, TouchEverything.Broken(id)));
        return "broken";
    }

    private Task<Counts> CountAsync() => World.ReadAsync(async db => new Counts(
        await db.Facts.CountAsync(), await db.JournalHeads.CountAsync(), await db.Outbox.CountAsync(),
        await db.Counters.Where(c => c.Name == TouchEverything.Stream).SumAsync(c => c.Last),
        await db.CaseRows.CountAsync(r => r.Holder != null)));

    private sealed record Counts(int Facts, int Heads, int Outbox, long Numbers, int Claims);
}
