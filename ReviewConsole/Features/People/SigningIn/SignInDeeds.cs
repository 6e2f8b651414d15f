using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>Lets somebody in whose password was right, unless they are locked out.</summary>
/// <param name="RenewedHash">A stronger hash to keep from now on; null leaves the old one.</param>
internal sealed record EnterConsole(string? RenewedHash) : PeopleDeed<Done>
{
    public override May Needs => May.Enter;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (await FindAsync(scope, scope.Me.Id) is not { } person || person.LockoutEnd > scope.Now)
        {
            return Refusal.Of("sign_in_refused");
        }

        (person.AccessFailedCount, person.LockoutEnd) = (0, null);
        person.PasswordHash = RenewedHash ?? person.PasswordHash;
        Tell(scope, person, FactKinds.SignedIn);
        return Done.It;
    }
}

/// <summary>Counts a wrong password, and locks after too many.</summary>
/// <param name="Whose">Whose it was not; null for an address nobody has, counted too so that it takes as long.</param>
internal sealed record CountFailure(PersonId? Whose) : PeopleDeed<Done>
{
    /// <summary>So many failures in a row lock somebody out for a while.</summary>
    public const int Most = 10;

    /// <summary>
    /// So many in a row, whatever the pauses between, lock them out until an administrator unlocks (NIST SP 800-63B-4, 3.2.2: at most 100).
    /// </summary>
    public const int MostEver = 100;

    /// <summary>How long they are locked out.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    public override May Needs => May.KeepTheDoor;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        var person = Whose is { } id ? await FindAsync(scope, id) : null;
        if (person is null or { DisabledAt: not null } || person.LockoutEnd > scope.Now)
        {
            await scope.NextAsync("failed-sign-ins");
            return Done.It;
        }

        person.AccessFailedCount++;
        if (person.AccessFailedCount % Most == 0)
        {
            person.LockoutEnd = person.AccessFailedCount >= MostEver ? scope.Now.AddYears(100) : scope.Now + Lasts;
            Tell(scope, person, FactKinds.LockedOut,
                ("failures", person.AccessFailedCount.ToString(CultureInfo.InvariantCulture)),
                ("until", person.LockoutEnd.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        }

        return Done.It;
    }
}

/// <summary>Ends every sign-in of the person: a cookie that somebody copied ends too.</summary>
internal sealed record LeaveConsole : PeopleDeed<Done>
{
    public override May Needs => May.Enter;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (await FindAsync(scope, scope.Me.Id) is { } person)
        {
            EndSessions(person);
            Tell(scope, person, FactKinds.SignedOut);
        }

        return Done.It;
    }
}

/// <summary>Sets a password by the link of an invitation or reset, which then holds no longer; earlier sign-ins end.</summary>
/// <param name="TokenHash">The hash of the link's secret.</param>
/// <param name="PasswordHash">The hash of the new password.</param>
internal sealed record SetPasswordByLink(byte[] TokenHash, string PasswordHash) : PeopleDeed<PersonId>
{
    public override May Needs => May.KeepTheDoor;

    public override async Task<Result<PersonId>> DoAsync(DeedScope scope)
    {
        var person = await scope.Db.Users.SingleOrDefaultAsync(p => p.InvitationHash == TokenHash, scope.Stop);
        if (person is not { DisabledAt: null } || person.InvitedUntil is not { } until || until <= scope.Now)
        {
            return Refusal.Of("link_invalid");
        }

        person.PasswordHash = PasswordHash;
        (person.InvitationHash, person.InvitedUntil) = (null, null);
        (person.AccessFailedCount, person.LockoutEnd) = (0, null);
        EndSessions(person);
        Tell(scope, person, FactKinds.PasswordSet);
        return person.PersonId;
    }
}
