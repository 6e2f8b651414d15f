namespace ReviewConsole.Domain.Quality;

/// <summary>
/// So many of so many, with the interval that holds 95 times of 100 (Wilson's score without continuity correction; E. B. Wilson, JASA 22,
/// 1927; method 3 of R. G. Newcombe, Statistics in Medicine 17, 1998). Fewer than <see cref="Least"/> say nothing: no figure is made of them.
/// </summary>
/// <param name="Hits">How many.</param>
/// <param name="Of">Of how many.</param>
public readonly record struct Share(int Hits, int Of)
{
    /// <summary>Below this, there is no figure.</summary>
    public const int Least = 10;

    // The 97.5 % point of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>True when there are enough to say anything.</summary>
    public bool SaysSomething => Of >= Least;

    /// <summary>The share, 0 to 1; 0 of nothing.</summary>
    public double Value => Of == 0 ? 0 : (double)Hits / Of;

    /// <summary>The lower end, 0 to 1.</summary>
    public double Low => Of == 0 ? 0 : Math.Max(0, Centre - Half);

    /// <summary>The upper end, 0 to 1.</summary>
    public double High => Of == 0 ? 1 : Math.Min(1, Centre + Half);

    private double Centre => (Value + (Z * Z / (2 * Of))) / (1 + (Z * Z / Of));

    private double Half => Z / (1 + (Z * Z / Of)) * Math.Sqrt((Value * (1 - Value) / Of) + (Z * Z / (4.0 * Of * Of)));
}
