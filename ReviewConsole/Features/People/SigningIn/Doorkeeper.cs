using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>How an attempt to sign in ended.</summary>
internal enum Entry
{
    /// <summary>In.</summary>
    In,

    /// <summary>Not in; why is not said, so that nobody learns who has an account.</summary>
    Refused,

    /// <summary>Too many are signing in at once.</summary>
    Busy,
}

/// <summary>Lets people in and out. Unknown address, wrong password, locked out and disabled get the same answer after the same work.</summary>
internal sealed class Doorkeeper(UserManager<Person> people, SignInManager<Person> signIn, Passwords passwords, DeedDoor door)
{
    /// <summary>Signs somebody in, if the password is theirs and they may enter.</summary>
    public async Task<(Entry Entry, Person? Who)> TryAsync(string email, string password, CancellationToken stop)
    {
        var person = PersonSearch.IsAddress(email) ? await people.FindByNameAsync(email.Trim()) : null;

        // Longer than any password that can be set: compared by its beginning, so that length costs nothing.
        var typed = password.Length > PasswordRules.Longest * 2 ? password[..PasswordRules.Longest] : password;
        if (await passwords.CompareAsync(person?.PasswordHash, typed, stop) is not { } verdict)
        {
            return (Entry.Busy, null);
        }

        if (person is not null && verdict.Right && typed.Length == password.Length)
        {
            var entered = await door.DoAsync(Actor.Of(person.PersonId), new EnterConsole(verdict.Renewed), stop);
            return entered.IsDone ? (Entry.In, await WriteCookieAsync(person)) : (Entry.Refused, null);
        }

        await door.DoAsync(Actor.System, new CountFailure(person?.PersonId), stop);
        return (Entry.Refused, null);
    }

    /// <summary>Signs in somebody who has just set a password by a link that was theirs.</summary>
    public async Task<bool> EnterAsync(PersonId id, CancellationToken stop)
    {
        var entered = await door.DoAsync(Actor.Of(id), new EnterConsole(null), stop);
        if (!entered.IsDone || await people.FindByIdAsync(id.Value.ToString("D")) is not { } person)
        {
            return false;
        }

        await WriteCookieAsync(person);
        return true;
    }

    /// <summary>Signs a person out, on all devices.</summary>
    public async Task LeaveAsync(PersonId id, HttpContext context)
    {
        await door.DoAsync(Actor.Of(id), new LeaveConsole(), context.RequestAborted);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private async Task<Person> WriteCookieAsync(Person person)
    {
        await signIn.SignInAsync(person, isPersistent: false);
        return person;
    }
}
