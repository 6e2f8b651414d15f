using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Lines;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Hold;

/// <summary>Whether somebody may take a case that is not theirs yet.</summary>
internal static class OwnCases
{
    /// <summary>Why this person may take no other case now; null where they may.</summary>
    public static async Task<Refusal?> NoOtherAsync(ReviewDb db, PersonId person, ReviewRules rules, DateTimeOffset now, CancellationToken stop = default) =>
        HoldRules.Check(await db.OwnAsync(person, stop), await db.RulesForAsync(person, rules, stop), now);

    /// <summary>Why this person may not take up what is theirs now; null where they may.</summary>
    public static async Task<Refusal?> NotEvenOwnAsync(
        ReviewDb db, PersonId person, CaseNumber? taking, ReviewRules rules, DateTimeOffset now, CancellationToken stop = default) =>
        HoldRules.Full(await db.OwnAsync(person, stop), taking, await db.RulesForAsync(person, rules, stop), now);

    /// <summary>The same for whoever acts, who may also be away; nobody who is takes anything.</summary>
    public static async Task<Refusal?> NoOtherAsync(DeedScope scope) =>
        NotHere(scope) ?? await NoOtherAsync(scope.Db, scope.Me.Id, scope.World.Rules, scope.Now, scope.Stop);

    /// <inheritdoc cref="NotEvenOwnAsync(ReviewDb, PersonId, CaseNumber?, ReviewRules, DateTimeOffset, CancellationToken)"/>
    public static async Task<Refusal?> NotEvenOwnAsync(DeedScope scope, CaseNumber? taking) =>
        NotHere(scope) ?? await NotEvenOwnAsync(scope.Db, scope.Me.Id, taking, scope.World.Rules, scope.Now, scope.Stop);

    /// <summary>Whoever is away comes back first: what they take would go back at once.</summary>
    public static Refusal? NotHere(DeedScope scope) => scope.Me.AwayUntil > scope.Now ? Refusal.On("claim", "you_are_away") : null;
}
