using ReviewConsole.Data.Context;
using ReviewConsole.Data.Rows;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>
/// How a filter is read: groups of stretches, one group after the other; the stretches of one group are merged by their key. A view
/// is one group; a search has a group for each way to find the text. No line is in two stretches.
/// </summary>
internal sealed class QueuePlan
{
    private QueuePlan(IReadOnlyList<IReadOnlyList<Stretch>> groups, bool isSearch) => (Groups, IsSearch) = (groups, isSearch);

    /// <summary>The groups, in their order.</summary>
    public IReadOnlyList<IReadOnlyList<Stretch>> Groups { get; }

    /// <summary>True when marks name a group, false when they name a key.</summary>
    public bool IsSearch { get; }

    /// <summary>Where a line stands.</summary>
    public PageMark MarkOf(QueueLine line, int group) => new(IsSearch ? group : Groups[0][0].PlaceOf(line), line.Id.Value);

    /// <summary>The plan of a filter.</summary>
    /// <param name="filter">Which cases; a text too short to search for is left out.</param>
    /// <param name="db">The database.</param>
    /// <param name="me">Who asks.</param>
    /// <param name="now">The instant that claims and due times are judged by.</param>
    public static QueuePlan Of(CaseFilter filter, ReviewDb db, PersonId me, DateTimeOffset now)
    {
        if (filter.Text is not null && SearchWords.Of(filter.Text, now.Year) is { } words)
        {
            return new QueuePlan([.. Found(words, db).Select(s => (IReadOnlyList<Stretch>)[s(r => InView(r, filter.View, me, now).Fitting(filter, db, me, now))])], isSearch: true);
        }

        var stretches = Lanes(db.CaseRows, filter.View, me, now).Select(rows => Ordered(rows.Fitting(filter, db, me, now), filter.Sort, filter.View, now));
        return new QueuePlan([[.. stretches]], isSearch: false);
    }

    // The lines of a view, as ranges that no line is in twice.
    private static IReadOnlyList<IQueryable<CaseRow>> Lanes(IQueryable<CaseRow> rows, CaseView view, PersonId me, DateTimeOffset now) => view switch
    {
        CaseView.Mine =>
        [
            rows.HeldBy(me, now),
            rows.Where(r => r.Assignee == me && r.Lane != Lane.Done && (r.Holder != me || r.ClaimUntil == null || r.ClaimUntil <= now)),
        ],
        CaseView.Unclaimed => [rows.Where(r => r.Lane == Lane.Open && (r.ClaimUntil == null || r.ClaimUntil <= now))],
        CaseView.Waiting => [rows.Where(r => r.Lane == Lane.Waiting)],
        CaseView.Overdue =>
        [
            rows.Where(r => r.Lane == Lane.Open && r.DueAt < now),
            rows.Where(r => r.Lane == Lane.Waiting && r.DueAt < now),
        ],
        CaseView.Decided => [rows.Where(r => r.Lane == Lane.Done && r.DecidedAt != null)],
        _ => [rows],
    };

    // The same as Lanes, as one condition on lines found otherwise.
    private static IQueryable<CaseRow> InView(IQueryable<CaseRow> rows, CaseView view, PersonId me, DateTimeOffset now) => view switch
    {
        CaseView.Mine => rows.Where(r => (r.Holder == me && r.ClaimUntil > now) || (r.Assignee == me && r.Lane != Lane.Done)),
        CaseView.Overdue => rows.Where(r => r.Lane != Lane.Done && r.DueAt < now),
        _ => Lanes(rows, view, me, now)[0],
    };

    private static Stretch Ordered(IQueryable<CaseRow> rows, CaseSort sort, CaseView view, DateTimeOffset now) => sort switch
    {
        // What is overdue was urgent before it was due: without this bound the whole lane would be read.
        CaseSort.Urgent when view == CaseView.Overdue => Stretches.ByInstant(rows.Where(r => r.UrgentAt < now), r => r.UrgentAt, l => l.UrgentAt),
        CaseSort.Urgent => Stretches.ByInstant(rows, r => r.UrgentAt, l => l.UrgentAt),
        CaseSort.Due => Stretches.ByInstant(rows, r => r.DueAt, l => l.DueAt),
        CaseSort.Oldest => Stretches.ByInstant(rows, r => r.ReceivedAt, l => l.ReceivedAt),
        CaseSort.Newest => Stretches.ByInstant(rows, r => r.ReceivedAt, l => l.ReceivedAt, descending: true),
        CaseSort.LongestLocked => Stretches.ByInstant(rows, r => r.ImposedAt, l => l.ImposedAt),
        CaseSort.MostHeld => Stretches.ByNumber(rows, r => r.HeldMinor, l => l.HeldMinor),
        _ => Stretches.ByInstant(rows, r => r.DecidedAt, l => l.DecidedAt, descending: true),
    };

    // Each way leaves out what an earlier one finds.
    private static IEnumerable<Func<Func<IQueryable<CaseRow>, IQueryable<CaseRow>>, Stretch>> Found(SearchWords words, ReviewDb db)
    {
        IQueryable<CaseRow> rest = db.CaseRows;
        foreach (var number in words.Numbers)
        {
            var named = rest.Where(r => r.Number == number);
            yield return narrow => Stretches.ById(narrow(named));
            rest = rest.Where(r => r.Number != number);
        }

        foreach (var way in words.Ways)
        {
            if (way.Column is not { } column)
            {
                var named = db.SearchedNames.BeginningWith(n => n.Text, way.Begins).Select(n => n.Case);
                var so = rest.Where(r => named.Contains(r.Id));
                yield return narrow => Stretches.ById(narrow(so));
                rest = rest.Where(r => !named.Contains(r.Id));
                continue;
            }

            var found = rest.BeginningWith(column, way.Begins);
            yield return narrow => Stretches.ByText(narrow(found), db.CaseRows, column);
            rest = rest.NotBeginningWith(column, way.Begins);
        }
    }
}
