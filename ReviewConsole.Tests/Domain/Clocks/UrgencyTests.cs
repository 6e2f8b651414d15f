using ReviewConsole.Domain.Accounts;

namespace ReviewConsole.Domain.Clocks;

public sealed class UrgencyTests
{
    private static readonly DateTimeOffset Due = AnAppeal.Now.AddDays(10);

    [Fact]
    public void Without_harm_a_case_is_urgent_when_it_is_due() => Of(Harm.None).ShouldBe(Due);

    [Theory]
    [InlineData(10_000, 0, false, 0, 1)]
    [InlineData(480_000, 0, false, 0, 48)]
    [InlineData(long.MaxValue, 0, false, 0, 48)]
    [InlineData(0, 3, false, 0, 6)]
    [InlineData(0, 1_000_000, false, 0, 24)]
    [InlineData(0, 0, true, 0, 48)]
    [InlineData(0, 0, false, 10, 1)]
    [InlineData(0, 0, false, 3_650, 72)]
    [InlineData(10_000, 3, true, 10, 56)]
    public void Harm_pulls_it_forward_and_each_kind_only_so_far(long held, int orders, bool livelihood, int daysLocked, int hours) =>
        Of(new Harm(held, "CNY", orders, livelihood), daysLocked).ShouldBe(Due.AddHours(-hours));

    [Fact]
    public void A_restriction_younger_than_the_appeal_pushes_nothing_back() => Of(Harm.None, daysLocked: -5).ShouldBe(Due);

    private static DateTimeOffset Of(Harm harm, int daysLocked = 0) =>
        Urgency.Of(Due, harm, AnAppeal.Now.AddDays(-daysLocked), AnAppeal.Now, HarmWeights.Default);
}
