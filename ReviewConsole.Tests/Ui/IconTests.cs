namespace ReviewConsole.Ui;

public sealed class IconTests
{
    [Fact]
    public void A_symbol_is_drawn_in_place_from_its_name() =>
        Icon.Of("clock").Value.ShouldBe("""<svg class="icon" aria-hidden="true"><use href="/icons.svg#clock"></use></svg>""");

    [Theory]
    [InlineData("clock\"><script>")]
    [InlineData("Clock")]
    [InlineData("a b")]
    public void What_is_no_name_of_a_symbol_is_never_drawn(string name) => Should.Throw<ArgumentException>(() => Icon.Of(name));
}
