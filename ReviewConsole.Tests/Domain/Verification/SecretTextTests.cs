namespace ReviewConsole.Domain.Verification;

public sealed class SecretTextTests
{
    [Theory]
    [InlineData("The code was 482913.")]
    [InlineData("code 4829")]
    [InlineData("482 913")]
    [InlineData("482-913 came back")]
    [InlineData("12 34 56")]
    [InlineData("验证码是４８２９１３")]
    [InlineData("验证码四八二九一三")]
    [InlineData("到账 1280 元")]
    [InlineData("48\u200b29\u200b13")]
    [InlineData("尾号 62284801")]
    [InlineData("٤٨٢٩١٣")]
    public void Digits_like_those_of_a_code_are_found(string text) => SecretText.Finds(text).ShouldBe("code");

    [Theory]
    [InlineData("data:image/png;base64,iVBORw0KGgo")]
    [InlineData("/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSop")]
    public void A_picture_is_found(string text) => SecretText.Finds(text).ShouldBe("image");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Document in order, seen by the clerk.")]
    [InlineData("Seen on 13 July 2026 at 10:40.")]
    [InlineData("2026-07-13, 3 of 5 right")]
    [InlineData("2026年7月13日到网点办理")]
    [InlineData("13/07/2026")]
    [InlineData("Bound since 2016, 412 days idle")]
    [InlineData("See AP-2026-000123.")]
    [InlineData("Between 14-18 days")]
    [InlineData("Order 202607130012345678 was known")]
    [InlineData("三个问题答对两个")]
    public void A_day_a_year_a_time_a_case_and_a_long_number_are_none(string? text) => SecretText.Finds(text).ShouldBeNull();

    [Theory]
    [InlineData("482913", true)]
    [InlineData(" 4829 ", true)]
    [InlineData("482 913", true)]
    [InlineData("ref-1", false)]
    [InlineData("pf-000417", false)]
    [InlineData("20260713001", false)]
    [InlineData(null, false)]
    public void A_reference_that_is_only_a_few_digits_looks_like_a_code(string? reference, bool isCode) => SecretText.IsCode(reference).ShouldBe(isCode);

    [Fact]
    public void Whatever_stands_around_a_code_of_six_digits_it_is_found() =>
        Properties.Hold(random =>
        {
            string[] around = ["code ", "", "The code: ", "验证码", "(", "«", "is "];
            var code = random.Next(100_000, 1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
            SecretText.Finds(around[random.Next(around.Length)] + code + (random.Next(2) == 0 ? "." : " came back")).ShouldBe("code");
        });
}
