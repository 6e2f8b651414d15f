using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>How one person decided; only for leads, and for that person.</summary>
/// <param name="Who">Who.</param>
/// <param name="Alias">Their working name.</param>
/// <param name="Overturned">Restrictions they lifted or narrowed, of those they decided.</param>
/// <param name="Upheld">Of their decisions that were drawn, those that somebody else would have made, too.</param>
/// <param name="Calibrated">Of the cases with a known answer, those they judged right.</param>
public sealed record PersonFigures(PersonId Who, string Alias, Share Overturned, Share Upheld, Share Calibrated);

/// <summary>Somebody who decided most of the cases that hang together by one fingerprint; a reason to look, no more.</summary>
/// <param name="Alias">Their working name.</param>
/// <param name="Kind">What the accounts share.</param>
/// <param name="Decided">How many of these cases they decided.</param>
/// <param name="Of">Of how many that were decided.</param>
/// <param name="Approved">How many of theirs they approved.</param>
/// <param name="Picked">How many of theirs they had picked by hand.</param>
/// <param name="Cases">Their numbers.</param>
public sealed record Outlier(string Alias, LinkKind Kind, int Decided, int Of, int Approved, int Picked, IReadOnlyList<CaseNumber> Cases);

/// <summary>Whether decisions are right.</summary>
/// <param name="ReadAt">When it was read (UTC).</param>
/// <param name="Agreement">First and second look, over lifted, narrowed and kept.</param>
/// <param name="Calibrated">Of cases with a known answer, those judged right.</param>
/// <param name="Rubric">Of each point, how often it is met.</param>
/// <param name="Waiting">Drawn cases nobody has looked at yet.</param>
/// <param name="Overturned">Restrictions lifted or narrowed, of those decided.</param>
/// <param name="DecidedAfter">Hours from receipt to decision: median and the ninth tenth; null for nothing decided.</param>
/// <param name="LockedFor">Hours from restriction to its end, likewise.</param>
/// <param name="Person">Decisions where a person had answered in time, of those that asked for one.</param>
/// <param name="Theft">Approvals followed within thirty days by a restriction that was upheld, of all.</param>
/// <param name="TheftCases">These.</param>
/// <param name="People">By person: everybody for a lead, oneself for others.</param>
/// <param name="Outliers">Only for leads.</param>
public sealed record QualityBook(
    DateTimeOffset ReadAt, Agreement Agreement, Share Calibrated, IReadOnlyList<(RubricPoint Point, Share Met)> Rubric, int Waiting, Share Overturned, (int Median, int Ninth)? DecidedAfter,
    (int Median, int Ninth)? LockedFor, Share Person, Share Theft, IReadOnlyList<CaseNumber> TheftCases, IReadOnlyList<PersonFigures> People, IReadOnlyList<Outlier> Outliers);

/// <summary>Reads whether decisions are right: from the daily counters and the second looks.</summary>
public sealed class QualityQuery(IDbContextFactory<ReviewDb> databases, TimeProvider time, CaseWorld world)
{
    private static readonly TimeSpan Harm = TimeSpan.FromDays(30);
    private static readonly int Effects = Enum.GetValues<PromisedEffect>().Length;

    /// <summary>The figures of the last so many days, as somebody may see them.</summary>
    public async Task<QualityBook> ReadAsync(int days, CurrentPerson me, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        var first = LocalDays.Of(now, world.Calendar.Zone).AddDays(1 - days);
        var since = LocalDays.Start(first, world.Calendar.Zone);
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        string[] measures = [Measures.Decided, Measures.DecidedAfter, Measures.LockedFor, Measures.Person, Measures.OutcomeBy];
        var counts = (await db.DailyCounts.AsNoTracking().Where(c => measures.Contains(c.Measure) && c.Day >= first.DayNumber).GroupBy(c => new { c.Measure, c.Key })
            .Select(g => new { g.Key.Measure, g.Key.Key, Count = g.Sum(c => c.Count) }).ToListAsync(stop)).ToLookup(c => c.Measure, c => (c.Key, c.Count), StringComparer.Ordinal);
        var looks = await db.ReReviews.AsNoTracking().Where(r => r.JudgedAt >= since).ToListAsync(stop);
        var drawn = looks.Where(r => r.Kind == ReReviewKind.Sample).ToList();
        var theft = await TheftAsync(db, since, stop);
        var decided = counts[Measures.Decided].ToDictionary(StringComparer.Ordinal);
        var (approved, all) = (decided.GetValueOrDefault("approve"), decided.Values.Sum());
        return new QualityBook(
            now, Agree(drawn), Calibrated(looks), Rubric(looks), await db.ReReviews.CountAsync(r => r.JudgedAt == null && r.Kind == ReReviewKind.Sample, stop),
            new Share(approved, all), Lengths(counts[Measures.DecidedAfter]), Lengths(counts[Measures.LockedFor]),
            new Share(counts[Measures.Person].Where(p => p.Key == "in_time").Sum(p => p.Count), counts[Measures.Person].Sum(p => p.Count)),
            new Share(Math.Min(theft.Count, approved), approved), theft, await PeopleAsync(db, me, counts[Measures.OutcomeBy], looks, stop), me.May(May.Calibrate) ? await Outliers.ReadAsync(db, since, stop) : []);
    }

