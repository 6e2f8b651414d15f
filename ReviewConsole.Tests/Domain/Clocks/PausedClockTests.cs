namespace ReviewConsole.Domain.Clocks;

/// <summary>The clock with its pauses, reckoned by hand from the State Council's notices.</summary>
public sealed class PausedClockTests
{
    private const int Due = 15;
    private const int Most = 10;
    private static readonly WorkingCalendar China = WorkingCalendar.China;

    [Theory]
    [InlineData("2026-07-13", "2026-07-15", "2026-07-17", 2, "2026-08-05", "Wednesday to Friday: Thursday and Friday")]
    [InlineData("2026-07-13", "2026-07-17", "2026-07-20", 1, "2026-08-04", "over a weekend only Monday counts")]
    [InlineData("2026-07-13", "2026-07-15", "2026-07-15", 0, "2026-08-03", "answered on the same day")]
    [InlineData("2026-02-10", "2026-02-12", "2026-02-25", 4, "2026-03-13", "Spring Festival 2026: Friday, the Saturday worked, and two days after the holidays")]
    [InlineData("2026-02-10", "2026-02-14", "2026-02-23", 0, "2026-03-09", "within Spring Festival nothing is paused, because nothing runs")]
    [InlineData("2026-09-25", "2026-09-30", "2026-10-10", 3, "2026-10-27", "Golden Week: two days after it and the Saturday worked")]
    [InlineData("2027-01-04", "2027-01-06", "2027-01-08", 2, "2027-01-27", "a year nobody has announced: weekends are free")]
    [InlineData("2026-07-13", "2026-07-15", "2026-09-30", 10, "2026-08-17", "never more than ten")]
    public void A_pause_moves_the_due_time_by_the_working_days_in_it(string received, string from, string until, int days, string due, string why)
    {
        Pause[] pauses = [new(Noon(from), Noon(until).AddMinutes(1))];

        PausedClock.DaysOf(pauses, China, Most).ShouldBe(days, why);
        PausedClock.DueAt(Noon(received), Due, pauses, China, Most).ShouldBe(EndOf(due), why);
    }

    [Fact]
    public void A_pause_ends_by_itself_when_the_days_given_are_over_or_all_are_used_up()
    {
        var first = PausedClock.Begin([], 6, China, Most, Noon("2026-07-13"));
        first.ShouldHaveSingleItem().Until.ShouldBe(EndOf("2026-07-21"));

        var second = PausedClock.Begin(first, 6, China, Most, Noon("2026-07-27"));
        second[1].Until.ShouldBe(EndOf("2026-07-31"), "four of ten are left");

        PausedClock.Begin(second, 6, China, Most, Noon("2026-08-03")).ShouldBeSameAs(second, "nothing is left");
    }

    [Fact]
    public void An_answer_ends_a_pause_and_leaves_one_that_has_ended_alone()
    {
        var pauses = PausedClock.Begin([], 5, China, Most, Noon("2026-07-13"));

        PausedClock.End(pauses, Noon("2026-07-15")).ShouldHaveSingleItem().Until.ShouldBe(Noon("2026-07-15"));
        PausedClock.End(pauses, Noon("2026-07-27")).ShouldBe(pauses);
        PausedClock.End(pauses, Noon("2026-07-13")).ShouldBeEmpty("nothing was paused");
        pauses[0].IsOn(Noon("2026-07-13")).ShouldBeTrue();
        pauses[0].IsOn(pauses[0].Until).ShouldBeFalse();
    }

    [Fact]
    public void Whatever_is_asked_and_answered_when_no_more_than_ten_days_are_paused_and_a_later_answer_never_makes_it_due_earlier() =>
        Properties.Hold(random =>
        {
            var received = AnAppeal.Now.AddMinutes(random.Next(-300_000, 300_000));
            var unpaused = China.EndOfWorkingDay(received, Due);
            IReadOnlyList<Pause> pauses = [];
            var now = received;
            for (var asked = random.Next(1, 8); asked > 0; asked--)
            {
                now = now.AddMinutes(random.Next(0, 20_000));
                var begun = PausedClock.Begin(pauses, random.Next(1, 11), China, Most, now);
                var (earlier, later) = (now.AddMinutes(random.Next(0, 10_000)), now.AddMinutes(random.Next(10_000, 30_000)));
                DueAfter(earlier).ShouldBeLessThanOrEqualTo(DueAfter(later));
                DueAfter(later).ShouldBeLessThanOrEqualTo(PausedClock.DueAt(received, Due, begun, China, Most), "what was planned is the most");
                PausedClock.DueAt(received, Due, pauses, China, Most).ShouldBeLessThanOrEqualTo(DueAfter(earlier), "a further pause never takes time away");
                pauses = PausedClock.End(begun, earlier);
                now = earlier;

                DateTimeOffset DueAfter(DateTimeOffset answer) => PausedClock.DueAt(received, Due, PausedClock.End(begun, answer), China, Most);
            }

            pauses.Sum(p => China.WorkingDaysBetween(p.From, p.Until)).ShouldBeLessThanOrEqualTo(Most);
            var due = PausedClock.DueAt(received, Due, pauses, China, Most);
            due.ShouldBeGreaterThanOrEqualTo(unpaused);
            due.ShouldBeLessThanOrEqualTo(China.EndOfWorkingDay(received, Due + Most));
        });

    [Fact]
    public void Days_between_are_those_that_the_end_of_the_nth_day_counts() =>
        Properties.Hold(random =>
        {
            var from = AnAppeal.Now.AddMinutes(random.Next(-500_000, 500_000));
            var count = random.Next(1, 30);

            China.WorkingDaysBetween(from, China.EndOfWorkingDay(from, count)).ShouldBe(count);
            China.WorkingDaysBetween(from, China.MorningOfWorkingDay(from, count)).ShouldBe(count);
            China.WorkingDaysBetween(from, from.AddMinutes(-random.Next(0, 10_000))).ShouldBe(0);
        });

    private static DateTimeOffset Noon(string day) => new(DateOnly.Parse(day, null).ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(8));

    private static DateTimeOffset EndOf(string day) => new(DateOnly.Parse(day, null).ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.FromHours(8));
}
