using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Demo;

public sealed class DemoFillOnSqliteTests(FilledSqlite demo) : DemoFillTests(demo), IClassFixture<FilledSqlite>;

public sealed class DemoFillOnPostgresTests(FilledPostgres demo) : DemoFillTests(demo), IClassFixture<FilledPostgres>;

/// <summary>What whoever starts the console for the first time finds in it.</summary>
public abstract class DemoFillTests(FilledDemo demo)
{
    private DateTimeOffset Now => demo.World.Clock.Now;

    [Fact]
    public async Task There_are_at_least_120_cases_in_every_state_that_deeds_reach_today()
    {
        var rows = await RowsAsync();

        rows.Count.ShouldBe(DemoFill.Usual);
        rows.Count.ShouldBeGreaterThanOrEqualTo(120);
        rows.Select(r => r.State).Distinct().ShouldBe([CaseState.Queued, CaseState.InReview, CaseState.SetAside, CaseState.Waiting, CaseState.SecondReview, CaseState.LeadReview, CaseState.Decided, CaseState.Applied, CaseState.EffectRefused], ignoreOrder: true);
        rows.ShouldContain(r => r.State == CaseState.InReview && r.ClaimUntil > Now, "held now");
        rows.ShouldContain(r => r.State == CaseState.InReview && r.ClaimUntil < Now, "a claim that ran out");
        rows.ShouldContain(r => r.State == CaseState.Queued && r.Round == 2, "appealed again");
        rows.Count(r => r.Lane == Lane.Open).ShouldBeGreaterThan(40);
        rows.Count(r => r.WaitingFor == WaitingFor.Appellant && r.AnswerBy > Now && r.PausedUntil > Now).ShouldBe(2, "asked, and waited for");
        rows.Where(r => r.CameBack != CameBack.Nothing).Select(r => (r.State, r.CameBack)).Order()
            .ShouldBe([(CaseState.Queued, CameBack.Answered), (CaseState.Queued, CameBack.Unanswered)]);
    }

    [Fact]
    public async Task Everything_that_can_happen_to_a_case_has_happened_to_one()
    {
        var kinds = await demo.World.ReadAsync(db => db.Facts.Select(f => f.Kind).Distinct().ToListAsync());

        string[] wanted =
        [
            FactKinds.CaseOpened, FactKinds.AppealJoined, FactKinds.RoundOpened, FactKinds.Claimed, FactKinds.Released, FactKinds.SetAside, FactKinds.HandedOver, FactKinds.Waiting,
            FactKinds.RouteOffered, FactKinds.CheckSent, FactKinds.CheckResult, FactKinds.FindingSet, FactKinds.EvidenceOpened, FactKinds.Decided,
            FactKinds.InformationRequested, FactKinds.AnswerReceived, FactKinds.ReminderSent, FactKinds.AnswerTimeEnded, FactKinds.RightAnswered, FactKinds.RightCarriedOut,
        ];
        wanted.ShouldBeSubsetOf(kinds);
    }

