using System.Globalization;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

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

    /// <summary>The largest weight, in hours: thirty days. More would put harm before what was promised, whatever the harm.</summary>
    public const double Largest = 720;

    /// <summary>Every weight by its name, in the order they are explained.</summary>
    public IReadOnlyList<(string Name, double Hours)> All =>
    [
        ("per_hundred_held", PerHundredHeld), ("most_held", MostHeld), ("livelihood", Livelihood), ("per_open_order", PerOpenOrder),
        ("most_orders", MostOrders), ("per_ten_days_locked", PerTenDaysLocked), ("most_locked", MostLocked),
    ];

    /// <summary>Why these weights cannot be used, each said on its weight: <c>weight_missing</c>, <c>weight_negative</c>, <c>weight_too_large</c> (value <c>most</c>).</summary>
    public IReadOnlyList<Refusal> Broken =>
    [
        .. from weight in All
           let about = "weight:" + weight.Name
           let refusal = !double.IsFinite(weight.Hours) ? Refusal.On(about, "weight_missing")
               : weight.Hours < 0 ? Refusal.On(about, "weight_negative")
               : weight.Hours > Largest ? Refusal.On(about, "weight_too_large", ("most", Largest.ToString(CultureInfo.InvariantCulture)))
               : null
           where refusal is not null
           select refusal,
    ];
}

/// <summary>The order of the queue as one stored instant, so that it can be indexed: due time less weighted harm.</summary>
public static class Urgency
{
    // Longer than any due time and all harm together.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(3650);

    /// <summary>The instant by which the queue orders a case (UTC).</summary>
    /// <param name="dueAt">Until when it must be decided (UTC).</param>
    /// <param name="harm">What it costs the person.</param>
    /// <param name="imposedAt">Since when the account is restricted (UTC).</param>
    /// <param name="receivedAt">When the appeal was received (UTC).</param>
    /// <param name="weights">The weights.</param>
    /// <param name="cameBack">It was waited for and came back: it stands before all that never were.</param>
    public static DateTimeOffset Of(
        DateTimeOffset dueAt, Harm harm, DateTimeOffset imposedAt, DateTimeOffset receivedAt, HarmWeights weights, bool cameBack = false)
    {
        var locked = Math.Max(0, (receivedAt - imposedAt).TotalDays);
        var hours = Math.Min(weights.MostHeld, harm.HeldMinor / 10_000d * weights.PerHundredHeld)
            + (harm.Livelihood ? weights.Livelihood : 0)
            + Math.Min(weights.MostOrders, harm.OpenOrders * weights.PerOpenOrder)
            + Math.Min(weights.MostLocked, locked / 10 * weights.PerTenDaysLocked);
        return dueAt.AddHours(-hours) - (cameBack ? Ahead : TimeSpan.Zero);
    }
}
