using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Intake;

public sealed class OpenCaseOnSqliteTests : OpenCaseTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class OpenCaseOnPostgresTests(PostgresServer server) : OpenCaseTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class OpenCaseTests : DataTests
{
    [Fact]
    public async Task An_appeal_on_an_unknown_restriction_opens_a_case_and_tells_the_platform_which()
    {
        var appeal = new AnAppeal();

        var answer = await LetInAsync(appeal);

        answer.ShouldBe(new IntakeAnswer(IntakeKind.Opened, new CaseId(1), new CaseNumber("AP-2026-000001")));
        var opened = await World.CaseAsync(answer.Case);
        opened.ShouldSatisfyAllConditions(
            c => c.State.ShouldBe(CaseState.Queued), c => c.Appeals.Single().AppealId.ShouldBe(appeal.Id), c => c.OpenedAt.ShouldBe(World.Clock.Now));
        (await World.FactsAsync("AP-2026-000001")).Single().Kind.ShouldBe(FactKinds.CaseOpened);
        (await World.ReadAsync(db => db.CaseRows.SingleAsync(r => r.Id == answer.Case))).Number.ShouldBe(answer.Number);
        var message = await World.ReadAsync(db => db.Outbox.SingleAsync());
        message.Type.ShouldBe("case.opened");
        message.Data.ShouldBe($$"""{"caseNumber":"AP-2026-000001","appealId":"{{appeal.Id}}","round":1}""");
    }

    [Fact]
    public async Task Numbers_run_on_through_the_year_and_begin_anew_with_the_next()
    {
        (await LetInAsync(new AnAppeal())).Number.Value.ShouldBe("AP-2026-000001");
        (await LetInAsync(new AnAppeal())).Number.Value.ShouldBe("AP-2026-000002");
        World.Clock.Now = new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

        (await LetInAsync(new AnAppeal())).ShouldBe(new IntakeAnswer(IntakeKind.Opened, new CaseId(3), new CaseNumber("AP-2027-000001")));
    }

    [Fact]
    public async Task The_same_appeal_again_changes_nothing_and_names_its_case()
    {
        var appeal = new AnAppeal();
        var first = await LetInAsync(appeal);

        (await LetInAsync(appeal.Copy())).ShouldBe(first with { Kind = IntakeKind.Known });

        (await CountAsync()).ShouldBe((1, 1, 1, 1));
    }

    [Fact]
    public async Task A_known_appeal_with_other_content_is_refused_by_name_and_the_first_stands()
    {
        var appeal = new AnAppeal();
        await LetInAsync(appeal);

        var refusal = (await DoAsync(appeal.Copy().Saying("Something else."))).Refusals.ShouldHaveSingleItem();

        refusal.Code.ShouldBe("appeal_changed");
        refusal.About.ShouldBe("appealId");
        (refusal.Values["appeal"], refusal.Values["case"]).ShouldBe((appeal.Id, "AP-2026-000001"));
        (await World.CaseAsync(new CaseId(1))).Appeals.Single().Statement.ShouldBe(appeal.Message().Statement);
        (await CountAsync()).ShouldBe((1, 1, 1, 1));
    }

    [Fact]
    public async Task A_second_appeal_on_an_open_restriction_joins_its_case()
    {
        var first = new AnAppeal().Against("rs-1").With("account.id", "xy-1");
        var opened = await LetInAsync(first);
        await World.ClaimAsync(await World.AddPersonAsync(Role.Reviewer), opened.Case);

        var second = new AnAppeal().Against("rs-1").With("account.id", "xy-1").ReceivedAt(AnAppeal.Now.AddDays(-3));
        (await LetInAsync(second)).ShouldBe(opened with { Kind = IntakeKind.Joined });

        var joined = await World.CaseAsync(opened.Case);
        joined.Appeals.Select(a => a.AppealId).ShouldBe([first.Id, second.Id], ignoreOrder: true);
        joined.ShouldSatisfyAllConditions(
            c => c.Round.ShouldBe(1), c => c.State.ShouldBe(CaseState.InReview), c => c.ReceivedAt.ShouldBe(AnAppeal.Now.AddDays(-3)));
        (await World.FactsAsync(opened.Number.Value))[^1].Kind.ShouldBe(FactKinds.AppealJoined);
        (await CountAsync()).ShouldBe((1, 2, 3, 1));
        (await LetInAsync(second.Copy())).Kind.ShouldBe(IntakeKind.Known);
    }

