namespace ReviewConsole.Domain.Quality;

/// <summary>
/// How far two people agree who judged the same cases into the same classes: raw, and beyond chance. Cohen's kappa (Educational and
/// Psychological Measurement 20, 1960) takes each person's own habits as chance and falls near zero where almost everything is one class,
/// however much they agree; Gwet's AC1 (British Journal of Mathematical and Statistical Psychology 61, 2008) does not. Both are shown.
/// </summary>
public sealed class Agreement
{
    private const double Z = 1.959963984540054;

    private readonly int[,] _table;
    private readonly int _classes;

    /// <summary>From how often the first said the row and the second the column.</summary>
    /// <param name="table">A square table of counts.</param>
    /// <exception cref="ArgumentException">The table is not square, or has a negative count.</exception>
    public Agreement(int[,] table)
    {
        if (table.GetLength(0) != table.GetLength(1) || table.Cast<int>().Any(count => count < 0))
        {
            throw new ArgumentException("A square table of counts is needed.", nameof(table));
        }

        (_table, _classes) = ((int[,])table.Clone(), table.GetLength(0));
        Cases = table.Cast<int>().Sum();
    }

    /// <summary>How many cases both judged.</summary>
    public int Cases { get; }

    /// <summary>True when there are enough to say anything.</summary>
    public bool SaysSomething => Cases >= Share.Least;

    /// <summary>Of how many cases both said the same.</summary>
    public Share Raw => new(Enumerable.Range(0, _classes).Sum(i => _table[i, i]), Cases);

    /// <summary>Cohen's kappa; null where chance alone would make them agree always.</summary>
    public double? Kappa => Beyond(Enumerable.Range(0, _classes).Sum(i => Row(i) * Column(i)));

    /// <summary>Gwet's AC1; null for a single class.</summary>
    public double? Ac1 => _classes < 2 ? null : Beyond(Enumerable.Range(0, _classes).Sum(i => Used(i) * (1 - Used(i))) / (_classes - 1));

    /// <summary>The interval of kappa that holds 95 times of 100, by its large-sample error (Fleiss, Cohen and Everitt 1969); null where kappa is.</summary>
    public (double Low, double High)? KappaInterval
    {
        get
        {
            if (Kappa is not { } kappa || Cases == 0)
            {
                return null;
            }

            var chance = Enumerable.Range(0, _classes).Sum(i => Row(i) * Column(i));
            var (agreed, differed) = (0.0, 0.0);
            for (var i = 0; i < _classes; i++)
            {
                agreed += Cell(i, i) * Math.Pow(1 - ((Row(i) + Column(i)) * (1 - kappa)), 2);
                differed += Enumerable.Range(0, _classes).Where(j => j != i).Sum(j => Cell(i, j) * Math.Pow(Column(i) + Row(j), 2));
            }

            var spread = agreed + (Math.Pow(1 - kappa, 2) * differed) - Math.Pow(kappa - (chance * (1 - kappa)), 2);
            var half = Z * Math.Sqrt(Math.Max(0, spread) / Cases) / (1 - chance);
            return (Math.Max(-1, kappa - half), Math.Min(1, kappa + half));
        }
    }

    private double? Beyond(double chance) => Cases == 0 || chance >= 1 ? null : (Raw.Value - chance) / (1 - chance);

    private double Cell(int first, int second) => (double)_table[first, second] / Cases;

    private double Row(int of) => Enumerable.Range(0, _classes).Sum(j => Cell(of, j));

    private double Column(int of) => Enumerable.Range(0, _classes).Sum(i => Cell(i, of));

    private double Used(int of) => (Row(of) + Column(of)) / 2;
}
