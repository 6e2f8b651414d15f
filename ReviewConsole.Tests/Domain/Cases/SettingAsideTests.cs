using System.Globalization;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

public sealed class SettingAsideTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void A_case_set_aside_stays_its_holders_without_a_claim_and_says_until_when_and_why()
    {
        var held = ACase.Taken();
        held.Case.TakeFacts();
        var until = held.Now.AddDays(1);

        SetAside(held, AsideReason.Other, " A payment record is on its way. ", until).IsDone.ShouldBeTrue();

        (held.Case.State, held.Case.Claim, held.Case.Assignee).ShouldBe((CaseState.SetAside, null, ACase.Lin));
        held.Case.Aside.ShouldBe(new CaseAside(until, AsideReason.Other, "A payment record is on its way."));
        var fact = held.Case.TakeFacts().ShouldHaveSingleItem();
        (fact.Kind, fact.Codes["reason"], fact.Codes["token"]).ShouldBe((FactKinds.SetAside, "other", "1"));
        fact.Personal["other"].ShouldBe("A payment record is on its way.");
    }

    [Fact]
    public void What_was_typed_beside_a_reason_of_the_list_is_kept_nowhere()
    {
        var held = ACase.Taken();
        held.Case.TakeFacts();

        SetAside(held, AsideReason.EndOfDay, "typed before another reason was chosen", held.Now.AddHours(1));

        held.Case.Aside!.Other.ShouldBeNull();
        held.Case.TakeFacts().ShouldHaveSingleItem().Personal.ShouldBeEmpty();
    }

    public static TheoryData<AsideReason?, string?, double, string> Refused => new()
    {
        { null, null, 1, "aside_reason_missing" },
        { (AsideReason)99, null, 1, "aside_reason_missing" },
        { AsideReason.Other, "  ", 1, "aside_reason_missing:other" },
        { AsideReason.Other, new string('x', AsideRules.LongestOther + 1), 1, "aside_reason_missing:too_long" },
        { AsideReason.EndOfDay, null, 0, "aside_not_ahead" },
        { AsideReason.EndOfDay, null, -1, "aside_not_ahead" },
        { AsideReason.EndOfDay, null, (7 * 24) + 0.01, "aside_too_long" },
        { AsideReason.EndOfDay, null, 40 * 24, "aside_too_late" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Nobody_sets_aside_without_a_reason_into_the_past_too_long_or_past_the_due_time(AsideReason? reason, string? other, double hours, string code)
    {
        var held = ACase.Taken();

        var refusal = SetAside(held, reason, other, held.Now.AddHours(hours)).Refusals.ShouldHaveSingleItem();

        (refusal.Code + (refusal.Values.TryGetValue("why", out var why) ? ":" + why : ""), refusal.About).ShouldBe((code, "aside"));
        (held.Case.State, held.Case.Aside).ShouldBe((CaseState.InReview, null));
        held.Case.Claim.ShouldNotBeNull();
    }

    [Fact]
    public void Up_to_the_due_time_itself_it_may_be_and_not_a_moment_longer()
    {
        var held = ACase.Opened().After(TimeSpan.FromDays(15)).TakenBy(ACase.Lin);
        held.Case.DueAt.ShouldBeInRange(held.Now, held.Now.AddDays(7));

        SetAside(held, AsideReason.MoreUrgent, null, held.Case.DueAt.AddTicks(1)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("aside_too_late");
        SetAside(held, AsideReason.MoreUrgent, null, held.Case.DueAt).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void An_overdue_case_cannot_be_set_aside_at_all()
    {
        var held = ACase.Opened().After(TimeSpan.FromDays(40)).TakenBy(ACase.Lin);

        SetAside(held, AsideReason.EndOfDay, null, held.Now.AddHours(1)).Refusals.ShouldHaveSingleItem().Values["why"].ShouldBe("overdue");
    }

    [Fact]
    public void Whoever_set_it_aside_takes_it_up_again_at_any_time_and_nobody_else()
    {
        var aside = Aside();

        Take(aside, ACase.Chen).ShouldHaveSingleItem().ToString().ShouldBe("set_aside on claim");
        Take(aside, ACase.Lin).ShouldBeEmpty();

        (aside.Case.State, aside.Case.Aside, aside.Case.Claim!.Token).ShouldBe((CaseState.InReview, null, new ClaimToken(2)));
    }

    [Fact]
    public void On_its_date_it_comes_back_to_whoever_set_it_aside_and_not_before()
    {
        var aside = Aside();
        aside.Case.TakeFacts();

        aside.Case.ComeBack(aside.Case.Aside!.Until.AddTicks(-1)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_back_yet");
        aside.Case.ComeBack(aside.Case.Aside.Until).IsDone.ShouldBeTrue();

        (aside.Case.State, aside.Case.Aside, aside.Case.Assignee).ShouldBe((CaseState.Queued, null, ACase.Lin));
        aside.Case.TakeFacts().ShouldHaveSingleItem().Kind.ShouldBe(FactKinds.SetAsideReturned);
        aside.Case.ComeBack(aside.Now.AddDays(9)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_back_yet");
    }

    [Fact]
    public void Once_it_came_back_the_token_from_before_is_worth_nothing()
    {
        var aside = Aside();
        aside.Case.ComeBack(aside.Case.Aside!.Until);

        aside.Case.Holds(ACase.Lin, aside.Token, aside.Now)!.Code.ShouldBe("claim_lost");
    }

    [Fact]
    public void Whoever_may_not_go_on_loses_what_they_set_aside_at_once()
    {
        var aside = Aside();

        aside.Case.ReturnToQueue(ACase.Lin, "person_away");

        (aside.Case.State, aside.Case.Aside, aside.Case.Assignee).ShouldBe((CaseState.Queued, null, null));
        Take(aside, ACase.Chen).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-07-13T02:00:00Z", "2026-07-14T01:00:00Z")]
    [InlineData("2026-07-13T17:00:00Z", "2026-07-15T01:00:00Z")]
    [InlineData("2026-07-17T02:00:00Z", "2026-07-20T01:00:00Z")]
    [InlineData("2026-09-30T02:00:00Z", "2026-10-08T01:00:00Z")]
    public void The_next_working_morning_is_nine_where_the_person_is(string now, string morning) =>
        AsideRules.NextMorning(WorkingCalendar.China, Shanghai, At(now)).ShouldBe(At(morning));

    [Fact]
    public void What_is_offered_may_all_be_chosen_and_stays_before_the_due_time()
    {
        var now = At("2026-07-13T02:07:00Z");
        foreach (var days in Enumerable.Range(0, 12))
        {
            var due = now.AddDays(days).AddHours(2);
            var choices = AsideRules.Choices(WorkingCalendar.China, Shanghai, due, ReviewRules.Default, now);

            choices.ShouldNotBeEmpty();
            choices.ShouldBe(choices.Order());
            choices.ShouldAllBe(at => AsideRules.Check(AsideReason.EndOfDay, null, at, due, ReviewRules.Default, now) == null);
        }

        AsideRules.Choices(WorkingCalendar.China, Shanghai, now.AddDays(20), ReviewRules.Default, now)
            .ShouldBe([At("2026-07-13T03:15:00Z"), At("2026-07-13T05:15:00Z"), .. new[] { 14, 15, 16, 17, 20 }.Select(d => At($"2026-07-{d}T01:00:00Z"))]);
        AsideRules.Choices(WorkingCalendar.China, Shanghai, now.AddMinutes(30), ReviewRules.Default, now).ShouldBeEmpty();
    }

    private static ACase Aside()
    {
        var held = ACase.Taken();
        SetAside(held, AsideReason.EndOfDay, null, held.Now.AddDays(1)).IsDone.ShouldBeTrue();
        return held;
    }

    private static Result<Done> SetAside(ACase of, AsideReason? reason, string? other, DateTimeOffset until) =>
        of.Case.SetAside(of.Reviewer, of.Token, reason, other, until, of.World.Rules, of.Now);

    private static IReadOnlyList<Refusal> Take(ACase of, PersonId person) =>
        of.Case.Take(person, ACase.NoInterests, ClaimOrigin.Picked, of.World, of.Now).Refusals;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
