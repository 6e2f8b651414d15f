using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Quality;

/// <summary>A decision that may be drawn.</summary>
/// <param name="Decision">Which.</param>
/// <param name="Case">Its case.</param>
/// <param name="Stratum">Outcome, ground, signal and reviewer: decisions alike lie side by side.</param>
public sealed record Drawable(DecisionId Decision, CaseId Case, string Stratum);

/// <summary>
/// Draws decisions for a second look. Systematic sampling from a list ordered by stratum and shuffled within (W. G. Cochran, Sampling Techniques,
/// ch. 8): every decision has the same chance, and every stratum its part. The seed is kept, so that anybody can draw again and find the same.
/// </summary>
public static class Sampling
{
    /// <summary>Draws.</summary>
    /// <param name="all">What may be drawn, in any order.</param>
    /// <param name="share">Of how many, e.g. 0.05.</param>
    /// <param name="room">No more than so many.</param>
    /// <param name="seed">What decides; the same draws the same.</param>
    public static IReadOnlyList<Drawable> Draw(IEnumerable<Drawable> all, double share, int room, int seed)
    {
        var random = new Random(seed);
        List<Drawable> list = [.. all.OrderBy(d => d.Decision.Value)];
        var shuffled = list.Select(d => (Drawable: d, Place: random.NextDouble())).OrderBy(d => d.Drawable.Stratum, StringComparer.Ordinal).ThenBy(d => d.Place).Select(d => d.Drawable).ToList();
        if (share <= 0 || shuffled.Count == 0)
        {
            return [];
        }

        var step = 1 / Math.Min(1, share);
        var drawn = new List<Drawable>();
        for (var at = random.NextDouble() * step; at < shuffled.Count; at += step)
        {
            drawn.Add(shuffled[(int)at]);
        }

        // What is over the room is left out by chance, too, not by its stratum.
        return drawn.Count <= room ? drawn : [.. drawn.Select(d => (Drawable: d, Place: random.NextDouble())).OrderBy(d => d.Place).Take(Math.Max(0, room)).Select(d => d.Drawable)];
    }
}
