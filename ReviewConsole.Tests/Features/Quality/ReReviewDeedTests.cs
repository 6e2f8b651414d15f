using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Features.People;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

// Days are told by a clock of the test's; PostgreSQL has its own.
public sealed class ReReviewOnSqliteTests : ReReviewDeedTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task The_loop_draws_from_every_day_that_is_over_once_and_catches_up()
    {
        await World.ApproveAsync(Lin, await World.OpenAsync());
        World.Clock.Now += TimeSpan.FromDays(3);
        var keeper = new QualityKeeper(World.Door, World.Databases, DataWorld.Rules, World.Clock, NullLogger<QualityKeeper>.Instance);

        await keeper.CatchUpAsync(TestContext.Current.CancellationToken);
        await keeper.CatchUpAsync(TestContext.Current.CancellationToken);

        var days = await World.ReadAsync(db => db.SampledDays.OrderBy(d => d.Day).ToListAsync());
        days.Count.ShouldBe(31);
        days[^1].Day.ShouldBe(LocalDays.Of(World.Clock.Now, DataWorld.Rules.Calendar.Zone).DayNumber - 1);
        days.Sum(d => d.Decisions).ShouldBe(1);
        (await World.FactsAsync(Streams.Quality)).Count.ShouldBe(31);
    }

    [Fact]
    public async Task What_was_taken_back_or_superseded_is_not_drawn_and_a_month_has_its_cap()
    {
        await using var small = new DataWorld(await TestDatabase.SqliteAsync(), rules: DataWorld.Rules with { Rules = DataWorld.Rules.Rules with { SampleMonthlyCap = 3 } });
        var lin = await small.AddPersonAsync(Role.Reviewer);
        for (var i = 0; i < 5; i++)
        {
            await small.ApproveAsync(lin, await small.OpenAsync());
        }

        var back = await small.OpenAsync();
        await small.ApproveAsync(lin, back);
        await small.DoneAsync(lin, new Decisions.TakeBackDecision(back));
        var day = LocalDays.Of(small.Clock.Now, DataWorld.Rules.Calendar.Zone);
        (await small.DoAsync(Actor.System, new DrawSample(day, 1, 1))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("sample_drawn", "the day is not over");
        small.Clock.Now += TimeSpan.FromDays(1);

        (await small.DoneAsync(Actor.System, new DrawSample(day, 1, 1))).ShouldBe(3);

        (await small.ReadAsync(db => db.SampledDays.SingleAsync())).Decisions.ShouldBe(5);
        for (var i = 0; i < 5; i++)
        {
            await small.ApproveAsync(lin, await small.OpenAsync());
        }

        small.Clock.Now += TimeSpan.FromDays(1);
        (await small.DoneAsync(Actor.System, new DrawSample(day.AddDays(1), 1, 1))).ShouldBe(0, "the month has had its three");
    }
}

public sealed class ReReviewOnPostgresTests(PostgresServer server) : ReReviewDeedTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Second looks by the program's own deeds.</summary>
public abstract class ReReviewDeedTests : DataTests
{
    private const string Why = "The clerk saw the document, and the attempts fit.";

    private protected Actor Lin { get; private set; }

    private protected Actor Chen { get; private set; }

    private protected Actor Lead { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Lin = await World.AddPersonAsync(Role.Reviewer);
        Chen = await World.AddPersonAsync(Role.Reviewer);
        Lead = await World.AddPersonAsync(Role.Lead);
    }

