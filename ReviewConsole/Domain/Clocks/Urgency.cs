using ReviewConsole.Domain.Accounts;

namespace ReviewConsole.Domain.Clocks;

/// <summary>How much harm pulls a case forward; hours.</summary>
/// <param name="PerHundredHeld">For each hundred units of money held (major unit).</param>
/// <param name="MostHeld">At most, for money.</param>
/// <param name="Livelihood">When the account feeds somebody.</param>
/// <param name="PerOpenOrder">For each open order.</param>
/// <param name="MostOrders">At most, for orders.</param>
/// <param name="PerTenDaysLocked">For each ten days locked before the appeal.</param>
/// <param name="MostLocked">At most, for time locked.</param>
public sealed record HarmWeights(
    double PerHundredHeld, double MostHeld, double Livelihood, double PerOpenOrder, double MostOrders, double PerTenDaysLocked, double MostLocked)
{
    /// <summary>The weights the program ships with.</summary>
    public static readonly HarmWeights Default = new(1, 48, 48, 2, 24, 1, 72);
}

/// <summary>The order of the queue as one stored instant, so that it can be indexed: due time less weighted harm.</summary>
public static class Urgency
{
    /// <summary>The instant by which the queue orders a case (UTC).</summary>
    public static DateTimeOffset Of(DateTimeOffset dueAt, Harm harm, DateTimeOffset imposedAt, DateTimeOffset receivedAt, HarmWeights weights)
    {
        var locked = Math.Max(0, (receivedAt - imposedAt).TotalDays);
        var hours = Math.Min(weights.MostHeld, harm.HeldMinor / 10_000d * weights.PerHundredHeld)
            + (harm.Livelihood ? weights.Livelihood : 0)
            + Math.Min(weights.MostOrders, harm.OpenOrders * weights.PerOpenOrder)
            + Math.Min(weights.MostLocked, locked / 10 * weights.PerTenDaysLocked);
        return dueAt.AddHours(-hours);
    }
}
