using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.People;

/// <summary>The five people of the demonstration (design.md §6); they exist only where the demonstration runs.</summary>
public static class DemonstrationPeople
{
    /// <summary>Their password, shown on the sign-in page.</summary>
    public const string Password = "Demo-pass-2026!";

    /// <summary>Who they are.</summary>
    public static readonly IReadOnlyList<NewPerson> All =
    [
        new("reviewer@demo.test", Role.Reviewer, "Lin") { Number = 14, Reads = "zh en", IsExperienced = true },
        new("reviewer2@demo.test", Role.Reviewer, "Ostrowski") { Number = 22, Reads = "en es de fr", IsExperienced = true },
        new("lead@demo.test", Role.Lead, "Chen") { Number = 3, Reads = "zh en", IsExperienced = true },
        new("auditor@demo.test", Role.Auditor, "Okafor") { Number = 31, Reads = "en fr" },
        new("admin@demo.test", Role.Admin, "Meyer") { Number = 1, Reads = "de en" },
    ];

    /// <summary>The deed that adds them; it hashes the password first, because a deed must not take that long.</summary>
    public static AddDemonstrationPeople Deed(IPasswordHasher<Person> hasher) => new(hasher.HashPassword(new Person(), Password));
}

/// <summary>Adds those of the five who are missing; answers with the ids of all five by e-mail address.</summary>
/// <param name="PasswordHash">The hash of <see cref="DemonstrationPeople.Password"/>.</param>
public sealed record AddDemonstrationPeople(string PasswordHash) : PeopleDeed<IReadOnlyDictionary<string, PersonId>>
{
    /// <inheritdoc/>
    public override May Needs => May.FillDemonstration;

    /// <inheritdoc/>
    public override async Task<Result<IReadOnlyDictionary<string, PersonId>>> DoAsync(DeedScope scope)
    {
        var ids = new Dictionary<string, PersonId>(StringComparer.Ordinal);
        foreach (var wanted in DemonstrationPeople.All)
        {
            var name = PersonSearch.Normal(wanted.Email);
            var known = await scope.Db.Users.SingleOrDefaultAsync(p => p.NormalizedUserName == name, scope.Stop);
            ids[wanted.Email] = (known ?? await AddAsync(scope, wanted with { PasswordHash = PasswordHash })).PersonId;
        }

        return Result<IReadOnlyDictionary<string, PersonId>>.Of(ids);
    }
}
