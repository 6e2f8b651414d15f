using System.Net.Mail;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.People;

/// <summary>
/// A deed on people. They are done one after the other, because each looks at all of them: two administrators who disable each other at
/// the same instant must not both succeed.
/// </summary>
/// <typeparam name="TAnswer">What it answers when done.</typeparam>
public abstract record PeopleDeed<TAnswer> : Deed<TAnswer>
{
    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Names => ["people"];

    /// <summary>The person, to be changed; null when there is none.</summary>
    protected static Task<Person?> FindAsync(DeedScope scope, PersonId id) =>
        scope.Db.Users.SingleOrDefaultAsync(p => p.Id == id.Value, scope.Stop);

    /// <summary>
    /// The same, waiting for deeds of that person that are under way and holding off new ones: what they hold can be listed then without
    /// anything being added behind one's back.
    /// </summary>
    protected static async Task<Person?> FindAloneAsync(DeedScope scope, PersonId id)
    {
        await scope.Db.Users.Where(p => p.Id == id.Value).ExecuteUpdateAsync(set => set.SetProperty(p => p.Number, p => p.Number), scope.Stop);
        return await FindAsync(scope, id);
    }

    /// <summary>Ends every sign-in of a person: cookies and circuits carry the stamp of their beginning.</summary>
    protected static void EndSessions(Person person) => person.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    /// <summary>Leaves a fact about a person.</summary>
    protected static void Tell(DeedScope scope, Person person, string kind, params (string Name, string? Value)[] codes) =>
        scope.Append(Streams.People, Fact.Of(kind, [("person", person.Id.ToString("D")), .. codes]));

    /// <summary>Brings a new person in, with the number wanted if it is free, else with the next that is.</summary>
    protected static async Task<Person> AddAsync(DeedScope scope, NewPerson wanted)
    {
        var number = wanted.Number ?? (int)await scope.NextAsync("person");
        while (await scope.Db.Users.AnyAsync(p => p.Number == number, scope.Stop))
        {
            number = (int)await scope.NextAsync("person");
        }

        var email = wanted.Email.Trim();
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            NormalizedUserName = Normal(email),
            Email = email,
            NormalizedEmail = Normal(email),
            EmailConfirmed = true,
            LockoutEnabled = true,
            Role = wanted.Role,
            Number = number,
            Alias = wanted.Alias ?? WorkingNames.Of(number),
            Reads = LanguagesRead.Text((wanted.Reads ?? "").Split(' ')),
            IsExperienced = wanted.IsExperienced,
            PasswordHash = wanted.PasswordHash,
            InvitationHash = wanted.InvitationHash,
            InvitedUntil = wanted.InvitationHash is null ? null : scope.Now + InvitationToken.Lasts,
            AddedAt = scope.Now,
        };
        EndSessions(person);
        scope.Db.Users.Add(person);
        scope.Append(Streams.People, Fact.Of(FactKinds.PersonAdded,
            ("person", person.Id.ToString("D")), ("role", person.Role.ToString().ToLowerInvariant()), ("number", $"{number}"))
            .With(("email", email), ("alias", person.Alias)));
        return person;
    }

    /// <summary>How an e-mail address is compared.</summary>
    protected static string Normal(string email) => PersonSearch.Normal(email);
}

/// <summary>Somebody who is to be added.</summary>
/// <param name="Email">What they sign in with.</param>
/// <param name="Role">Their role.</param>
/// <param name="Alias">The working name; null gives one out.</param>
public sealed record NewPerson(string Email, Role Role, string? Alias)
{
    /// <summary>The number they are to have while it is free; null takes the next.</summary>
    public int? Number { get; init; }

    /// <summary>They are no beginners: their denials need no second person for being new.</summary>
    public bool IsExperienced { get; init; }

    /// <summary>The languages they read.</summary>
    public string? Reads { get; init; }

    /// <summary>The hash of a password, where they have one already.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>The hash of the token with which they set one.</summary>
    public byte[]? InvitationHash { get; init; }
}

/// <summary>How people are found by their e-mail address.</summary>
public static class PersonSearch
{
    private const int Longest = 254;

    /// <summary>The form in which addresses are compared (Identity's).</summary>
    public static string Normal(string email) => string.Concat(email.Trim().EnumerateRunes()).Normalize().ToUpperInvariant();

    /// <summary>True for something that can be an e-mail address.</summary>
    public static bool IsAddress(string? email) =>
        email?.Trim() is { Length: > 2 and <= Longest } trimmed && !trimmed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && MailAddress.TryCreate(trimmed, out var address) && address.Address == trimmed;
}
