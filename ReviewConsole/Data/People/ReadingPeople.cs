using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.People;

/// <summary>Which languages people read.</summary>
public static class ReadingPeople
{
    /// <summary>What somebody chose; empty when nothing.</summary>
    public static async Task<string> ChosenAsync(this ReviewDb db, PersonId person, CancellationToken stop = default) =>
        await db.Users.Where(p => p.Id == person.Value).Select(p => p.Reads).SingleOrDefaultAsync(stop) ?? "";

    /// <summary>The languages somebody reads.</summary>
    /// <param name="db">The database.</param>
    /// <param name="person">Who.</param>
    /// <param name="screens">The language of their screens.</param>
    /// <param name="stop">Stops reading.</param>
    public static async Task<IReadOnlyList<string>> ReadsAsync(this ReviewDb db, PersonId person, string screens, CancellationToken stop = default) =>
        LanguagesRead.Of(await db.ChosenAsync(person, stop), screens);
}
