using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Clocks;

namespace ReviewConsole.Data.Lines;

/// <summary>The weights by which the queue is ordered now.</summary>
/// <param name="Version">Their version; 0 for the program's own.</param>
/// <param name="Weights">The weights.</param>
public sealed record WeightsInForce(long Version, HarmWeights Weights)
{
    /// <summary>Those the program ships with.</summary>
    public static readonly WeightsInForce Own = new(0, HarmWeights.Default);

    /// <summary>Reads them.</summary>
    public static async Task<WeightsInForce> ReadAsync(ReviewDb db, CancellationToken stop = default) =>
        await db.OrderWeights.AsNoTracking().OrderByDescending(w => w.Version).Select(w => new WeightsInForce(w.Version, w.Weights)).FirstOrDefaultAsync(stop)
        ?? Own;
}
