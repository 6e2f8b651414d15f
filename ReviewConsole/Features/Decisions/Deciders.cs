using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Lines;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Decisions;

/// <summary>What the rules of a decision need to know of the person who makes it.</summary>
internal static class Deciders
{
    /// <summary>Reads the person's last own words; a screen's check and the deed itself use the same.</summary>
    public static async Task<Decider> ReadAsync(ReviewDb db, PersonId person, ReviewRules rules, CancellationToken stop)
    {
        var found = await db.Users.AsNoTracking().Where(p => p.Id == person.Value).Select(p => new { p.Alias, p.Number, p.Role, p.IsExperienced }).SingleAsync(stop);
        var declared = await db.InterestsAsync(person, stop);
        return await ReadAsync(
            db, new ActingPerson(person, found.Role, new ReviewerName(found.Alias, found.Number), declared) { IsExperienced = found.IsExperienced }, rules, stop);
    }

    /// <summary>The same inside a deed, where the person is known already.</summary>
    public static async Task<Decider> ReadAsync(ReviewDb db, ActingPerson person, ReviewRules rules, CancellationToken stop) =>
        new(person.Id, person.Name, person.DeclaredAccounts, new RecentTexts(
            await LastAsync(db, person.Id, Outcome.Deny, rules, stop), await LastAsync(db, person.Id, Outcome.Approve, rules, stop)))
        {
            IsNew = !person.IsExperienced && rules.NewReviewerDenials > 0 && await Denials(db, person.Id).Take(rules.NewReviewerDenials).CountAsync(stop) < rules.NewReviewerDenials,
        };

    private static IQueryable<Decision> Denials(ReviewDb db, PersonId person) =>
        db.Decisions.AsNoTracking().Where(d => d.DecidedBy == person && d.Outcome == Outcome.Deny && d.TakenBackAt == null);

    private static Task<List<string>> LastAsync(ReviewDb db, PersonId person, Outcome outcome, ReviewRules rules, CancellationToken stop) =>
        db.Decisions.AsNoTracking().Where(d => d.DecidedBy == person && d.Outcome == outcome && d.TakenBackAt == null)
            .OrderByDescending(d => d.DecidedAt).Take(rules.DenialsCompared).Select(d => d.OwnWords).ToListAsync(stop);
}
