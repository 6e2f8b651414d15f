namespace ReviewConsole.Domain.Clocks;

public sealed class HarmWeightsTests
{
    [Fact]
    public void The_programs_own_weights_can_be_used() => HarmWeights.Default.Broken.ShouldBeEmpty();

    [Fact]
    public void The_smallest_and_the_largest_can_be_used_too()
    {
        new HarmWeights(0, 0, 0, 0, 0, 0, 0).Broken.ShouldBeEmpty();
        new HarmWeights(720, 720, 720, 720, 720, 720, 720).Broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(double.NaN, "weight_missing")]
    [InlineData(double.PositiveInfinity, "weight_missing")]
    [InlineData(-0.1, "weight_negative")]
    [InlineData(720.1, "weight_too_large")]
    public void What_is_wrong_is_said_on_each_weight(double hours, string code)
    {
        var all = new HarmWeights(hours, hours, hours, hours, hours, hours, hours);

        all.Broken.Select(r => (r.Code, r.About)).ShouldBe(all.All.Select(w => (code, (string?)("weight:" + w.Name))));
        (HarmWeights.Default with { Livelihood = hours }).Broken.ShouldHaveSingleItem().About.ShouldBe("weight:livelihood");
    }
}