    [Fact]
    public async Task A_drawn_case_is_judged_blind_then_compared_and_marked_and_each_step_is_a_fact()
    {
        await DrawnAsync();
        (await World.DoneAsync(Lin, new TakeReReview())).ShouldBeNull("it is Lin's own decision");
        var id = (await World.DoneAsync(Chen, new TakeReReview())).ShouldNotBeNull();
        (await World.DoneAsync(Chen, new TakeReReview())).ShouldBe(id, "still in hand");
        (await World.DoneAsync(Lead, new TakeReReview())).ShouldBeNull("Chen has it");

        (await World.DoAsync(Chen, new MarkReReview(id, Marks()))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("re_review_first");
        (await World.DoAsync(Lead, new JudgeReReview(id, PromisedEffect.Lifted, Why))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("re_review_taken");
        (await World.DoAsync(Chen, new JudgeReReview(id, null, Why))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("re_review_outcome");
        (await World.DoAsync(Chen, new JudgeReReview(id, PromisedEffect.Lifted, "Fine."))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("re_review_why");
        (await World.DoneAsync(Chen, new JudgeReReview(id, PromisedEffect.Kept, Why))).ShouldBeFalse("it was lifted");
        (await World.DoAsync(Chen, new JudgeReReview(id, PromisedEffect.Lifted, Why))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("re_review_taken", "once");
        (await World.DoAsync(Chen, new MarkReReview(id, new Dictionary<RubricPoint, RubricMark> { [RubricPoint.WordsClear] = RubricMark.No }))).Refusals.Select(r => r.Code).ShouldBe(Enumerable.Repeat("rubric_missing", 4));
        await World.DoneAsync(Chen, new MarkReReview(id, Marks()));

        var stored = await World.ReadAsync(db => db.ReReviews.AsNoTracking().SingleAsync());
        (stored.By, stored.Agrees, stored.Answer).ShouldBe((Chen.Person, false, new BlindAnswer(PromisedEffect.Kept, Why)));
        stored.Marks.ShouldBe(Marks());
        var facts = await World.FactsAsync(Streams.Quality);
        facts.Select(f => f.Kind).ShouldBe([FactKinds.SampleDrawn, FactKinds.ReReviewTaken, FactKinds.ReJudged, FactKinds.ReMarked]);
        FactHash.ReadCodes(facts[0].Codes)["drawn"].ShouldBe(stored.Decision.Value.ToString("D"));
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_declared_an_interest_or_judged_the_case_before_is_never_given_it()
    {
        await DrawnAsync(new AnAppeal().With("account.id", "xy-own"));
        await World.DoneAsync(Chen, new DeclareInterest("xy-own"));

        (await World.DoneAsync(Chen, new TakeReReview())).ShouldBeNull();
        (await World.DoneAsync(Lead, new TakeReReview())).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_case_with_a_known_answer_is_judged_once_by_everybody_who_had_no_part_in_it()
    {
        var id = await World.OpenAsync();
        await World.ApproveAsync(Lin, id);
        var number = (await World.CaseAsync(id)).Number;
        (await World.DoAsync(Chen, new SetCalibration(number, PromisedEffect.Lifted, "Because."))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_allowed");
        (await World.DoAsync(Lead, new SetCalibration(number, PromisedEffect.Lifted, " "))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("calibration_why");
        (await World.DoAsync(Lead, new SetCalibration(CaseNumber.Of(2026, 999), PromisedEffect.Lifted, "Because."))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("calibration_undecided");
        await World.DoneAsync(Lead, new SetCalibration(number, PromisedEffect.Lifted, "The clerk saw the document."));
        (await World.DoAsync(Lead, new SetCalibration(number, PromisedEffect.Kept, "No."))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("calibration_set");

        (await World.DoneAsync(Lin, new TakeReReview())).ShouldBeNull();
        var first = (await World.DoneAsync(Chen, new TakeReReview())).ShouldNotBeNull();
        (await World.DoneAsync(Chen, new JudgeReReview(first, PromisedEffect.Lifted, Why))).ShouldBeTrue();
        (await World.DoneAsync(Chen, new TakeReReview())).ShouldBeNull("once");
        (await World.DoneAsync(Lead, new TakeReReview())).ShouldNotBe(first);
    }

    [Fact]
    public async Task Two_who_look_for_the_next_at_once_never_find_the_same()
    {
        await DrawnAsync();
        await using var other = World.AnotherNode();

        var taken = await Task.WhenAll(World.DoneAsync(Chen, new TakeReReview()), other.DoneAsync(Lead, new TakeReReview()));

        taken.Count(t => t is not null).ShouldBe(1);
    }

    private static Dictionary<RubricPoint, RubricMark> Marks() => Enum.GetValues<RubricPoint>().ToDictionary(p => p, p => p == RubricPoint.WordsClear ? RubricMark.Partly : RubricMark.Yes);

    // Of yesterday, whatever the database's clock says.
    private async Task DrawnAsync(AnAppeal? appeal = null)
    {
        await World.ApproveAsync(Lin, await World.OpenAsync(appeal));
        var at = await World.ReadAsync(db => db.Decisions.Select(d => d.DecidedAt).SingleAsync());
        (await World.Door.DoAtAsync(Actor.System, new DrawSample(LocalDays.Of(at, DataWorld.Rules.Calendar.Zone), 1, 1), at.AddDays(1))).Answer.ShouldBe(1);
    }
}
