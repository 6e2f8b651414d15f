using Bunit;

namespace ReviewConsole.Ui;

public sealed class TimeLeftTests : ConsoleContext
{
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", 3, "3 h left")]
    [InlineData("en", 25, "25 h left")]
    [InlineData("en", 72, "3 days left")]
    [InlineData("en", -1, "1 h over")]
    [InlineData("en", -49, "2 days over")]
    [InlineData("zh-Hans", 3, "剩 3 小时")]
    [InlineData("zh-Hans", 72, "剩 3 天")]
    [InlineData("zh-Hans", -49, "超期 2 天")]
    public void Time_left_is_said_in_the_readers_language(string language, int hours, string text)
    {
        using var speaking = new Speaking(language);

        Shown(Now.AddHours(hours)).TextContent.Trim().ShouldBe(text);
    }

    [Theory]
    [InlineData(3, "time--soon", "/icons.svg#clock")]
    [InlineData(72, "time--calm", "/icons.svg#clock")]
    [InlineData(-3, "time--over", "/icons.svg#over")]
    public void Colour_never_stands_without_an_icon(int hours, string colour, string icon)
    {
        var shown = Shown(Now.AddHours(hours));

        shown.ClassList.ShouldContain(colour);
        shown.QuerySelector("use")!.GetAttribute("href").ShouldBe(icon);
    }

    [Theory]
    [InlineData("en", "Paused", "Answered")]
    [InlineData("zh-Hans", "已暂停", "已答复")]
    public void A_clock_that_stands_still_says_so_however_late_it_is(string language, string paused, string done)
    {
        using var speaking = new Speaking(language);

        Shown(Now.AddHours(-5), with => with.Add(c => c.Paused, true)).TextContent.Trim().ShouldBe(paused);
        Shown(Now.AddHours(-5), with => with.Add(c => c.Done, true)).TextContent.Trim().ShouldBe(done);
        Shown(null).TextContent.Trim().ShouldBe(paused);
    }

    [Theory]
    [InlineData("en", "Paused(cap 31 Jul)", "6 days left(cap 31 Jul)")]
    [InlineData("zh-Hans", "已暂停（法定期限 7月31日）", "剩 6 天（法定期限 7月31日）")]
    public void The_legal_cap_stands_beside_a_time_that_is_paused_or_was_moved(string language, string paused, string moved)
    {
        using var speaking = new Speaking(language);
        var cap = new DateTimeOffset(2026, 7, 31, 15, 59, 59, TimeSpan.Zero);

        Shown(Now.AddDays(6), with => with.Add(c => c.Cap, cap).Add(c => c.Paused, true)).TextContent.Trim().ShouldBe(paused);
        Shown(Now.AddDays(6), with => with.Add(c => c.Cap, cap)).TextContent.Trim().ShouldBe(moved);
        Shown(Now.AddDays(6), with => with.Add(c => c.Cap, cap).Add(c => c.Done, true)).QuerySelector(".time__cap").ShouldBeNull();
    }

    [Fact]
    public void The_exact_instant_is_there_on_hover_in_the_readers_time_zone_and_in_utc() =>
        Shown(Now, with => with.AddCascadingValue(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")))
            .GetAttribute("title").ShouldBe("2026-08-01 15:00:00+08:00 = 2026-08-01 07:00:00Z");

    private AngleSharp.Dom.IElement Shown(DateTimeOffset? due, Action<ComponentParameterCollectionBuilder<TimeLeft>>? with = null) =>
        Render<TimeLeft>(parameters =>
        {
            parameters.Add(c => c.Due, due).Add(c => c.Now, Now);
            with?.Invoke(parameters);
        }).Find(".time");
}
