namespace ReviewConsole.Domain.Decisions;

public sealed class OwnWordsTests
{
    [Theory]
    [InlineData("Built one. Own. Built two.", "Own.")]
    [InlineData("  Built \n one.   Own\twords. ", "Own words.")]
    [InlineData("Built one.", "")]
    [InlineData("", "")]
    [InlineData("Built one, changed.", "Built one, changed.")]
    [InlineData("Built one. Built one. x", "x")]
    public void What_is_left_without_the_built_sentences(string text, string own) =>
        OwnWords.Of(text, ["Built one.", "Built two.", "  "]).ShouldBe(own);

    [Fact]
    public void A_longer_sentence_goes_before_one_it_contains() => OwnWords.Of("We read it. And more.", ["We read it.", "We read it. And more."]).ShouldBe("");

    [Theory]
    [InlineData("On 3 May, 12:00: ÄB c!", "onmayäbc")]
    [InlineData("账号 123 闲置！", "账号闲置")]
    [InlineData("… 😀 …", "")]
    public void Only_letters_make_a_text_new(string text, string normalised) => OwnWords.Normalise(text).ShouldBe(normalised);

    [Fact]
    public void A_text_is_its_own_copy_and_a_text_of_other_words_is_none()
    {
        var (one, other) = (OwnWords.Normalise(AProposal.OwnWords), OwnWords.Normalise(AProposal.OwnApproval));

        OwnWords.IsCopy(one, one).ShouldBeTrue();
        OwnWords.IsCopy(one, other).ShouldBeFalse();
        OwnWords.IsCopy("", "").ShouldBeFalse();
        OwnWords.IsCopy("abc", "abc").ShouldBeTrue();
        OwnWords.IsCopy("abc", "abd").ShouldBeFalse();
    }

    [Fact]
    public void It_is_a_copy_in_whichever_order_two_texts_are_compared() =>
        Properties.Hold(random =>
        {
            var one = OwnWords.Normalise(AProposal.OwnWords);
            var other = one.Remove(random.Next(one.Length - 60), random.Next(60)) + (random.Next(2) == 0 ? "andmore" : "");
            OwnWords.IsCopy(one, other).ShouldBe(OwnWords.IsCopy(other, one));
        });

    [Theory]
    [InlineData("one two three four five six seven", false, true)]
    [InlineData("one two three four five six seven eight", false, false)]
    [InlineData("no No NO no no no no no no no no no", false, true)]
    [InlineData("一二三四五六七八九十甲乙丙丁", true, true)]
    [InlineData("一二三四五六七八九十甲乙丙丁戊", true, false)]
    public void Few_different_words_say_little_however_often(string text, bool chinese, bool little) => OwnWords.SaysLittle(text, chinese).ShouldBe(little);
}

public sealed class ScriptTests
{
    [Theory]
    [InlineData("账号闲置", "zh-CN", true)]
    [InlineData("账号 xy-829341 闲置，规则 ATO-07", "zh-CN", true)]
    [InlineData("账号 xy-829341, rule ATO-07", "zh-CN", false)]
    [InlineData("该账号（xy）闲置四百天后登录", "zh-Hant", true)]
    [InlineData("hello", "zh", false)]
    [InlineData("hello", "en", true)]
    [InlineData("Größe, naïve, Łódź", "de", true)]
    [InlineData("Привіт, світе", "uk", true)]
    [InlineData("Привіт, світе", "en", false)]
    [InlineData("これは漢字とかな", "ja", true)]
    [InlineData("안녕하세요", "ko", true)]
    [InlineData("مرحبا بكم", "ar", true)]
    [InlineData("नमस्ते", "hi", true)]
    [InlineData("สวัสดี", "th", true)]
    [InlineData("Tiếng Việt", "vi", true)]
    [InlineData("Ελληνικά", "el", true)]
    [InlineData("12345 !?", "zh", true)]
    [InlineData("", "zh", true)]
    public void Most_letters_are_of_the_script_the_language_is_written_in(string text, string language, bool fits) =>
        Scripts.Fits(text, language).ShouldBe(fits);
}
