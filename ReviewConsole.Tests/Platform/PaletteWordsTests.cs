namespace ReviewConsole.Platform;

public sealed class PaletteWordsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("over")]
    [InlineData("OVERDUE")]
    [InlineData("queue over")]
    [InlineData("超期")]
    [InlineData("案件：超期")]
    [InlineData("queue 超")]
    public void The_beginning_of_each_word_is_enough_in_either_language_and_in_any_order(string typed) =>
        PaletteWords.Fit(typed, "已超期", "Overdue", "案件", "Queue").ShouldBeTrue();

    [Theory]
    [InlineData("due")]
    [InlineData("overdues")]
    [InlineData("queue people")]
    [InlineData("期超")]
    public void What_begins_no_word_does_not_fit(string typed) => PaletteWords.Fit(typed, "已超期", "Overdue", "案件", "Queue").ShouldBeFalse();

    [Fact]
    public void A_thing_is_known_by_its_name_in_the_readers_language_and_in_English()
    {
        using var speaking = new Speaking("zh-Hans");

        PaletteWords.Names(typeof(ReviewConsole.Features.Intake.IntakeRoom), "Import").ShouldBe(["导入", "Import"]);
    }
}
