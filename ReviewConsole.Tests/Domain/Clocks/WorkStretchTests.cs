namespace ReviewConsole.Domain.Clocks;

public sealed class WorkStretchTests
{
    [Theory]
    [InlineData(9, 11, true)]
    [InlineData(9, 9, false)]
    [InlineData(10, 30, false)]
    public void A_break_is_suggested_after_ninety_minutes_without_a_pause_of_ten(int minutesBetween, int deeds, bool suggested)
    {
        var (stretch, now) = (default(WorkStretch), AnAppeal.Now);
        for (var at = 0; at < deeds; at++)
        {
            now = at == 0 ? now : now.AddMinutes(minutesBetween);
            stretch = WorkStretch.After(stretch, now);
        }

        stretch!.CallsForBreak(now).ShouldBe(suggested);
    }

    [Fact]
    public void It_is_not_suggested_to_somebody_who_pauses_already()
    {
        var stretch = new WorkStretch(AnAppeal.Now, AnAppeal.Now.AddHours(2));

        stretch.CallsForBreak(stretch.Last.AddMinutes(9)).ShouldBeTrue();
        stretch.CallsForBreak(stretch.Last.AddMinutes(10)).ShouldBeFalse();
        WorkStretch.After(stretch, stretch.Last.AddMinutes(10)).CallsForBreak(stretch.Last.AddMinutes(10)).ShouldBeFalse();
    }
}
