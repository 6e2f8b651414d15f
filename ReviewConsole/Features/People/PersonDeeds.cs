using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>Shuts somebody out: every sign-in ends, what they hold goes back to the queue, requests of theirs and about them end.</summary>
internal sealed record DisablePerson(PersonId Whom) : PeopleDeed<Done>
{
    public override May Needs => May.ManagePeople;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (scope.Actor.Person == Whom)
        {
            return Refusal.Of("own_account");
        }

        if (await FindAloneAsync(scope, Whom) is not { } person)
        {
            return Refusal.Of("person_unknown");
        }

        if (person.DisabledAt is not null)
        {
            return Refusal.Of("person_disabled");
        }

        var isAdmin = person is { Role: Role.Admin, IsActive: true };
        if (isAdmin && !await scope.Db.Users.AnyAsync(
            p => p.Id != Whom.Value && p.Role == Role.Admin && p.DisabledAt == null && p.PasswordHash != null, scope.Stop))
        {
            return Refusal.Of("last_admin");
        }

        person.DisabledAt = scope.Now;
        (person.InvitationHash, person.InvitedUntil) = (null, null);
        EndSessions(person);
        await RoleChanges.EndAllOfAsync(scope, Whom);
        var released = await CaseRelease.DoAsync(scope, Whom, "person_disabled");
        Tell(scope, person, FactKinds.PersonDisabled, ("cases", $"{released}"));
        return Done.It;
    }
}

/// <summary>Lets somebody in again; their password is the one they had.</summary>
internal sealed record EnablePerson(PersonId Whom) : PeopleDeed<Done>
{
    public override May Needs => May.ManagePeople;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (await FindAsync(scope, Whom) is not { } person)
        {
            return Refusal.Of("person_unknown");
        }

        if (person.DisabledAt is null)
        {
            return Refusal.Of("person_not_disabled");
        }

        person.DisabledAt = null;
        Tell(scope, person, FactKinds.PersonEnabled);
        return Done.It;
    }
}

/// <summary>Ends a lock-out before its time.</summary>
internal sealed record UnlockPerson(PersonId Whom) : PeopleDeed<Done>
{
    public override May Needs => May.ManagePeople;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (await FindAsync(scope, Whom) is not { } person)
        {
            return Refusal.Of("person_unknown");
        }

        if (person.LockoutEnd is null || person.LockoutEnd <= scope.Now)
        {
            return Refusal.Of("not_locked_out");
        }

        (person.AccessFailedCount, person.LockoutEnd) = (0, null);
        Tell(scope, person, FactKinds.PersonUnlocked);
        return Done.It;
    }
}

/// <summary>
/// Makes a new link with which somebody sets a password; an earlier one holds no longer. The password they have holds until they set
/// another. For another administrator only the operator makes one: who can become the second administrator has both voices.
/// </summary>
/// <param name="Whom">For whom.</param>
/// <param name="TokenHash">The hash of the link's secret.</param>
internal sealed record IssueLink(PersonId Whom, byte[] TokenHash) : PeopleDeed<Done>
{
    public override May Needs => May.ManagePeople;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (await FindAsync(scope, Whom) is not { } person)
        {
            return Refusal.Of("person_unknown");
        }

        if (person.DisabledAt is not null)
        {
            return Refusal.Of("person_disabled");
        }

        if (person.Role == Role.Admin && scope.Actor.Person is { } me && me != Whom)
        {
            return Refusal.Of("link_by_operator");
        }

        person.InvitationHash = TokenHash;
        person.InvitedUntil = scope.Now + InvitationToken.Lasts;
        Tell(scope, person, FactKinds.LinkIssued);
        return Done.It;
    }
}
