using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>
/// How many masked values a person looks at in a day. Work needs some; a program that reads case after case needs all (bulk harvesting,
/// PIPL Art. 51: permissions and measures against unauthorised access).
/// </summary>
public static class RevealBudget
{
    /// <summary>How far back the count goes.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private const int Stop = 3;

    /// <summary>Refuses the next value with <c>reveal_budget_spent</c> (value <c>most</c>) once three budgets are used up.</summary>
    /// <param name="seen">Values this person saw within <see cref="Day"/>.</param>
    /// <param name="rules">The numbers.</param>
    public static Refusal? Check(int seen, ReviewRules rules) => seen < Most(rules) ? null
        : Refusal.On("reveal", "reveal_budget_spent", ("most", Most(rules).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Whether the next value is the first above the budget: then leads are told.</summary>
    public static bool TellsLead(int seen, ReviewRules rules) => seen == rules.RevealsADay;

    private static int Most(ReviewRules rules) => rules.RevealsADay * Stop;
}
