using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>Whether somebody may enter.</summary>
public enum PersonState
{
    /// <summary>May enter.</summary>
    Active,

    /// <summary>Has a link and no password yet.</summary>
    Invited,

    /// <summary>Had a link, let it pass, and has no password.</summary>
    LinkOver,

    /// <summary>Too many failures; has to wait or be unlocked.</summary>
    LockedOut,

    /// <summary>Shut out.</summary>
    Disabled,
}

/// <summary>One line of the list.</summary>
/// <param name="Id">Who.</param>
/// <param name="Email">What they sign in with.</param>
/// <param name="Name">Working name and number.</param>
/// <param name="Role">Their role.</param>
/// <param name="State">Whether they may enter.</param>
/// <param name="Until">Until when a link or a lock-out holds, or since when they are disabled (UTC).</param>
/// <param name="LastSignIn">When they last signed in (UTC).</param>
public sealed record PersonLine(PersonId Id, string Email, ReviewerName Name, Role Role, PersonState State, DateTimeOffset? Until, DateTimeOffset? LastSignIn)
{
    /// <summary>Until when they are away; null while they are here (UTC).</summary>
    public DateTimeOffset? AwayUntil { get; init; }

    /// <summary>Whether being away means anything for them.</summary>
    public bool MayBeAway => State != PersonState.Disabled && Permissions.Allows(Role, May.WorkCases);
}

/// <summary>A change of role that waits for a second administrator.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Person">Whose role.</param>
/// <param name="To">The role it is to be.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="AskedAt">When (UTC).</param>
public sealed record OpenChange(Guid Id, PersonId Person, Role To, PersonId AskedBy, DateTimeOffset AskedAt);

/// <summary>Everybody who may sign in, and what waits.</summary>
/// <param name="Lines">The people, by number.</param>
/// <param name="Changes">Changes of role that wait, oldest first.</param>
public sealed record PeopleList(IReadOnlyList<PersonLine> Lines, IReadOnlyList<OpenChange> Changes)
{
    /// <summary>How many administrators could agree to something.</summary>
    public int Admins => Lines.Count(l => l is { Role: Role.Admin, State: PersonState.Active or PersonState.LockedOut });

    /// <summary>The name of one of them.</summary>
    public string NameOf(PersonId id) => Lines.FirstOrDefault(l => l.Id == id)?.Name.Alias ?? "—";
}

/// <summary>Reads the list of people.</summary>
public sealed class PeopleQuery(IDbContextFactory<ReviewDb> databases, TimeProvider time)
{
    /// <summary>More than any operator of one console has; a list that grows past it needs pages.</summary>
    public const int Most = 500;

    /// <summary>The list as it is now.</summary>
    public async Task<PeopleList> ReadAsync(CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var people = await db.Users.AsNoTracking().OrderBy(p => p.Number).Take(Most).ToListAsync(stop);
        var seen = await db.Facts.AsNoTracking().Where(f => f.Stream == Streams.People && f.Kind == FactKinds.SignedIn)
            .GroupBy(f => f.Actor).Select(g => new { g.Key, At = g.Max(f => f.At) }).ToDictionaryAsync(g => g.Key, g => g.At, StringComparer.Ordinal, stop);
        var changes = await db.RoleChanges.AsNoTracking().Where(c => c.SettledAt == null).OrderBy(c => c.Id)
            .Select(c => new OpenChange(c.Id, c.Person, c.To, c.AskedBy, c.AskedAt)).ToListAsync(stop);
        return new PeopleList(
            [.. people.Select(p => Line(p, now, seen.TryGetValue(Actor.Of(p.PersonId).Key, out var at) ? at : null))], changes);
    }

    private static PersonLine Line(Person person, DateTimeOffset now, DateTimeOffset? lastSignIn)
    {
        var state = person.DisabledAt is not null ? PersonState.Disabled
            : person.LockoutEnd > now ? PersonState.LockedOut
            : person.PasswordHash is not null ? PersonState.Active
            : person.InvitedUntil > now ? PersonState.Invited
            : PersonState.LinkOver;
        var until = state switch
        {
            PersonState.LockedOut => person.LockoutEnd,
            PersonState.Invited => person.InvitedUntil,
            PersonState.Disabled => person.DisabledAt,
            _ => null,
        };
        return new PersonLine(person.PersonId, person.Email ?? "", new ReviewerName(person.Alias, person.Number), person.Role, state, until, lastSignIn)
        {
            AwayUntil = person.AwayUntil > now ? person.AwayUntil : null,
        };
    }
}
