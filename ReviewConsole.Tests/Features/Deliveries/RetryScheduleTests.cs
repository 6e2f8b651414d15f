namespace ReviewConsole.Features.Deliveries;

/// <summary>When an attempt is made again.</summary>
public sealed class RetryScheduleTests
{
    [Fact]
    public void Ten_attempts_are_made_over_three_days_as_the_specification_says()
    {
        RetrySchedule.Attempts.ShouldBe(10);
        Enumerable.Range(1, 9).Select(n => RetrySchedule.After(n, 0)!.Value).Aggregate((a, b) => a + b).ShouldBe(new TimeSpan(75, 35, 5));
        RetrySchedule.After(1, 0).ShouldBe(TimeSpan.FromSeconds(5));
        RetrySchedule.After(10, 0).ShouldBeNull();
    }

    [Fact]
    public void Chance_makes_it_later_by_a_tenth_at_most_and_never_sooner() =>
        Enumerable.Range(1, 9).ShouldAllBe(n => RetrySchedule.After(n, 1) == RetrySchedule.After(n, 0) * 1.1 && RetrySchedule.After(n, 0.5) > RetrySchedule.After(n, 0));

    [Fact]
    public void Who_asks_for_more_time_gets_it_up_to_a_day_and_who_asks_for_less_does_not()
    {
        RetrySchedule.After(1, 0, TimeSpan.FromMinutes(2)).ShouldBe(TimeSpan.FromMinutes(2));
        RetrySchedule.After(1, 0, TimeSpan.FromDays(30)).ShouldBe(TimeSpan.FromHours(24));
        RetrySchedule.After(4, 0, TimeSpan.FromSeconds(1)).ShouldBe(TimeSpan.FromHours(2));
    }
}
