namespace ReviewConsole.Domain.Quality;

/// <summary>When what waits will be done, if everything goes on as in the days before.</summary>
public static class Forecast
{
    /// <summary>Days until nothing waits; 0 when nothing does, null while as much comes in as goes out, or more.</summary>
    /// <param name="waiting">How many wait.</param>
    /// <param name="days">Of each day before: how many came in and how many went out.</param>
    public static int? DaysToClear(int waiting, IReadOnlyCollection<(int In, int Out)> days)
    {
        if (waiting <= 0)
        {
            return 0;
        }

        var fewer = days.Sum(d => d.Out - d.In);
        return days.Count == 0 || fewer <= 0 ? null : (int)Math.Ceiling(waiting * (double)days.Count / fewer);
    }
}
