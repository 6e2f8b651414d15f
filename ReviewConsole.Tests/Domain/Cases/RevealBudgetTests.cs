using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

public sealed class RevealBudgetTests
{
    private static readonly ReviewRules Rules = new() { RevealsADay = 10 };

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(9, false, true)]
    [InlineData(10, true, true)]
    [InlineData(11, false, true)]
    [InlineData(29, false, true)]
    [InlineData(30, false, false)]
    [InlineData(1000, false, false)]
    public void Leads_are_told_once_above_the_budget_and_at_three_times_as_many_it_stops(int seen, bool told, bool shown)
    {
        RevealBudget.TellsLead(seen, Rules).ShouldBe(told);
        RevealBudget.Check(seen, Rules)?.Code.ShouldBe("reveal_budget_spent");
        (RevealBudget.Check(seen, Rules) is null).ShouldBe(shown);
    }
}
