using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>
/// One filling: when it began and how many cases it makes. Both are part of its appeals' ids: filling again adds people instead of meeting
/// the old ones, and a filling that was killed is known by what it left and goes on.
/// </summary>
/// <param name="Now">When it began (UTC).</param>
/// <param name="Cases">How many cases it makes.</param>
internal sealed record DemoRun(DateTimeOffset Now, int Cases)
{
    private const string Start = "ap-demo-";

    private string Beginning => string.Create(CultureInfo.InvariantCulture, $"{Start}{Now.UtcTicks:x16}-{Cases}-");

    /// <summary>The id of the appeal that opens a case.</summary>
    public string IdOf(int at) => string.Create(CultureInfo.InvariantCulture, $"{Beginning}{at:0000000}");

    /// <summary>The last filling of so many cases if some are missing, else a new one.</summary>
    public static async Task<DemoRun> GoOnOrBeginAsync(ReviewDb db, int cases, DateTimeOffset now, CancellationToken stop)
    {
        var last = await db.Appeals.Where(a => a.AppealId.StartsWith(Start)).OrderByDescending(a => a.AppealId).Select(a => a.AppealId).FirstOrDefaultAsync(stop);
        if (last?[Start.Length..].Split('-') is [var began, var many, ..]
            && long.TryParse(began, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ticks)
            && many == cases.ToString(CultureInfo.InvariantCulture))
        {
            var earlier = new DemoRun(new DateTimeOffset(ticks, TimeSpan.Zero), cases);
            var made = await db.Appeals.CountAsync(a => a.AppealId.StartsWith(earlier.Beginning) && a.AppealId.Length == earlier.IdOf(0).Length, stop);
            if (made < cases)
            {
                return earlier;
            }
        }

        return new DemoRun(now.ToUniversalTime(), cases);
    }

    /// <summary>What there is of some appeals already, by id.</summary>
    public static async Task<IReadOnlyDictionary<string, DemoCase>> MadeAsync(ReviewDb db, IEnumerable<string> appeals, CancellationToken stop)
    {
        var ids = appeals.ToList();
        return await db.Appeals.AsNoTracking().Where(a => ids.Contains(a.AppealId))
            .Join(db.Cases, a => a.CaseId, c => c.Id, (a, c) => new
            {
                a.AppealId,

                // Given back, or joined by another appeal, a case waits in the queue again: it is untouched only if nobody ever took it.
                Case = new DemoCase(c.Id, c.Number, c.LastToken == default(ClaimToken) && db.Appeals.Count(other => other.CaseId == c.Id) == 1),
            })
            .ToDictionaryAsync(found => found.AppealId, found => found.Case, StringComparer.Ordinal, stop);
    }
}

/// <summary>A case of the demonstration.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">What people call it.</param>
/// <param name="IsUntouched">True while nothing has happened to it.</param>
internal sealed record DemoCase(CaseId Id, CaseNumber Number, bool IsUntouched);
