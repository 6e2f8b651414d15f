using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Hold;

/// <summary>What is somebody's, and whether they may take a case that is not.</summary>
internal static class OwnCases
{
    /// <summary>The lines of cases that are somebody's: held, let lapse without anybody else taking them, assigned, set aside, waiting.</summary>
    public static IQueryable<CaseRow> OwnOf(this IQueryable<CaseRow> rows, PersonId person) =>
        rows.Where(r => (r.Holder == person || r.Assignee == person) && r.Lane != Lane.Done);

    /// <summary>Why this person may take no other case now; null where they may.</summary>
    public static async Task<Refusal?> NoOtherAsync(ReviewDb db, PersonId person, ReviewRules rules, DateTimeOffset now, CancellationToken stop = default) =>
        HoldRules.Check(await ReadAsync(db, person, stop), rules, now);

    /// <summary>Why this person may not take up what is theirs now; null where they may.</summary>
    public static async Task<Refusal?> NotEvenOwnAsync(
        ReviewDb db, PersonId person, CaseNumber? taking, ReviewRules rules, DateTimeOffset now, CancellationToken stop = default) =>
        HoldRules.Full(await ReadAsync(db, person, stop), taking, rules, now);

    /// <summary>The same for whoever acts, who may also be away; nobody who is takes anything.</summary>
    public static async Task<Refusal?> NoOtherAsync(DeedScope scope) =>
        NotHere(scope) ?? await NoOtherAsync(scope.Db, scope.Me.Id, scope.World.Rules, scope.Now, scope.Stop);

    /// <inheritdoc cref="NotEvenOwnAsync(ReviewDb, PersonId, CaseNumber?, ReviewRules, DateTimeOffset, CancellationToken)"/>
    public static async Task<Refusal?> NotEvenOwnAsync(DeedScope scope, CaseNumber? taking) =>
        NotHere(scope) ?? await NotEvenOwnAsync(scope.Db, scope.Me.Id, taking, scope.World.Rules, scope.Now, scope.Stop);

    /// <summary>Whoever is away comes back first: what they take would go back at once.</summary>
    public static Refusal? NotHere(DeedScope scope) => scope.Me.AwayUntil > scope.Now ? Refusal.On("claim", "you_are_away") : null;

    private static Task<List<OwnCase>> ReadAsync(ReviewDb db, PersonId person, CancellationToken stop) =>
        db.CaseRows.AsNoTracking().OwnOf(person).Select(r => new OwnCase(r.Number, r.State, r.DueAt, r.ClaimUntil)).ToListAsync(stop);
}
