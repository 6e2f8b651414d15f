using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Data.Rows;

/// <summary>A filter as conditions on the queue's lines. The view and the text choose a stretch of an index; what is here is looked at line by line.</summary>
public static class CaseFilterRows
{
    private const int LiftBit = 1 << (int)ServiceClock.Lift;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>The lines that fit everything but view and text.</summary>
    /// <param name="rows">The lines to choose from.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="db">The database the lines are of.</param>
    /// <param name="me">Who asks.</param>
    /// <param name="now">The instant claims and ages are judged by.</param>
    public static IQueryable<CaseRow> Fitting(this IQueryable<CaseRow> rows, CaseFilter filter, ReviewDb db, PersonId me, DateTimeOffset now)
    {
        if (filter.State is { } state)
        {
            rows = rows.Where(r => r.State == state);
        }

        if (filter.Scope is { } scope)
        {
            var bit = 1 << (int)scope;
            rows = rows.Where(r => (r.Scopes & bit) != 0);
        }

        if (filter.Basis is { } basis)
        {
            rows = rows.Where(r => r.Basis == basis);
        }

        if (filter.Language is { } language)
        {
            rows = rows.Where(r => r.Language == language);
        }

        rows = filter.Mark switch
        {
            CaseMark.BeforeLead => rows.Where(r => r.BeforeLead),
            CaseMark.Near => rows.Where(r => r.Near != 0),
            CaseMark.Missed => rows.Where(r => r.Missed != 0),
            CaseMark.StillLocked => rows.Where(r => (r.Missed & LiftBit) != 0),
            CaseMark.AsksBeside => rows.Where(r => r.RightsDueAt != null),
            CaseMark.ShieldBroken => rows.Where(r => r.CameBack == CameBack.Reimposed && r.Lane != Lane.Done),
            CaseMark.Unheard => rows.Unheard(db),
            CaseMark.Undecided => rows.Where(r => r.Lane != Lane.Done),
            CaseMark.DeclinesFace => rows.Where(r => r.DeclinesFace),
            _ => rows,
        };

        if (filter.Tag is { } tag)
        {
            var among = $" {tag} ";
            rows = rows.Where(r => r.Tags.Contains(among));
        }

        if (filter.Signal is { } signal)
        {
            rows = rows.Where(r => db.Signals.Any(s => s.Code == signal && s.CaseId == r.Id && s.Round == r.Round));
        }

        return rows.OfEnd(filter, db).Within(filter).OfAge(filter.Age, now).OfWhom(filter.Who, me, now);
    }

    /// <summary>The lines that somebody holds now.</summary>
    public static IQueryable<CaseRow> HeldBy(this IQueryable<CaseRow> rows, PersonId person, DateTimeOffset now) =>
        rows.Where(r => r.Holder == person && r.ClaimUntil > now);

    private static IQueryable<CaseRow> OfEnd(this IQueryable<CaseRow> rows, CaseFilter filter, ReviewDb db)
    {
        if (filter.Outcome is { } outcome)
        {
            rows = rows.Where(r => r.Outcome == outcome);
        }

        if (filter.Ground is { } ground)
        {
            var among = $" {ground} ";
            rows = rows.Where(r => r.Grounds.Contains(among));
        }

        return filter.Route == CaseFilter.NoRoute ? rows.Where(r => !db.Checks.Any(c => c.CaseId == r.Id && c.Round == r.Round && c.State == CheckState.Passed))
            : filter.Route is { } route
            ? rows.Where(r => db.Checks.Any(c => c.CaseId == r.Id && c.Round == r.Round && c.Route == route && c.State == CheckState.Passed)) : rows;
    }

    // A bare comparison would tempt the database to read another index than the view's, as with ages.
    private static IQueryable<CaseRow> Within(this IQueryable<CaseRow> rows, CaseFilter filter)
    {
        if (filter.Received is { } received)
        {
            rows = rows.Where(r => (r.Round < 1 ? received.Until : r.ReceivedAt) > received.After && (r.Round < 1 ? received.Until : r.ReceivedAt) <= received.Until);
        }

        if (filter.Due is { } due)
        {
            rows = rows.Where(r => (r.Round < 1 ? due.Until : r.DueAt) > due.After && (r.Round < 1 ? due.Until : r.DueAt) <= due.Until);
        }

        return filter.Decided is { } decided ? rows.Where(r => r.DecidedAt > decided.After && r.DecidedAt <= decided.Until) : rows;
    }

    private static IQueryable<CaseRow> OfAge(this IQueryable<CaseRow> rows, CaseAge? age, DateTimeOffset now)
    {
        var since = now - age switch
        {
            CaseAge.Day => Day,
            CaseAge.Week or CaseAge.OverWeek => Week,
            _ => Month,
        };

        // Rounds count from 1. A bare comparison would tempt the database to read the index by receipt and sort a whole lane afterwards.
        return age switch
        {
            null => rows,
            CaseAge.Day or CaseAge.Week => rows.Where(r => (r.Round < 1 ? now : r.ReceivedAt) >= since),
            _ => rows.Where(r => (r.Round < 1 ? now : r.ReceivedAt) < since),
        };
    }

    private static IQueryable<CaseRow> OfWhom(this IQueryable<CaseRow> rows, Whose? who, PersonId me, DateTimeOffset now)
    {
        if (who is not { } whose)
        {
            return rows;
        }

        // Of a case that has ended, it is the one who decided.
        return (whose.IsMe ? me : whose.Person) is { } person
            ? rows.Where(r => r.Lane == Lane.Done ? r.DecidedBy == person : r.Assignee == person || (r.Holder == person && r.ClaimUntil > now))
            : rows.Where(r => r.Lane == Lane.Done ? r.DecidedBy == null : r.Assignee == null && (r.ClaimUntil == null || r.ClaimUntil <= now));
    }
}