    [Fact]
    public async Task An_appeal_on_a_decided_restriction_opens_a_new_round_and_tells_the_platform()
    {
        var first = new AnAppeal().Against("rs-1").With("account.id", "xy-1");
        var opened = await LetInAsync(first);
        await World.DenyAsync(await World.AddPersonAsync(Role.Reviewer), opened.Case);

        var again = await LetInAsync(new AnAppeal().Against("rs-1").With("account.id", "xy-1"));

        again.ShouldBe(opened with { Kind = IntakeKind.NewRound });
        var subject = await World.CaseAsync(opened.Case);
        subject.ShouldSatisfyAllConditions(c => c.Round.ShouldBe(2), c => c.State.ShouldBe(CaseState.Queued), c => c.Decisions.Count.ShouldBe(1));
        (await World.ReadAsync(db => db.Outbox.Where(o => o.Type == "case.opened").OrderBy(o => o.Id).Select(o => o.Data).LastAsync()))
            .ShouldContain("\"round\":2");
        (await LetInAsync(first.Copy())).Kind.ShouldBe(IntakeKind.Known);
    }

    [Fact]
    public async Task A_restriction_known_of_another_account_is_refused()
    {
        await LetInAsync(new AnAppeal().Against("rs-1"));

        var refusal = (await DoAsync(new AnAppeal().Against("rs-1"))).Refusals.ShouldHaveSingleItem();

        (refusal.Code, refusal.About, refusal.Values["restriction"]).ShouldBe(("restriction_of_other_account", "restriction.id", "rs-1"));
        (await CountAsync()).ShouldBe((1, 1, 1, 1));
    }

    [Fact]
    public async Task A_lead_the_operator_and_the_platform_may_let_in_and_nobody_else()
    {
        Actor[] may = [Actor.Platform, Actor.Operator, await World.AddPersonAsync(Role.Lead)];
        Actor[] mayNot =
        [
            Actor.System, await World.AddPersonAsync(Role.Reviewer), await World.AddPersonAsync(Role.Auditor), await World.AddPersonAsync(Role.Admin),
        ];

        foreach (var actor in may)
        {
            (await World.DoAsync(actor, new OpenCase(new AnAppeal().Message()))).IsDone.ShouldBeTrue();
        }

        foreach (var actor in mayNot)
        {
            (await World.DoAsync(actor, new OpenCase(new AnAppeal().Message()))).Refusals.Single().Code.ShouldBe("not_allowed");
        }
    }

    [Fact]
    public async Task Many_at_once_about_one_restriction_open_one_case_between_two_nodes()
    {
        await using var other = World.AnotherNode();
        var appeals = Enumerable.Range(0, 24).Select(_ => new AnAppeal().Against("rs-1").With("account.id", "xy-1").Message()).ToList();

        var answers = await Task.WhenAll(appeals.SelectMany(message => new[] { World.DoneAsync(Actor.Platform, new OpenCase(message)), other.DoneAsync(Actor.Operator, new OpenCase(message)) }));

        answers.CountBy(a => a.Kind).ToDictionary()
            .ShouldBe(new Dictionary<IntakeKind, int> { [IntakeKind.Opened] = 1, [IntakeKind.Joined] = 23, [IntakeKind.Known] = 24 }, ignoreOrder: true);
        (await CountAsync()).ShouldBe((1, 24, 24, 1));
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task An_appeal_that_joins_waits_for_the_deed_that_has_the_case()
    {
        var opened = await LetInAsync(new AnAppeal().Against("rs-1").With("account.id", "xy-1"));
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => World.AddPersonAsync(Role.Reviewer)));

        await Task.WhenAll(
            Task.WhenAll(people.Select(person => World.DoAsync(person, new Features.Cases.ClaimCase(opened.Case)))),
            Task.WhenAll(Enumerable.Range(0, 12).Select(_ => LetInAsync(new AnAppeal().Against("rs-1").With("account.id", "xy-1")))));

        (await World.CaseAsync(opened.Case)).ShouldSatisfyAllConditions(c => c.Appeals.Count.ShouldBe(13), c => c.State.ShouldBe(CaseState.InReview));
        (await World.FactsAsync(opened.Number.Value)).Count.ShouldBe(14);
    }

    private Task<Result<IntakeAnswer>> DoAsync(AnAppeal appeal) => World.DoAsync(Actor.Platform, new OpenCase(appeal.Message()));

    private async Task<IntakeAnswer> LetInAsync(AnAppeal appeal) => await World.DoneAsync(Actor.Platform, new OpenCase(appeal.Message()));

    private Task<(int Cases, int Appeals, int Facts, int Messages)> CountAsync() => World.ReadAsync(async db =>
        (await db.Cases.CountAsync(), await db.Appeals.CountAsync(), await db.Facts.CountAsync(), await db.Outbox.CountAsync()));
}
