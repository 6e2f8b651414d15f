namespace ReviewConsole.Domain.Quality;

/// <summary>Wilson's interval against published worked examples.</summary>
public sealed class ShareTests
{
    // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void It_is_what_Newcombe_prints(int hits, int of, double low, double high)
    {
        var share = new Share(hits, of);
        share.Low.ShouldBe(low, 0.00005);
        share.High.ShouldBe(high, 0.00005);
    }

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(5, 5, 0.5655, 1)]
    public void Nothing_is_known_of_nothing_and_never_more_than_all(int hits, int of, double low, double high) =>
        (Math.Round(new Share(hits, of).Low, 4), Math.Round(new Share(hits, of).High, 4)).ShouldBe((low, high));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Below_ten_there_is_no_figure(int of, bool says) => new Share(1, of).SaysSomething.ShouldBe(says);

    [Fact]
    public void The_share_lies_within_and_more_cases_make_it_narrower() => Properties.Hold(random =>
    {
        var of = random.Next(1, 5000);
        var share = new Share(random.Next(of + 1), of);
        var more = new Share(share.Hits * 4, of * 4);

        (share.Low <= share.Value + 1e-12 && share.Value <= share.High + 1e-12).ShouldBeTrue();
        (more.High - more.Low).ShouldBeLessThan(share.High - share.Low);
    });
}
