using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Lines;

/// <summary>What is somebody's, and how much they are to have.</summary>
public static class OwnLines
{
    /// <summary>The lines of cases that are somebody's: held, let lapse without anybody else taking them, assigned, set aside, waiting.</summary>
    public static IQueryable<CaseRow> OwnOf(this IQueryable<CaseRow> rows, PersonId person) =>
        rows.Where(r => (r.Holder == person || r.Assignee == person) && r.Lane != Lane.Done);

    /// <summary>The same, as far as taking another depends on it.</summary>
    public static Task<List<OwnCase>> OwnAsync(this ReviewDb db, PersonId person, CancellationToken stop = default) =>
        db.CaseRows.AsNoTracking().OwnOf(person).Select(r => new OwnCase(r.Number, r.State, r.DueAt, r.ClaimUntil)).ToListAsync(stop);

    /// <summary>The rules as they are for this person: a lead may have said how many cases they hold at most.</summary>
    public static async Task<ReviewRules> RulesForAsync(this ReviewDb db, PersonId person, ReviewRules rules, CancellationToken stop = default) =>
        await db.Users.Where(p => p.Id == person.Value).Select(p => p.MostHeld).SingleOrDefaultAsync(stop) is { } most ? rules with { MostHeld = most } : rules;

    /// <summary>
    /// What somebody has to do, against what they are to have, as the board shows it: a claim that ran out and falls back to nobody is nobody's, or they would be
    /// kept from cases because of one that is given to somebody else.
    /// </summary>
    public static async Task<PersonLoad> LoadAsync(this ReviewDb db, PersonId person, ReviewRules rules, DateTimeOffset now, CancellationToken stop = default)
    {
        var states = await db.CaseRows.AsNoTracking().Where(r => (r.Holder == person && r.ClaimUntil > now) || (r.Assignee == person && !(r.ClaimUntil > now)))
            .Where(r => r.Lane != Lane.Done).Select(r => new OwnCase(r.Number, r.State, r.DueAt, r.ClaimUntil)).ToListAsync(stop);
        return new(states.Count(o => o.IsActionable), (await db.RulesForAsync(person, rules, stop)).MostHeld);
    }
}
