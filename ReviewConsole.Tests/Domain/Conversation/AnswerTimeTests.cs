using ReviewConsole.Domain.Clocks;

namespace ReviewConsole.Domain.Conversation;

public sealed class AnswerTimeTests
{
    [Theory]
    [InlineData(3, 1, 1, 1)]
    [InlineData(4, 2, 1, 1)]
    [InlineData(5, 2, 2, 1)]
    [InlineData(6, 2, 2, 2)]
    [InlineData(7, 3, 2, 2)]
    [InlineData(8, 3, 3, 2)]
    [InlineData(9, 3, 3, 3)]
    [InlineData(10, 4, 3, 3)]
    public void Reminders_stand_at_a_third_and_two_thirds_with_at_least_a_day_between(int days, int first, int second, int end) =>
        AnswerTime.Gaps(days).ShouldBe([first, second, end]);

    [Fact]
    public void Reminders_on_time_leave_the_end_where_it_was() =>
        Properties.Hold(random =>
        {
            var (asked, days) = (AnAppeal.Now.AddMinutes(random.Next(-300_000, 300_000)), random.Next(3, 11));
            var gaps = AnswerTime.Gaps(days);
            var first = WorkingCalendar.China.MorningOfWorkingDay(asked, gaps[0]);
            var second = WorkingCalendar.China.MorningOfWorkingDay(first, gaps[1]);

            var until = AnswerTime.Until(days, 0, WorkingCalendar.China, asked);
            AnswerTime.Until(days, 1, WorkingCalendar.China, first).ShouldBe(until);
            AnswerTime.Until(days, 2, WorkingCalendar.China, second).ShouldBe(until);
            WorkingCalendar.China.EndOfWorkingDay(second, gaps[2]).ShouldBe(until);
        });
}
