using System.Text.Json;

namespace ReviewConsole.Domain.Primitives;

public sealed class LocalTextTests
{
    [Theory]
    [InlineData("zh-CN", "中")]
    [InlineData("zh-Hans", "中")]
    [InlineData("zh_TW", "中")]
    [InlineData("ZH", "中")]
    [InlineData("en-GB", "E")]
    [InlineData("uk", "E")]
    public void A_reader_gets_their_language_or_else_English(string language, string text) =>
        LocalText.Of("E", "中").In(language).ShouldBe(text);

    [Fact]
    public void A_text_without_a_language_stands_in_before_a_foreign_one()
    {
        new LocalText([new("und", "plain"), new("en", "E")]).In("zh-CN").ShouldBe("plain");
        new LocalText([new("und", "plain"), new("zh-CN", "中")]).In("zh-CN").ShouldBe("中");
    }

    [Fact]
    public void A_text_in_another_language_is_better_than_none() => new LocalText([new("de", "Text")]).In("zh-CN").ShouldBe("Text");

    [Fact]
    public void No_text_is_empty() => new LocalText([]).In("en").ShouldBe("");

    [Fact]
    public void Tags_of_one_language_are_one_text() =>
        new LocalText([new("en-GB", "E"), new("zh-CN", "中")]).ShouldBe(LocalText.Of("E", "中"));

    [Fact]
    public void Two_texts_are_equal_by_what_they_say()
    {
        LocalText.Of("E", "中").Equals(LocalText.Of("E", "文")).ShouldBeFalse();
        LocalText.Of("E", "中").GetHashCode().ShouldBe(LocalText.Of("E", "中").GetHashCode());
    }

    [Theory]
    [InlineData("\"plain\"", "plain", "plain")]
    [InlineData("""{"en":"E","zh-CN":"中"}""", "E", "中")]
    public void It_is_read_from_a_string_or_an_object_and_written_as_an_object(string json, string english, string chinese)
    {
        var text = JsonSerializer.Deserialize<LocalText>(json)!;

        (text.In("en"), text.In("zh-CN")).ShouldBe((english, chinese));
        JsonSerializer.Deserialize<LocalText>(JsonSerializer.Serialize(text)).ShouldBe(text);
    }
}

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("zh-CN", true, "zh-Hans")]
    [InlineData("zh", true, "zh-Hans")]
    [InlineData("en_US", true, "en")]
    [InlineData("EN", true, "en")]
    [InlineData("es-MX", false, "en")]
    [InlineData("zha", false, "en")]
    [InlineData("", false, "en")]
    public void A_tag_from_outside_maps_to_one_of_the_two(string tag, bool has, string texts)
    {
        Languages.HasTexts(tag).ShouldBe(has);
        Languages.ForTexts(tag).ShouldBe(texts);
    }
}
