namespace ReviewConsole.Domain.Quality;

public sealed class ForecastTests
{
    [Theory]
    [InlineData(0, 5, 9, 0)]
    [InlineData(40, 5, 9, 10)]
    [InlineData(41, 5, 9, 11)]
    [InlineData(41, 9, 9, null)]
    [InlineData(41, 10, 9, null)]
    public void It_goes_on_as_in_the_days_before(int waiting, int came, int went, int? days) =>
        Forecast.DaysToClear(waiting, [.. Enumerable.Repeat((came, went), 28)]).ShouldBe(days);

    [Fact]
    public void Of_no_days_nothing_is_foretold() => Forecast.DaysToClear(3, []).ShouldBeNull();
}
