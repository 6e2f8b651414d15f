using System.Diagnostics;

namespace ReviewConsole.Benchmarks;

/// <summary>How long two ways to do the same take; measured in turn, so that whatever else the machine does meets both.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Ours">Milliseconds through the program, ascending.</param>
/// <param name="Raw">Milliseconds through raw SQLite, ascending.</param>
internal sealed record Timing(string Name, IReadOnlyList<double> Ours, IReadOnlyList<double> Raw)
{
    /// <summary>How many times as long the program takes.</summary>
    public double Ratio => Median(Ours) / Median(Raw);

    /// <summary>The middle one.</summary>
    public static double Median(IReadOnlyList<double> sorted) => At(sorted, 0.5);

    /// <summary>The one that nine of ten do not exceed.</summary>
    public static double Ninetieth(IReadOnlyList<double> sorted) => At(sorted, 0.9);

    /// <summary>The one that nineteen of twenty do not exceed.</summary>
    public static double NinetyFifth(IReadOnlyList<double> sorted) => At(sorted, 0.95);

    /// <summary>Measures contests in turn, so that they can be compared with each other too.</summary>
    /// <param name="warm">Rounds that do not count: code is compiled, pages come into memory.</param>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="contests">What is measured.</param>
    public static async Task<IReadOnlyList<Timing>> MeasureAsync(int warm, int rounds, params IReadOnlyList<Contest> contests)
    {
        var times = contests.Select(c => (c.Name, Ours: new List<double>(rounds), Raw: new List<double>(rounds))).ToList();
        for (var round = 0; round < warm + rounds; round++)
        {
            foreach (var (at, contest) in contests.Index())
            {
                var begun = Stopwatch.GetTimestamp();
                await contest.Ours(round);
                var between = Stopwatch.GetTimestamp();
                contest.Raw(round);
                var ended = Stopwatch.GetTimestamp();
                await contest.Between();
                if (round >= warm)
                {
                    times[at].Ours.Add(Stopwatch.GetElapsedTime(begun, between).TotalMilliseconds);
                    times[at].Raw.Add(Stopwatch.GetElapsedTime(between, ended).TotalMilliseconds);
                }
            }
        }

        return [.. times.Select(t => new Timing(t.Name, [.. t.Ours.Order()], [.. t.Raw.Order()]))];
    }

    private static double At(IReadOnlyList<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
}

/// <summary>The same done in two ways.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Ours">The program's way; told which round it is.</param>
/// <param name="Raw">The raw way.</param>
internal sealed record Contest(string Name, Func<int, Task> Ours, Action<int> Raw)
{
    /// <summary>What is done after each round and counts for neither.</summary>
    public Func<Task> Between { get; init; } = () => Task.CompletedTask;
}
