using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.People;

/// <summary>Somebody who was added.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Name">Working name and number.</param>
public sealed record AddedPerson(PersonId Id, ReviewerName Name);

/// <summary>
/// Adds somebody who may sign in. An administrator comes from the operator only: one administrator who could make a second alone would
/// hold both voices that a change of role needs.
/// </summary>
/// <param name="Wanted">Who.</param>
public sealed record AddPerson(NewPerson Wanted) : PeopleDeed<AddedPerson>
{
    private const int LongestAlias = 40;

    /// <inheritdoc/>
    public override May Needs => May.ManagePeople;

    /// <inheritdoc/>
    public override async Task<Result<AddedPerson>> DoAsync(DeedScope scope)
    {
        if (scope.Actor.Person is not null && Wanted.Role == Role.Admin)
        {
            return Refusal.On("role", "admin_by_operator");
        }

        if (!PersonSearch.IsAddress(Wanted.Email))
        {
            return Refusal.On("email", "email_invalid");
        }

        var alias = string.IsNullOrWhiteSpace(Wanted.Alias) ? null : Wanted.Alias.Trim();
        if (alias is { Length: > LongestAlias } || alias?.Any(char.IsControl) == true)
        {
            return Refusal.On("alias", "alias_invalid", ("most", $"{LongestAlias}"));
        }

        var name = PersonSearch.Normal(Wanted.Email);
        if (await scope.Db.Users.AnyAsync(p => p.NormalizedUserName == name, scope.Stop))
        {
            return Refusal.On("email", "person_exists");
        }

        // Names are few, and no database folds the letters of all scripts alike.
        var taken = await scope.Db.Users.Select(p => p.Alias).ToListAsync(scope.Stop);
        if (taken.Find(t => string.Equals(t, alias, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            return Refusal.On("alias", "alias_taken", ("alias", other));
        }

        var added = await AddAsync(scope, Wanted with { Alias = alias ?? WorkingNames.Free(taken), Number = null });
        return new AddedPerson(added.PersonId, new ReviewerName(added.Alias, added.Number));
    }
}
