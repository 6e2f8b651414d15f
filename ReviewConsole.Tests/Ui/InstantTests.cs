using Bunit;

namespace ReviewConsole.Ui;

public sealed class InstantTests : ConsoleContext
{
    private static readonly DateTimeOffset At = new(2024, 9, 18, 16, 12, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("en", "18 Sep 2024, 16:12")]
    [InlineData("zh-Hans", "2024年9月18日 16:12")]
    public void An_instant_is_written_as_the_language_does(string language, string text)
    {
        using var speaking = new Speaking(language);

        Shown(At).TextContent.ShouldBe(text);
    }

    [Fact]
    public void A_late_evening_in_utc_is_the_next_day_in_shanghai()
    {
        using var speaking = new Speaking("en");

        var shown = Shown(At, with => with.AddCascadingValue(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));

        shown.TextContent.ShouldBe("19 Sep 2024, 00:12");
        shown.GetAttribute("datetime").ShouldBe("2024-09-18T16:12:30Z");
        shown.GetAttribute("title").ShouldBe("2024-09-19 00:12:30+08:00 = 2024-09-18 16:12:30Z");
    }

    [Theory]
    [InlineData("en", 1, "today, 16:12")]
    [InlineData("en", 30, "18 Sep, 16:12")]
    [InlineData("zh-Hans", 1, "今天 16:12")]
    [InlineData("zh-Hans", 30, "9月18日 16:12")]
    public void What_goes_without_saying_is_not_said(string language, int hoursLater, string text)
    {
        using var speaking = new Speaking(language);

        Shown(At, with => with.Add(c => c.Now, At.AddHours(hoursLater))).TextContent.ShouldBe(text);
    }

    [Fact]
    public void A_date_alone_has_no_time_of_day()
    {
        using var speaking = new Speaking("en");

        Shown(At, with => with.Add(c => c.DateOnly, true)).TextContent.ShouldBe("18 Sep 2024");
    }

    private AngleSharp.Dom.IElement Shown(DateTimeOffset at, Action<ComponentParameterCollectionBuilder<Instant>>? with = null) =>
        Render<Instant>(parameters =>
        {
            parameters.Add(c => c.At, at);
            with?.Invoke(parameters);
        }).Find("time");
}
