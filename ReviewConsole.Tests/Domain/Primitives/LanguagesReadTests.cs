namespace ReviewConsole.Domain.Primitives;

public sealed class LanguagesReadTests
{
    [Theory]
    [InlineData(null, "zh-Hans", "zh en")]
    [InlineData("", "en", "en")]
    [InlineData("  ", "zh-Hans", "zh en")]
    [InlineData("es", "zh-Hans", "es")]
    [InlineData("zh-CN EN zh_TW", "en", "zh en")]
    [InlineData("<script> 1 x", "en", "en")]
    public void Who_chose_none_reads_the_language_of_their_screens_and_English(string? chosen, string screens, string read) =>
        string.Join(' ', LanguagesRead.Of(chosen, screens)).ShouldBe(read);

    [Fact]
    public void What_is_kept_is_each_language_once() => LanguagesRead.Text(["de", "", "DE-at", "fr", "no such language"]).ShouldBe("de fr");
}
