using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Setup;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

public sealed class KeptOnSqliteTests : KeptTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class KeptOnPostgresTests(PostgresServer server) : KeptTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class KeptTests : DataTests
{
    private static readonly DateTimeOffset Later = AnAppeal.Now.AddDays(14);

    [Fact]
    public async Task A_kept_line_goes_in_at_last_and_is_settled()
    {
        var early = Early();
        await World.ImportAsync(AFile.Of(early));
        World.Clock.Now = Later;

        var answer = (await RetryAsync(Actor.Operator)).Answer;

        answer.Became!.Value.Number.Value.ShouldEndWith("-000001");
        (await World.KeptAsync()).Single().ShouldSatisfyAllConditions(
            k => k.BecameCase.ShouldBe(answer.Became.Value.Case), k => k.SettledAt.ShouldNotBeNull(), k => k.AppealId.ShouldBe(early.Id));
        (await World.FactsAsync(Streams.Intake)).Select(f => f.Kind).ShouldBe([FactKinds.AppealRefused, FactKinds.ImportFinished, FactKinds.RefusedSettled]);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task A_line_that_came_in_by_another_file_meanwhile_is_settled_as_known()
    {
        var early = Early();
        await World.ImportAsync(AFile.Of(early));
        World.Clock.Now = Later;
        await World.ImportAsync(AFile.Of(early.Copy()));

        (await RetryAsync(Actor.Operator)).Answer.Became!.Value.Kind.ShouldBe(Data.Intake.IntakeKind.Known);

        (await World.KeptAsync()).Single().BecameCase.ShouldNotBeNull();
        (await World.CountAsync()).Cases.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_refused_again_keeps_its_row_with_new_reasons()
    {
        var early = Early();
        await World.ImportAsync(AFile.Of(early));
        await World.ImportAsync(AFile.Of(early.Copy().ReceivedAt(AnAppeal.Now)));
        World.Clock.Now = Later;

        (await RetryAsync(Actor.Operator)).Answer.Refusals.Single().Code.ShouldBe("appeal_changed");

        (await World.KeptAsync()).Single().ShouldSatisfyAllConditions(
            k => k.SettledAt.ShouldBeNull(), k => k.Refusals.Single().Code.ShouldBe("appeal_changed"));
        (await World.FactsAsync(Streams.Intake))[^1].Codes.ShouldContain("\"why\":\"appeal_changed\"");
    }

    [Fact]
    public async Task Two_leads_at_once_settle_a_line_once()
    {
        await World.ImportAsync(AFile.Of(Early()));
        World.Clock.Now = Later;
        var leads = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => World.AddPersonAsync(Role.Lead)));

        var answers = await Task.WhenAll(leads.Select(RetryAsync));

        answers.Count(a => a.IsDone).ShouldBe(1);
        answers.Where(a => !a.IsDone).ShouldAllBe(a => a.Refusals[0].Code == "refused_settled");
        (await World.CountAsync()).Cases.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_put_away_is_kept_anew_when_it_is_refused_again()
    {
        await World.ImportAsync(AFile.Of("{}", "{}"));
        await World.DoneAsync(Actor.Operator, new PutAway((await World.KeptAsync()).Single().Id));

        await World.ImportAsync(AFile.Of("{}"));

        (await World.KeptAsync()).Select(k => k.SettledAt is null).ShouldBe([false, true]);
        (await World.DoAsync(Actor.Operator, new PutAway((await World.KeptAsync())[0].Id))).Refusals.Single().Code.ShouldBe("refused_settled");
    }

    [Fact]
    public async Task Many_are_put_away_at_once_each_with_its_fact_and_who_was_quicker_stays_so()
    {
        await World.ImportAsync(AFile.Of(Enumerable.Range(0, 30).Select(at => "{" + at)));
        var ids = (await World.KeptAsync()).Select(k => k.Id).ToList();
        await World.DoneAsync(Actor.Operator, new PutAway(ids[3]));

        (await World.DoneAsync(Actor.Operator, new PutManyAway(ids))).ShouldBe(29);

        (await World.KeptAsync()).ShouldAllBe(k => k.SettledAt != null && k.BecameCase == null);
        (await World.FactsAsync(Streams.Intake)).Count(f => f.Kind == FactKinds.RefusedSettled).ShouldBe(30);
        (await World.DoAsync(await World.AddPersonAsync(Role.Reviewer), new PutManyAway(ids))).Refusals.Single().Code.ShouldBe("not_allowed");
    }

    [Fact]
    public async Task Only_a_lead_the_operator_and_the_platform_settle_and_copy()
    {
        await World.ImportAsync(AFile.Of("{}"));
        var row = (await World.KeptAsync()).Single().Id;
        var reviewer = await World.AddPersonAsync(Role.Reviewer);

        (await RetryAsync(reviewer)).Refusals.Single().Code.ShouldBe("not_allowed");
        (await World.DoAsync(reviewer, new PutAway(row))).Refusals.Single().Code.ShouldBe("not_allowed");
        (await World.DoAsync(await World.AddPersonAsync(Role.Auditor), new CopyKept())).Refusals.Single().Code.ShouldBe("not_allowed");
        (await World.DoAsync(await World.AddPersonAsync(Role.Lead), new CopyKept())).IsDone.ShouldBeTrue();
        (await World.KeptAsync()).Single().SettledAt.ShouldBeNull();
    }

    [Fact]
    public async Task All_that_wait_are_read_a_few_at_a_time_and_counted()
    {
        await World.ImportAsync(AFile.Of(Enumerable.Range(0, 47).Select(at => "{" + at)));
        await World.DoneAsync(Actor.Operator, new PutAway((await World.KeptAsync())[10].Id));

        var all = await Lines.AllAsync().Select(row => row.Id).ToListAsync();

        all.Count.ShouldBe(46);
        all.ShouldBeInOrder();
        (await Lines.CountAsync()).ShouldBe(46);
    }

    private KeptLines Lines => new(World.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<Data.Context.ReviewDb>>());

    // Received "next week": refused today, welcome then.
    private static AnAppeal Early() => new AnAppeal().ReceivedAt(AnAppeal.Now.AddDays(7));

    private async Task<Result<RetryAnswer>> RetryAsync(Actor actor) =>
        await new Retrying(Lines, World.Door, CatalogueFiles.Own, World.Clock, World.Services.GetRequiredService<Database>()).OneAsync(actor, (await World.KeptAsync()).Single().Id);
}