    private static Agreement Agree(List<ReReview> drawn)
    {
        var table = new int[Effects, Effects];
        drawn.ForEach(r => table[(int)r.Right, (int)r.Answer!.Promises]++);
        return new Agreement(table);
    }

    private static Share Calibrated(IEnumerable<ReReview> looks) =>
        looks.Where(r => r.Kind == ReReviewKind.Calibration).ToList() is var known ? new Share(known.Count(r => r.Agrees == true), known.Count) : default;

    private static IReadOnlyList<(RubricPoint, Share)> Rubric(IEnumerable<ReReview> looks)
    {
        var marked = looks.Where(r => r.Marks.Count > 0).ToList();
        return [.. Enum.GetValues<RubricPoint>().Select(p => (p, new Share(marked.Count(r => r.Marks.GetValueOrDefault(p, RubricMark.No) == RubricMark.Yes), marked.Count)))];
    }

    private static (int, int)? Lengths(IEnumerable<(string Key, int Count)> counts)
    {
        List<(int, int)> hours = [.. counts.Select(c => (int.Parse(c.Key, CultureInfo.InvariantCulture), c.Count))];
        return Waits.Quantile(hours, 0.5) is { } median && Waits.Quantile(hours, 0.9) is { } ninth ? (median, ninth) : null;
    }

    // A restriction that came within thirty days after an approval on the same account, and was upheld.
    private static async Task<IReadOnlyList<CaseNumber>> TheftAsync(ReviewDb db, DateTimeOffset since, CancellationToken stop)
    {
        var upheld = await db.CaseRows.AsNoTracking().Where(r => r.Lane == Lane.Done && r.DecidedAt >= since && r.Outcome == Outcome.Deny && r.ImposedAt >= since)
            .Select(r => new { r.Number, r.SearchAccount, r.ImposedAt }).ToListAsync(stop);
        var accounts = upheld.Select(u => u.SearchAccount).Distinct().ToList();
        var approved = await db.CaseRows.AsNoTracking().Where(r => accounts.Contains(r.SearchAccount))
            .Join(db.Decisions, r => r.Id, d => d.CaseId, (r, d) => new { r.SearchAccount, d.Outcome, d.DecidedAt, d.TakenBackAt })
            .Where(d => d.Outcome == Outcome.Approve && d.TakenBackAt == null && d.DecidedAt >= since).ToListAsync(stop);
        return [.. upheld.Where(u => approved.Any(a => a.SearchAccount == u.SearchAccount && u.ImposedAt > a.DecidedAt && u.ImposedAt <= a.DecidedAt + Harm)).Select(u => u.Number).OrderBy(n => n.Value, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<PersonFigures>> PeopleAsync(
        ReviewDb db, CurrentPerson me, IEnumerable<(string Key, int Count)> outcomes, List<ReReview> looks, CancellationToken stop)
    {
        var byPerson = outcomes.Select(o => (Parts: o.Key.Split(' '), o.Count)).ToLookup(o => new PersonId(Guid.Parse(o.Parts[0])), o => (IsApproval: o.Parts[1] == "approve", o.Count));
        var seen = me.May(May.Calibrate) ? byPerson.Select(p => p.Key).Concat(looks.Select(l => l.By).OfType<PersonId>()).Distinct().ToList() : me.May(May.WorkCases) ? [me.Id] : [];
        var ids = seen.ConvertAll(p => p.Value);
        var names = await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Alias }).ToDictionaryAsync(p => new PersonId(p.Id), p => p.Alias, stop);
        return
        [
            .. seen.Where(names.ContainsKey).OrderBy(p => names[p], StringComparer.CurrentCulture).Select(p => new PersonFigures(
                p, names[p], new Share(byPerson[p].Where(o => o.IsApproval).Sum(o => o.Count), byPerson[p].Sum(o => o.Count)),
                looks.Where(l => l.Kind == ReReviewKind.Sample && l.DecidedBy == p).ToList() is var drawn ? new Share(drawn.Count(l => l.Agrees == true), drawn.Count) : default,
                Calibrated(looks.Where(l => l.By == p)))),
        ];
    }
}
