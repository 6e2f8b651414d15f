namespace ReviewConsole.Domain.Primitives;

public sealed class CaseNumberTests
{
    [Theory]
    [InlineData(2026, 123, "AP-2026-000123")]
    [InlineData(2026, 999_999, "AP-2026-999999")]
    [InlineData(2026, 1_000_000, "AP-2026-1000000")]
    public void A_number_has_the_year_and_at_least_six_digits(int year, long serial, string number) =>
        CaseNumber.Of(year, serial).ToString().ShouldBe(number);

    [Theory]
    [InlineData("AP-2026-000123")]
    [InlineData("  ap-2026-000123\n")]
    [InlineData("Ap-2026-000123")]
    public void It_is_read_however_somebody_typed_or_pasted_it(string typed) =>
        CaseNumber.Read(typed).ShouldBe(new CaseNumber("AP-2026-000123"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AP")]
    [InlineData("2026-000123")]
    [InlineData("AP-2026-00012")]
    [InlineData("AP-26-000123456")]
    [InlineData("AP-2026000123456")]
    [InlineData("AP-2026-00012x")]
    [InlineData("AP-2026-000 123")]
    [InlineData("AP-２０２６-000123")]
    [InlineData("AP-2026-0000000000000000001")]
    [InlineData("xx-829341-00000")]
    public void What_is_no_case_number_is_none(string? typed) => CaseNumber.Read(typed).ShouldBeNull();

    [Fact]
    public void Every_number_that_is_made_is_read_again() =>
        Properties.Hold(random =>
        {
            var made = CaseNumber.Of(random.Next(2000, 9999), random.NextInt64(1, 1_000_000_000_000));
            CaseNumber.Read(made.Value.ToLowerInvariant()).ShouldBe(made);
        });
}
