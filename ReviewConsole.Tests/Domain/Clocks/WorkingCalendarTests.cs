using System.Text.Json;

namespace ReviewConsole.Domain.Clocks;

/// <summary>Working days of China, each reckoned by hand from the State Council's notices.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("2026-07-11", 15, "2026-07-31", "Saturday; three whole weeks")]
    [InlineData("2026-07-13", 1, "2026-07-14", "Monday; the day itself does not count")]
    [InlineData("2026-07-17", 1, "2026-07-20", "over a weekend")]
    [InlineData("2026-09-18", 1, "2026-09-20", "a Sunday worked before the Mid-Autumn Festival")]
    [InlineData("2026-09-24", 1, "2026-09-28", "Mid-Autumn Festival")]
    [InlineData("2026-09-30", 1, "2026-10-08", "Golden Week")]
    [InlineData("2026-09-30", 3, "2026-10-10", "the Saturday worked after Golden Week")]
    [InlineData("2026-09-30", 4, "2026-10-12", "and the Sunday after it is free")]
    [InlineData("2024-09-30", 4, "2024-10-11", "Golden Week 2024")]
    [InlineData("2024-09-30", 5, "2024-10-12", "its make-up Saturday")]
    [InlineData("2025-04-30", 1, "2025-05-06", "Labour Day")]
    [InlineData("2025-12-31", 1, "2026-01-04", "year end: New Year, then a Sunday worked")]
    [InlineData("2024-02-09", 1, "2024-02-18", "Spring Festival 2024, then a Sunday worked")]
    [InlineData("2026-02-10", 15, "2026-03-09", "fifteen days over Spring Festival 2026 and two make-up Saturdays")]
    [InlineData("2024-02-28", 1, "2024-02-29", "leap day")]
    [InlineData("2026-12-31", 1, "2027-01-01", "nobody has announced 2027: only weekends are free")]
    [InlineData("2026-12-31", 2, "2027-01-04", "and weekends are")]
    public void The_end_of_the_nth_working_day(string from, int count, string expected, string why)
    {
        var noon = new DateTimeOffset(DateOnly.Parse(from, null).ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(8));

        var end = WorkingCalendar.China.EndOfWorkingDay(noon, count);

        end.ShouldBe(new DateTimeOffset(DateOnly.Parse(expected, null).ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.FromHours(8)), why);
        end.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_day_is_that_of_the_calendars_zone()
    {
        // 15:59:59 UTC is still Wednesday in Shanghai, 16:00 is Thursday.
        End(new DateTimeOffset(2026, 7, 8, 15, 59, 59, TimeSpan.Zero)).ShouldBe(new DateTimeOffset(2026, 7, 9, 15, 59, 59, TimeSpan.Zero));
        End(new DateTimeOffset(2026, 7, 8, 16, 0, 0, TimeSpan.Zero)).ShouldBe(new DateTimeOffset(2026, 7, 10, 15, 59, 59, TimeSpan.Zero));

        static DateTimeOffset End(DateTimeOffset from) => WorkingCalendar.China.EndOfWorkingDay(from, 1);
    }

    [Theory]
    [InlineData(2023, false)]
    [InlineData(2024, true)]
    [InlineData(2025, true)]
    [InlineData(2026, true)]
    [InlineData(2027, false)]
    public void It_says_which_years_it_knows(int year, bool knows) => WorkingCalendar.China.Knows(year).ShouldBe(knows);

    [Fact]
    public void Less_than_one_day_is_no_time_limit() =>
        Should.Throw<ArgumentOutOfRangeException>(() => WorkingCalendar.China.EndOfWorkingDay(AnAppeal.Now, 0));

    [Fact]
    public void A_zone_with_summer_time_ends_its_day_by_its_own_clock()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var calendar = new WorkingCalendar("DE", berlin, [new DateOnly(2026, 1, 1)], []);

        calendar.EndOfWorkingDay(new DateTimeOffset(2026, 3, 27, 12, 0, 0, TimeSpan.Zero), 1)
            .ShouldBe(new DateTimeOffset(2026, 3, 30, 21, 59, 59, TimeSpan.Zero), "summer time began on Sunday");
        calendar.EndOfWorkingDay(new DateTimeOffset(2026, 3, 26, 12, 0, 0, TimeSpan.Zero), 1)
            .ShouldBe(new DateTimeOffset(2026, 3, 27, 22, 59, 59, TimeSpan.Zero));
    }

    [Fact]
    public void A_file_of_ones_own_is_read()
    {
        var calendar = WorkingCalendar.Read(
            """{"calendar":"XX","holidays":["2026-07-14"],"workingWeekendDays":["2026-07-18"]}""", Shanghai);

        calendar.Name.ShouldBe("XX");
        calendar.IsWorkingDay(new DateOnly(2026, 7, 14)).ShouldBeFalse();
        calendar.IsWorkingDay(new DateOnly(2026, 7, 15)).ShouldBeTrue();
        calendar.IsWorkingDay(new DateOnly(2026, 7, 18)).ShouldBeTrue();
        calendar.IsWorkingDay(new DateOnly(2026, 7, 19)).ShouldBeFalse();
        Should.Throw<JsonException>(() => WorkingCalendar.Read("{", Shanghai));
    }

    [Fact]
    public void More_days_never_end_earlier_and_every_end_is_a_working_day() =>
        Properties.Hold(random =>
        {
            var from = AnAppeal.Now.AddMinutes(random.Next(-1_000_000, 300_000));
            var count = random.Next(1, 40);

            var end = WorkingCalendar.China.EndOfWorkingDay(from, count);

            WorkingCalendar.China.EndOfWorkingDay(from, count + 1).ShouldBeGreaterThan(end);
            end.ShouldBeGreaterThan(from);
            WorkingCalendar.China.IsWorkingDay(DateOnly.FromDateTime(end.ToOffset(TimeSpan.FromHours(8)).DateTime)).ShouldBeTrue();
        });
}
