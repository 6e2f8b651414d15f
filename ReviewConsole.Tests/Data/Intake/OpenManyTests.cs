using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Intake;

public sealed class OpenManyOnSqliteTests : OpenManyTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class OpenManyOnPostgresTests(PostgresServer server) : OpenManyTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class OpenManyTests : DataTests
{
    [Fact]
    public async Task Many_appeals_open_a_case_each_as_they_would_one_by_one()
    {
        var appeals = Enumerable.Range(0, 20).Select(_ => new AnAppeal()).ToList();

        var answers = await OpenAsync(appeals);

        answers.Select(a => a!.Value.Number.Value).ShouldBe(Enumerable.Range(1, 20).Select(n => $"AP-2026-{n:D6}"));
        answers.ShouldAllBe(a => a!.Value.Kind == IntakeKind.Opened);
        foreach (var (appeal, answer) in appeals.Zip(answers))
        {
            var opened = await World.CaseAsync(answer!.Value.Case);
            opened.Appeals.Single().AppealId.ShouldBe(appeal.Id);
            (await World.FactsAsync(opened.Number.Value)).Single().Kind.ShouldBe(FactKinds.CaseOpened);
            (await World.ReadAsync(db => db.CaseRows.SingleAsync(r => r.Id == opened.Id))).AccountId.ShouldBe(opened.Account.Id);
        }

        (await World.ReadAsync(db => db.Outbox.Where(o => o.Type == "case.opened").Select(o => o.CaseId).Distinct().CountAsync())).ShouldBe(20);
        (await World.ReadAsync(db => db.DailyCounts.Where(c => c.Measure == Domain.Quality.Measures.Opened).SumAsync(c => c.Count))).ShouldBe(20);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_not_simply_new_is_left_alone_and_takes_no_number()
    {
        var known = new AnAppeal();
        var first = await World.DoneAsync(Actor.Platform, new OpenCase(known.Message()));
        var joins = new AnAppeal().Against(known.Message().Restriction.Id).With("account.id", known.Message().Account.Id);
        var signalled = new AnAppeal();
        await KeepAsync(signalled.Message());

        var answers = await OpenAsync([known, new AnAppeal(), joins, signalled, new AnAppeal()]);

        answers.Select(a => a?.Number.Value).ShouldBe([null, "AP-2026-000002", null, null, "AP-2026-000003"]);
        (await World.CaseAsync(first.Case)).Appeals.Count.ShouldBe(1);
        (await World.DoneAsync(Actor.Platform, new OpenCase(new AnAppeal().Message()))).Number.Value.ShouldBe("AP-2026-000004");
    }

    [Fact]
    public async Task Nobody_who_may_not_bring_one_appeal_brings_many()
    {
        var reviewer = await World.AddPersonAsync(Role.Reviewer);

        (await World.DoAsync(reviewer, Of([new AnAppeal(), new AnAppeal()]))).Refusals.Single().Code.ShouldBe("not_allowed");

        (await World.ReadAsync(db => db.Cases.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_appeals_at_once_by_two_nodes_open_one_case_each()
    {
        await using var other = World.AnotherNode();
        var appeals = Enumerable.Range(0, 12).Select(_ => new AnAppeal()).ToList();

        var answers = await Task.WhenAll(World.DoneAsync(Actor.Platform, Of(appeals)), other.DoneAsync(Actor.Operator, Of([.. appeals.AsEnumerable().Reverse()])));

        answers.SelectMany(a => a).Count(a => a is not null).ShouldBe(12);
        (await World.ReadAsync(db => db.Cases.CountAsync())).ShouldBe(12);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    private static OpenMany Of(IReadOnlyList<AnAppeal> appeals) => new([.. appeals.Select(a => new WantedCase(new OpenCase(a.Message())))]);

    private Task<IReadOnlyList<IntakeAnswer?>> OpenAsync(IReadOnlyList<AnAppeal> appeals) => World.DoneAsync(Actor.Platform, Of(appeals));

    // As a security event leaves it for an account that has no case.
    private Task<Done> KeepAsync(AppealMessage message) => World.DoneAsync(Actor.System, new KeepSignal(message));

    private sealed record KeepSignal(AppealMessage Message) : Deeds.Deed<Done>
    {
        public override May Needs => May.KeepEvents;

        public override Task<Result<Done>> DoAsync(Deeds.DeedScope scope)
        {
            scope.Db.KeptSignals.Add(new KeptSignal
            {
                Id = Guid.CreateVersion7(),
                Whose = Events.Whose.Of(Message.Account)[0],
                Fired = Message.Signals[0],
                Event = "event",
                Token = "token",
                At = scope.Now,
                StaleFrom = scope.Now.AddDays(1),
            });
            return Task.FromResult<Result<Done>>(Done.It);
        }
    }
}
