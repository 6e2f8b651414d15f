using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Hold;

/// <summary>A colleague to whom a case may be handed over.</summary>
/// <param name="Id">Who.</param>
/// <param name="Alias">Their working name.</param>
/// <param name="Reads">The languages they read, primary tags.</param>
/// <param name="ReadsIt">They read the case's language.</param>
/// <param name="Held">Cases they hold now or set aside.</param>
/// <param name="Next">Cases that are theirs next.</param>
public sealed record Colleague(PersonId Id, string Alias, IReadOnlyList<string> Reads, bool ReadsIt, int Held, int Next);

/// <summary>Who may be given a case; only for choosing, the deed asks again.</summary>
public sealed class Successors(IDbContextFactory<ReviewDb> databases)
{
    // More names than anybody chooses from.
    private const int Most = 200;

    private static readonly Role[] Works = [.. Enum.GetValues<Role>().Where(role => Permissions.Allows(role, May.WorkCases))];

    /// <summary>
    /// Who works cases, is here and may decide this one: first who reads its language, then who has least to do, then by name.
    /// </summary>
    public async Task<IReadOnlyList<Colleague>> OfAsync(Case subject, PersonId me, DateTimeOffset now, CancellationToken stop = default)
    {
        var account = subject.Account.Id;
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.Users.AsNoTracking()
            .Where(p => Works.Contains(p.Role) && p.DisabledAt == null && p.PasswordHash != null && (p.AwayUntil == null || p.AwayUntil <= now) && p.Id != me.Value)
            .OrderBy(p => p.Alias).ThenBy(p => p.Number).Take(Most).Select(p => new { p.Id, p.Alias, p.Reads, p.Culture }).ToListAsync(stop);
        var interested = (await db.CaseRows.AsNoTracking().Where(r => r.Id == subject.Id).Interested(db).Select(i => i.Person).ToListAsync(stop)).ToHashSet();
        var accounts = new HashSet<string>([account], StringComparer.Ordinal);
        var may = found.Where(p => subject.MayNotGoTo(me, new Successor(new(p.Id), true, null, interested.Contains(new(p.Id)) ? accounts : []), now) is null).ToList();
        var load = await LoadAsync(db, [.. may.Select(p => new PersonId(p.Id))], now, stop);
        var language = Languages.Primary(subject.Language);
        return
        [
            .. may.Select(p =>
            {
                var reads = LanguagesRead.Of(p.Reads, p.Culture ?? Languages.English);
                var (held, next) = load.GetValueOrDefault(new(p.Id));
                return new Colleague(new(p.Id), p.Alias, reads, reads.Contains(language), held, next);
            }).OrderByDescending(c => c.ReadsIt).ThenBy(c => c.Held + c.Next).ThenBy(c => c.Alias, StringComparer.CurrentCulture),
        ];
    }

    private static async Task<Dictionary<PersonId, (int Held, int Next)>> LoadAsync(ReviewDb db, List<PersonId> people, DateTimeOffset now, CancellationToken stop)
    {
        var wanted = people.ConvertAll(p => (PersonId?)p);
        var rows = await db.CaseRows.AsNoTracking().Where(r => (wanted.Contains(r.Holder) || wanted.Contains(r.Assignee)) && r.Lane != Lane.Done)
            .Select(r => new { r.Holder, r.ClaimUntil, r.Assignee, r.State }).ToListAsync(stop);
        return rows
            .Select(r => r.ClaimUntil > now ? (Who: r.Holder, Held: 1, Next: 0) : (Who: r.Assignee, Held: r.State == CaseState.SetAside ? 1 : 0, Next: r.State == CaseState.SetAside ? 0 : 1))
            .Where(r => r.Who is not null).GroupBy(r => r.Who!.Value).ToDictionary(g => g.Key, g => (g.Sum(r => r.Held), g.Sum(r => r.Next)));
    }
}
