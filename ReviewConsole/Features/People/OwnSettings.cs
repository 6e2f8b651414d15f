using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.People;

/// <summary>What people set for themselves; no deeds, because nothing about the work changes.</summary>
public sealed class OwnSettings(IDbContextFactory<ReviewDb> databases, DeedDoor door)
{
    /// <summary>Time zones to choose from (IANA): places, not abbreviations.</summary>
    public static IReadOnlyList<string> Zones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id == "UTC" || (id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

    /// <summary>The zone somebody chose; null follows their browser.</summary>
    public async Task<string?> ZoneAsync(PersonId person, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Users.Where(p => p.Id == person.Value).Select(p => p.TimeZone).SingleOrDefaultAsync(stop);
    }

    /// <summary>Keeps the zone; anything that is none follows the browser.</summary>
    public Task SaveZoneAsync(PersonId person, string? zone, CancellationToken stop = default) => door.WriteAsync(async (db, _) =>
    {
        if (await db.Users.FindAsync([person.Value], stop) is { } found)
        {
            found.TimeZone = zone is not null && Zones.Contains(zone) ? zone : null;
        }
    }, stop);

    /// <summary>The languages somebody chose as those they read; none when they chose none.</summary>
    public async Task<IReadOnlyList<string>> ReadsAsync(PersonId person, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return (await db.ChosenAsync(person, stop)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Keeps the languages somebody reads; what is none is left out.</summary>
    public Task SaveReadsAsync(PersonId person, IEnumerable<string> languages, CancellationToken stop = default) => door.WriteAsync(async (db, _) =>
    {
        if (await db.Users.FindAsync([person.Value], stop) is { } found)
        {
            found.Reads = LanguagesRead.Text(languages);
        }
    }, stop);

    /// <summary>Until when somebody is away; null while they are here (UTC).</summary>
    public async Task<DateTimeOffset?> AwayAsync(PersonId person, DateTimeOffset now, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Users.Where(p => p.Id == person.Value && p.AwayUntil > now).Select(p => p.AwayUntil).SingleOrDefaultAsync(stop);
    }

    /// <summary>Accounts somebody declared, oldest first.</summary>
    public async Task<IReadOnlyList<string>> InterestsAsync(PersonId person, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Interests.AsNoTracking().Where(i => i.Person == person).OrderBy(i => i.DeclaredAt).ThenBy(i => i.AccountId)
            .Select(i => i.AccountId).ToListAsync(stop);
    }
}
