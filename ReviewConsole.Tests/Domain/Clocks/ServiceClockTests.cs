using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Clocks;

/// <summary>What is promised about time, against tables worked out by hand from the State Council's notices.</summary>
public sealed class ServiceClockTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("2026-07-13", "07-14", "07-15", "07-16", "07-30", "08-03", "Monday; three plain weeks")]
    [InlineData("2026-09-30", "10-08", "10-09", "10-10", "10-23", "10-27", "Golden Week, then a Saturday worked")]
    [InlineData("2026-02-13", "02-14", "02-24", "02-25", "03-10", "03-12", "a Saturday worked before Spring Festival, and one after it")]
    [InlineData("2025-12-31", "01-04", "01-05", "01-06", "01-20", "01-22", "year end: New Year, then a Sunday worked")]
    [InlineData("2024-02-27", "02-28", "02-29", "03-01", "03-15", "03-19", "leap day")]
    [InlineData("2026-12-28", "12-29", "12-30", "12-31", "01-14", "01-18", "2027 is not announced: only weekends are free")]
    public void Each_clock_ends_on_its_working_day_and_warns_in_the_morning(string received, string acknowledge, string look, string human, string warn, string due, string why)
    {
        var of = Received(ACase.DefaultWorld, Noon(received));

        DateTimeOffset.Parse(received, null).ShouldSatisfyAllConditions(
            _ => Day(of, ServiceClock.Acknowledge).ShouldBe(acknowledge, why), _ => Day(of, ServiceClock.FirstLook).ShouldBe(look, why),
            _ => Day(of, ServiceClock.HumanOnRequest).ShouldBe(human, why), _ => Day(of, ServiceClock.Decision).ShouldBe(due, why),
            _ => Day(of, ServiceClock.Cap).ShouldBe(due, why),
            _ => Local(Of(of, ServiceClock.Decision).WarnAt!.Value).ShouldBe(warn + " 09:00:00", why),
            _ => Local(Of(of, ServiceClock.HumanOnRequest).WarnAt!.Value).ShouldBe(human + " 09:00:00", why),
            _ => Local(Of(of, ServiceClock.Decision).Limit).ShouldBe(due + " 23:59:59", why));
    }

    [Theory]
    [InlineData("2026-03-26T12:00:00Z", "2026-03-27T22:59:59Z", "winter time")]
    [InlineData("2026-03-27T12:00:00Z", "2026-03-30T21:59:59Z", "the clocks went forward on Sunday")]
    [InlineData("2026-10-23T12:00:00Z", "2026-10-26T22:59:59Z", "the clocks went back on Sunday")]
    [InlineData("2026-03-27T23:30:00Z", "2026-03-30T21:59:59Z", "it is Saturday there already")]
    [InlineData("2028-02-28T12:00:00Z", "2028-02-29T22:59:59Z", "a leap day of a year nobody announced")]
    public void Another_profile_counts_in_its_own_zone_over_daylight_saving(string received, string acknowledge, string why)
    {
        var world = ACase.DefaultWorld with { Calendar = new WorkingCalendar("EU", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), [new DateOnly(2026, 4, 3)], []) };

        Of(Received(world, DateTimeOffset.Parse(received, null)), ServiceClock.Acknowledge, world).Limit.ShouldBe(DateTimeOffset.Parse(acknowledge, null), why);
    }

    [Fact]
    public void A_profile_says_its_own_numbers()
    {
        var world = ACase.DefaultWorld with { Rules = ReviewRules.Default with { Service = new ServiceProfile { Name = "EU", AcknowledgeWorkingDays = 2, DecisionWorkingDays = 10, CapWorkingDays = 30, WarnWorkingDays = 5 } } };
        var of = Received(world, Noon("2026-07-13"));

        (Local(Of(of, ServiceClock.Acknowledge, world).Limit)[..5], Local(Of(of, ServiceClock.Decision, world).Limit)[..5], Local(Of(of, ServiceClock.Cap, world).Limit)[..5])
            .ShouldBe(("07-15", "07-27", "08-24"));
        Local(Of(of, ServiceClock.Decision, world).WarnAt!.Value)[..5].ShouldBe("07-21", "five working days are left: 21 to 24, and 27");
    }

    [Fact]
    public void A_clock_runs_comes_near_and_is_missed_unless_it_is_met()
    {
        var of = ACase.Opened(new AnAppeal().Without("appeal.requests").ReceivedAt(AnAppeal.Now));

        States(of, AnAppeal.Now).ShouldBe("Acknowledge Met, FirstLook Running, HumanOnRequest Running, Decision Running, Cap Running");
        States(of, Shanghaied(7, 15, 9)).ShouldBe("Acknowledge Met, FirstLook Near, HumanOnRequest Running, Decision Running, Cap Running");
        States(of, Shanghaied(7, 16, 9)).ShouldBe("Acknowledge Met, FirstLook Missed, HumanOnRequest Near, Decision Running, Cap Running");
        of.After(TimeSpan.FromDays(3)).TakenBy(ACase.Lin);
        States(of, Shanghaied(7, 16, 11)).ShouldBe("Acknowledge Met, FirstLook MetLate, HumanOnRequest Near, Decision Running, Cap Running");
        States(of, Shanghaied(8, 3, 23)).ShouldContain("Decision Near");
        States(of, Shanghaied(8, 4, 0)).ShouldContain("Decision Missed, Cap Missed");
    }

    [Fact]
    public void A_person_answers_with_a_question_or_a_decision_and_a_decision_taken_back_was_none()
    {
        var asked = ACase.Taken();
        asked.Case.Ask(AQuestion.Free(), new MessageId(Guid.NewGuid()), new ReviewerName("Lin", 14), ACase.Lin, asked.Token, asked.World, asked.Now).IsDone.ShouldBeTrue();
        Of(asked, ServiceClock.HumanOnRequest).MetAt.ShouldBe(asked.Now);

        var denied = ACase.ReadyToDeny();
        denied.Decided(AProposal.Deny("D3"));
        Of(denied, ServiceClock.HumanOnRequest).MetAt.ShouldBe(denied.Now);
        denied.Case.TakeBack(ACase.Lin, ClaimOrigin.Picked, denied.World.Rules, denied.Now.AddSeconds(5)).IsDone.ShouldBeTrue();
        Of(denied, ServiceClock.HumanOnRequest).MetAt.ShouldBeNull();
        denied.Case.Clocks(denied.World).ShouldNotContain(c => c.Clock == ServiceClock.Lift);

        ACase.Opened(new AnAppeal().Without("appeal.requests").With("appeal.asksForHuman", false)).Case.Clocks(ACase.DefaultWorld).ShouldNotContain(c => c.Clock == ServiceClock.HumanOnRequest);
    }

    [Fact]
    public void A_pause_moves_the_promise_and_its_warning_never_the_cap()
    {
        var of = ACase.Taken(new AnAppeal().Without("appeal.requests").ReceivedAt(AnAppeal.Now));
        of.Case.Ask(AQuestion.Free(days: 5), new MessageId(Guid.NewGuid()), new ReviewerName("Lin", 14), ACase.Lin, of.Token, of.World, of.Now).IsDone.ShouldBeTrue();

        (Day(of, ServiceClock.Decision), Day(of, ServiceClock.Cap)).ShouldBe(("08-10", "08-03"));
        Local(Of(of, ServiceClock.Decision).WarnAt!.Value).ShouldBe("08-06 09:00:00");
        (Of(of, ServiceClock.Decision).At(Shanghaied(7, 14, 12)), Of(of, ServiceClock.Cap).At(Shanghaied(7, 14, 12))).ShouldBe((ClockState.Paused, ClockState.Running));
    }

    [Fact]
    public void Each_thing_is_said_once_and_what_a_pause_moved_is_said_again()
    {
        var of = ACase.Opened(new AnAppeal().Without("appeal.requests").ReceivedAt(AnAppeal.Now).With("appeal.asksForHuman", false));

        Said(of, Shanghaied(7, 15, 8)).ShouldBeEmpty();
        of.Case.NextClockAt(of.Case.Clocks(of.World)).ShouldBe(Shanghaied(7, 15, 9));
        Said(of, Shanghaied(7, 15, 9)).ShouldBe(["clock_near first_look"]);
        Said(of, Shanghaied(7, 15, 10)).ShouldBeEmpty();
        Said(of, Shanghaied(7, 16, 1)).ShouldBe(["clock_missed first_look"]);
        of.After(TimeSpan.FromDays(17)).TakenBy(ACase.Lin);
        Said(of, of.Now).ShouldBe(["clock_near decision", "clock_near cap"]);
        of.Case.Ask(AQuestion.Free(days: 5), new MessageId(Guid.NewGuid()), new ReviewerName("Lin", 14), ACase.Lin, of.Token, of.World, of.Now).IsDone.ShouldBeTrue();
        Said(of, Shanghaied(8, 6, 9)).ShouldBe(["clock_near decision", "clock_missed cap"], "the promise is another one now");
        Said(of, Shanghaied(8, 12, 9)).ShouldBe(["clock_missed decision"]);
        of.Case.NextClockAt(of.Case.Clocks(of.World)).ShouldBeNull();
    }

    [Fact]
    public void What_was_missed_before_anybody_could_warn_is_only_said_to_be_missed() =>
        Said(ACase.Opened(new AnAppeal().Without("appeal.requests").ReceivedAt(AnAppeal.Now.AddDays(-60)).With("appeal.asksForHuman", false)), AnAppeal.Now)
            .ShouldBe(["clock_missed first_look", "clock_missed decision", "clock_missed cap"]);

    private static ACase Received(CaseWorld world, DateTimeOffset at) => ACase.Opened(new AnAppeal().Without("appeal.requests").ReceivedAt(at), world, at > AnAppeal.Now ? at : null);

    private static ClockReading Of(ACase of, ServiceClock clock, CaseWorld? world = null) => of.Case.Clocks(world ?? of.World).Single(c => c.Clock == clock);

    private static string Day(ACase of, ServiceClock clock) => Local(Of(of, clock).Limit)[..5];

    private static string Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Shanghai).ToString("MM-dd HH:mm:ss", null);

    private static DateTimeOffset Noon(string day) => new(DateOnly.Parse(day, null).ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(8));

    private static DateTimeOffset Shanghaied(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.FromHours(8));

    private static string States(ACase of, DateTimeOffset now) => string.Join(", ", of.Case.Clocks(of.World).Select(c => $"{c.Clock} {c.At(now)}"));

    private static List<string> Said(ACase of, DateTimeOffset now)
    {
        of.Case.TakeFacts();
        var said = of.Case.WatchClocks(of.World, now);
        var facts = of.Case.TakeFacts().Select(f => $"{f.Kind} {f.Codes["clock"]}").ToList();
        facts.Count.ShouldBe(said);
        return facts;
    }
}