    [Fact]
    public async Task Enough_was_looked_at_again_that_agreement_says_something_and_some_waits()
    {
        var looks = await demo.World.ReadAsync(db => db.ReReviews.AsNoTracking().ToListAsync());

        looks.Count(l => l.JudgedAt is not null).ShouldBeGreaterThanOrEqualTo(10);
        looks.Count(l => l.Agrees == false).ShouldBeGreaterThan(0);
        looks.Count(l => l.JudgedAt is null).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task There_are_many_languages_bases_scopes_ages_and_both_outcomes()
    {
        var rows = await RowsAsync();

        rows.Select(r => r.Language).Distinct().ShouldBe(["zh", "en", "es", "uk", "ar"], ignoreOrder: true);
        rows.Select(r => r.Basis).Distinct().Count().ShouldBe(Enum.GetValues<RestrictionBasis>().Length);
        rows.Aggregate(0, (all, r) => all | r.Scopes).ShouldBe((1 << Enum.GetValues<RestrictionScope>().Length) - 1);
        rows.Select(r => r.Kind).Distinct().Count().ShouldBe(2);
        rows.Select(r => r.Outcome).OfType<Outcome>().Distinct().Count().ShouldBe(2);
        rows.ShouldContain(r => r.Rights != 0);
        rows.ShouldContain(r => r.HeldMinor > 0);
        var open = rows.Where(r => r.Lane == Lane.Open).ToList();
        open.ShouldContain(r => r.DueAt < Now, "over its time");
        open.ShouldContain(r => r.DueAt >= Now && r.DueAt < Now.AddDays(1), "due within a day");
        open.ShouldContain(r => r.DueAt > Now.AddDays(7), "time left");
        rows.ShouldContain(r => r.ImposedAt < Now.AddDays(-365), "restricted for more than a year");
        rows.ShouldContain(r => r.ImposedAt > Now.AddDays(-30), "restricted this month");
        rows.ShouldContain(r => r.DecidedAt < Now.AddDays(-60), "decided long ago");
    }

    [Fact]
    public async Task Every_signal_of_the_catalogue_occurs_and_so_does_what_a_platform_leaves_out()
    {
        var cases = await demo.World.ReadAsync(db => db.Cases.AsNoTracking().AsSplitQuery().Include(c => c.AllSignals).ToListAsync());

        var codes = cases.SelectMany(c => c.AllSignals).Select(s => s.Code).ToHashSet();
        DataWorld.Rules.Catalogue.Signals.Select(s => s.Code).ShouldBeSubsetOf(codes);
        codes.ShouldContain("gift_card_run", "a signal that no catalogue knows");
        cases.ShouldContain(c => c.AllSignals.Count == 0);
        cases.ShouldContain(c => c.Restriction.Rule == null);
    }

    [Fact]
    public async Task Five_people_work_here_in_every_role_and_the_three_who_may_have_decided()
    {
        var people = await demo.World.ReadAsync(db => db.Users.AsNoTracking().ToListAsync());

        people.ToDictionary(p => p.Email!, p => p.Role).ShouldBe(
            new Dictionary<string, Role>
            {
                [DemoPeople.Reviewer] = Role.Reviewer,
                [DemoPeople.Reviewer2] = Role.Reviewer,
                [DemoPeople.Lead] = Role.Lead,
                [DemoPeople.Auditor] = Role.Auditor,
                [DemoPeople.Admin] = Role.Admin,
            },
            ignoreOrder: true);
        (await demo.World.ReadAsync(db => db.Decisions.Select(d => d.DecidedBy).Distinct().CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task Every_case_tells_a_history_in_order_that_ends_before_now_and_verifies()
    {
        var facts = await demo.World.ReadAsync(db => db.Facts.AsNoTracking().Where(f => f.Stream != Streams.People).ToListAsync());

        facts.ShouldAllBe(f => f.At <= Now);
        foreach (var history in facts.GroupBy(f => f.Stream))
        {
            history.OrderBy(f => f.Sequence).Select(f => f.At).ShouldBeInOrder();
        }

        (await demo.World.Verifier.VerifyAsync(stop: TestContext.Current.CancellationToken)).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task A_second_fill_does_nothing_twice()
    {
        var before = await CountsAsync(demo.World);

        await demo.Fill.FillFreshAsync(TestContext.Current.CancellationToken);
        await demo.Fill.FillAsync(DemoFill.Usual, (number, _) => throw new InvalidOperationException($"{number} was decided again."), null, TestContext.Current.CancellationToken);

        (await CountsAsync(demo.World)).ShouldBe(before);
    }

    [Fact]
    public async Task A_person_and_cases_that_were_there_before_are_no_obstacle_and_keep_their_numbers()
    {
        await using var world = await demo.FreshAsync();
        var first = await world.DoneAsync(Actor.Operator, new AddPerson(new NewPerson("first@example.org", Role.Admin, "Weber")));
        await world.OpenAsync();

        await demo.On(world).FillFreshAsync(TestContext.Current.CancellationToken);
        await demo.On(world).FillFreshAsync(TestContext.Current.CancellationToken);

        var people = await world.ReadAsync(db => db.Users.AsNoTracking().OrderBy(p => p.Number).Select(p => new { p.Alias, p.Number }).ToListAsync());
        people.Select(p => p.Number).ShouldBeUnique();
        (people.Count, people[0].Alias, people[0].Number).ShouldBe((DemonstrationPeople.All.Count + 1, "Weber", first.Name.Number));
        (await world.ReadAsync(db => db.Cases.CountAsync())).ShouldBe(DemoFill.Usual + 1);
        (await world.Verifier.VerifyAsync(stop: TestContext.Current.CancellationToken)).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task A_fill_a_moment_later_adds_other_cases_and_nobody_else()
    {
        await using var world = await demo.FreshAsync();
        var decided = new List<DecisionId>();
        void Hear(CaseNumber number, DecisionId decision)
        {
            lock (decided)
            {
                decided.Add(decision);
            }
        }

        await demo.On(world).FillAsync(20, Hear, null, TestContext.Current.CancellationToken);
        world.Clock.GoOn(TimeSpan.FromMilliseconds(1));
        await demo.On(world).FillAsync(20, Hear, null, TestContext.Current.CancellationToken);

        (await world.ReadAsync(db => db.Cases.CountAsync())).ShouldBe(40);
        (await world.ReadAsync(db => db.Users.CountAsync())).ShouldBe(5);
        (await world.ReadAsync(db => db.Decisions.Select(d => d.Id).ToListAsync())).ShouldBe(decided, ignoreOrder: true);
        (await world.Verifier.VerifyAsync(stop: TestContext.Current.CancellationToken)).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_tries_the_console_may_take_the_next_case_at_once()
    {
        foreach (var email in new[] { DemoPeople.Reviewer, DemoPeople.Reviewer2, DemoPeople.Lead })
        {
            await using var db = demo.World.Open();
            var person = (await db.Users.SingleAsync(p => p.Email == email)).PersonId;
            (await OwnCases.NoOtherAsync(db, person, DataWorld.Rules.Rules, Now)).ShouldBeNull(email);
        }
    }

    private Task<List<CaseRow>> RowsAsync() => demo.World.ReadAsync(db => db.CaseRows.AsNoTracking().ToListAsync());

    private static Task<(int Cases, int Appeals, int People, int Facts, int Outbox)> CountsAsync(DataWorld world) => world.ReadAsync(async db => (
        await db.Cases.CountAsync(), await db.Appeals.CountAsync(), await db.Users.CountAsync(), await db.Facts.CountAsync(), await db.Outbox.CountAsync()));
}
