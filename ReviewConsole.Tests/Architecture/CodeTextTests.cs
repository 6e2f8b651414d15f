namespace ReviewConsole.Architecture;

public sealed class CodeTextTests
{
    [Theory]
    [InlineData("a // X\nb", "a \nb")]
    [InlineData("a /* X\nX */ b", "a \n b")]
    [InlineData("a = \"X\\\"X\"; b", "a = ; b")]
    [InlineData("a = @\"X\"\"X\"; b", "a = ; b")]
    [InlineData("a = \"\"\"X \"X\" X\"\"\"; b", "a = ; b")]
    [InlineData("a = '\"'; b = 'X';", "a = ; b = ;")]
    [InlineData("a = '\\''; b", "a = ; b")]
    [InlineData("a = $\"X{b}X\"; c", "a = b; c")]
    [InlineData("a = $\"X{{X}}{b + \"X\"}X\"; c", "a = b + ; c")]
    [InlineData("a = $$\"\"\"X{X}{{b}}X\"\"\"; c", "a = b; c")]
    public void Comments_and_the_text_of_strings_are_no_code(string source, string code) =>
        Squeeze(CodeText.Of(source)).ShouldBe(Squeeze(code));

    [Fact]
    public void Lines_keep_their_numbers() =>
        CodeText.Of("a\n/* X\nX */\n\"\"\"\nX\n\"\"\"\nb").Split('\n')[6].ShouldBe("b");

    private static string Squeeze(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
