using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Lines;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Order;

/// <summary>One change of the weights.</summary>
/// <param name="By">Who made it, by working name; null for somebody unknown.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Changes">What changed: the weight's name, hours before, hours after.</param>
internal sealed record WeightsChange(string? By, DateTimeOffset At, IReadOnlyList<(string Name, double Before, double After)> Changes);

/// <summary>The order of the queue as it stands.</summary>
/// <param name="InForce">The weights in force.</param>
/// <param name="Left">Open cases still ordered by earlier weights.</param>
/// <param name="All">Open cases.</param>
/// <param name="History">The latest changes, newest first.</param>
internal sealed record OrderNow(WeightsInForce InForce, int Left, int All, IReadOnlyList<WeightsChange> History);

/// <summary>Reads the order of the queue.</summary>
internal sealed class OrderQuery(IDbContextFactory<ReviewDb> databases, PeopleNames people)
{
    private const int Shown = 20;

    /// <summary>As it stands now.</summary>
    public async Task<OrderNow> ReadAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var inForce = await WeightsInForce.ReadAsync(db, stop);
        var (left, all) = await Reordering.LeftAsync(db, inForce.Version, stop);
        var versions = await db.OrderWeights.AsNoTracking().OrderByDescending(w => w.Version).Take(Shown + 1).ToListAsync(stop);
        var names = await people.OfAsync(versions.Select(v => v.SetBy), stop);
        var history = versions.Take(Shown).Select((version, at) => new WeightsChange(
            names.TryGetValue(version.SetBy, out ReviewerName name) ? name.Alias : null, version.SetAt,
            Changes(at + 1 < versions.Count ? versions[at + 1].Weights : HarmWeights.Default, version.Weights)));
        return new OrderNow(inForce, left, all, [.. history]);
    }

    /// <summary>How many open cases are still ordered by earlier weights, and how many there are.</summary>
    public async Task<(int Left, int All)> LeftAsync(long version, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Reordering.LeftAsync(db, version, stop);
    }

    private static IReadOnlyList<(string, double, double)> Changes(HarmWeights before, HarmWeights after) =>
        [.. before.All.Zip(after.All).Where(w => w.First.Hours != w.Second.Hours).Select(w => (w.First.Name, w.First.Hours, w.Second.Hours))];
}
