using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Lines;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Data.Deeds;

/// <summary>The acting person as the database knows them inside the transaction; nothing of a screen or a cookie is believed.</summary>
/// <param name="Id">Who.</param>
/// <param name="Role">Their role now.</param>
/// <param name="Name">How appellants are told.</param>
/// <param name="DeclaredAccounts">Accounts they declared an interest in.</param>
public sealed record ActingPerson(PersonId Id, Role Role, ReviewerName Name, IReadOnlySet<string> DeclaredAccounts)
{
    /// <summary>Until when they are away; null when they never said (UTC).</summary>
    public DateTimeOffset? AwayUntil { get; init; }

    /// <summary>Until when they stand in for a lead; null where they never did (UTC).</summary>
    public DateTimeOffset? DeputyUntil { get; init; }

    /// <summary>Their denials need no second person for being new.</summary>
    public bool IsExperienced { get; init; }

    /// <summary>Whether they decide where two disagreed.</summary>
    public bool Leads(DateTimeOffset now) => Role == Role.Lead || DeputyUntil > now;
}

/// <summary>Reads who acts and whether they may; the check every deed passes.</summary>
internal static class Authority
{
    public static async Task<Result<ActingPerson?>> ReadAsync(ReviewDb db, Actor actor, May needs, CaseId? about, DateTimeOffset now, CancellationToken stop)
    {
        if (actor.Person is not { } id)
        {
            var refused = !Permissions.Allows(actor.Kind, needs) ? Refusal.Of("not_allowed")
                : actor.Client is { } client ? await WhyNotAsync(db, client, needs, now, stop)
                : actor.Kind == ActorKind.Appellant && !await IsTheirsAsync(db, actor.Access, about, stop) ? Refusal.Of("access_wrong")
                : null;
            return refused is null ? (ActingPerson?)null! : refused;
        }

        var found = await db.Users.AsNoTracking().Where(p => p.Id == id.Value)
            .Select(p => new { p.Role, p.Alias, p.Number, p.DisabledAt, p.AwayUntil, p.DeputyUntil, p.IsExperienced, HasPassword = p.PasswordHash != null }).SingleOrDefaultAsync(stop);
        if (found is not { DisabledAt: null, HasPassword: true })
        {
            return Refusal.Of("not_signed_in");
        }

        if (!Permissions.Allows(found.Role, needs))
        {
            return Refusal.Of("not_allowed");
        }

        var declared = await db.InterestsAsync(id, stop);
        return new ActingPerson(id, found.Role, new ReviewerName(found.Alias, found.Number), declared)
        {
            AwayUntil = found.AwayUntil,
            DeputyUntil = found.DeputyUntil,
            IsExperienced = found.IsExperienced,
        };
    }

    // Their own case and no other, and only while the link they came by opens.
    private static Task<bool> IsTheirsAsync(ReviewDb db, Guid? access, CaseId? about, CancellationToken stop) =>
        db.StatusAccesses.AnyAsync(a => a.Id == access && a.CaseId == about && a.EndedAt == null, stop);

    // A key that was taken back a moment ago opens nothing any more, whatever the door of the web program remembers.
    private static async Task<Refusal?> WhyNotAsync(ReviewDb db, ApiClient client, May needs, DateTimeOffset now, CancellationToken stop)
    {
        var key = await db.ApiKeys.AsNoTracking().Where(k => k.Id == client.Key).Select(k => new { k.Scopes, k.ExpiresAt, k.RevokedAt }).SingleOrDefaultAsync(stop);
        return key is not { RevokedAt: null } || key.ExpiresAt <= now ? Refusal.Of("key_not_live")
            : ApiScopes.Read(key.Scopes).Any(scope => ApiScopes.Covers(scope, needs)) ? null
            : Refusal.Of("scope_missing", ("scope", ApiScopes.For(needs)));
    }
}
