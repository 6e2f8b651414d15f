using FsCheck;
using FsCheck.Fluent;

namespace ReviewConsole.Ui;

public sealed class RemainingTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("00:00:20", TimePressure.Soon, 1, TimeUnit.Minutes)]
    [InlineData("00:59:59", TimePressure.Soon, 59, TimeUnit.Minutes)]
    [InlineData("01:00:00", TimePressure.Soon, 1, TimeUnit.Hours)]
    [InlineData("23:59:59", TimePressure.Soon, 23, TimeUnit.Hours)]
    [InlineData("1.00:00:00", TimePressure.Calm, 24, TimeUnit.Hours)]
    [InlineData("1.23:59:59", TimePressure.Calm, 47, TimeUnit.Hours)]
    [InlineData("2.00:00:00", TimePressure.Calm, 2, TimeUnit.Days)]
    [InlineData("-00:00:01", TimePressure.Over, 1, TimeUnit.Minutes)]
    [InlineData("-05:30:00", TimePressure.Over, 5, TimeUnit.Hours)]
    [InlineData("-2.12:00:00", TimePressure.Over, 2, TimeUnit.Days)]
    public void Time_is_said_in_one_number_and_one_unit(string left, TimePressure pressure, int count, TimeUnit unit) =>
        RemainingTime.Until(Now + TimeSpan.Parse(left, System.Globalization.CultureInfo.InvariantCulture), Now)
            .ShouldBe(new RemainingTime(pressure, count, unit));

    [Fact]
    public void Nobody_is_promised_more_time_than_there_is() =>
        Prop.ForAll(Gen.Choose(60, 40_000_000).ToArbitrary(), seconds =>
        {
            var left = RemainingTime.Until(Now.AddSeconds(seconds), Now);
            var said = left.Unit switch
            {
                TimeUnit.Minutes => TimeSpan.FromMinutes(left.Count),
                TimeUnit.Hours => TimeSpan.FromHours(left.Count),
                _ => TimeSpan.FromDays(left.Count),
            };
            return said <= TimeSpan.FromSeconds(seconds);
        }).QuickCheckThrowOnFailure();
}
