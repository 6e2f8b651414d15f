using System.Globalization;
using System.Text.Json;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Quality;

/// <summary>How long something took, counted by the hour for two days and by the day after that; so a median is exact to the hour or the day.</summary>
public static class Waits
{
    private const int ByHour = 48;

    /// <summary>The key of a length: whole hours.</summary>
    public static string Key(TimeSpan took) => Rounded(Math.Max(0, (int)took.TotalHours)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whole hours, or whole days in hours where it is long.</summary>
    public static int Rounded(int hours) => hours < ByHour ? hours : hours / 24 * 24;

    /// <summary>The length below which a share of all lie, in hours; null for none.</summary>
    /// <param name="counts">Hours and how often.</param>
    /// <param name="share">E.g. 0.5 for the median.</param>
    public static int? Quantile(IEnumerable<(int Hours, int Count)> counts, double share)
    {
        var all = counts.Where(c => c.Count > 0).OrderBy(c => c.Hours).ToList();
        var wanted = Math.Ceiling(share * all.Sum(c => c.Count));
        var seen = 0;
        foreach (var (hours, count) in all)
        {
            seen += count;
            if (seen >= wanted)
            {
                return hours;
            }
        }

        return null;
    }
}

/// <summary>A way that ended: which, how, and how long it took.</summary>
/// <param name="Route">Its code.</param>
/// <param name="IsFace">Whether it is a face scan or shows a face.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Hours">As <see cref="Waits"/> counts.</param>
public sealed record CountedWay(string Route, bool IsFace, CheckState Result, int Hours)
{
    private const char Between = '\t';

    /// <summary>Of a way under a decision.</summary>
    public static CountedWay Of(WayTried way) => new(way.Route, way.IsFace, way.Result, Waits.Rounded(way.Hours));

    /// <summary>As a key.</summary>
    public string Key => string.Join(Between, Route, IsFace ? "face" : "", JsonNamingPolicy.SnakeCaseLower.ConvertName(Result.ToString()), Hours.ToString(CultureInfo.InvariantCulture));

    /// <summary>From a key; null for what is none.</summary>
    public static CountedWay? Read(string key) => key.Split(Between) is [var route, var face, var result, var hours]
        && Enum.TryParse<CheckState>(result, ignoreCase: true, out var ended) && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var took)
            ? new CountedWay(route, face.Length > 0, ended, took) : null;
}
