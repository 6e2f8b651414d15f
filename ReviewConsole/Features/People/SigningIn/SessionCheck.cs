using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>A person as the database knows them now.</summary>
/// <param name="Id">Who.</param>
/// <param name="Role">Their role.</param>
/// <param name="Alias">Their working name.</param>
/// <param name="Stamp">The stamp that every sign-in of theirs must carry.</param>
/// <param name="Zone">The time zone they chose (IANA); null for none.</param>
/// <param name="MayEnter">Not disabled, and with a password of their own.</param>
internal sealed record KnownPerson(PersonId Id, Role Role, string Alias, string? Stamp, string? Zone, bool MayEnter);

/// <summary>When a sign-in was looked at.</summary>
/// <param name="At">The instant (UTC).</param>
/// <param name="News">How much had been heard of people until then.</param>
internal readonly record struct Looked(DateTimeOffset At, long News);

/// <summary>Whether a sign-in still holds: asked with every request and every click, because a person may be disabled in between.</summary>
internal sealed class SessionCheck : IDisposable
{
    // One click brings five messages of a circuit; and other nodes are heard within this time even when their news is lost.
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(1);

    private readonly IDbContextFactory<ReviewDb> _databases;
    private readonly TimeProvider _time;
    private readonly IDisposable _told;
    private long _news;

    public SessionCheck(IDbContextFactory<ReviewDb> databases, TimeProvider time, LiveUpdates live)
    {
        (_databases, _time) = (databases, time);
        _told = live.Subscribe(change =>
        {
            if (change.Concerns(Streams.People))
            {
                Interlocked.Increment(ref _news);
            }
        });
    }

    /// <summary>What a look that begins now is worth.</summary>
    public Looked Now => new(_time.GetUtcNow(), Interlocked.Read(ref _news));

    /// <summary>True when nothing can have changed since: nothing was heard of people, and it is hardly a moment ago.</summary>
    public bool IsRecent(Looked? last) => last is { } look && look.News == Interlocked.Read(ref _news) && _time.GetUtcNow() - look.At < Recent;

    /// <summary>The person, if this sign-in still holds; else null.</summary>
    public async Task<KnownPerson?> ReadAsync(ClaimsPrincipal? principal, CancellationToken stop = default) =>
        ReviewClaims.Person(principal) is { } id && (await ReadAsync([id], stop)).GetValueOrDefault(id) is { } known && Holds(principal, known)
            ? known
            : null;

    /// <summary>These people as they are now; unknown ids are missing.</summary>
    public async Task<IReadOnlyDictionary<PersonId, KnownPerson>> ReadAsync(IReadOnlyCollection<PersonId> people, CancellationToken stop = default)
    {
        var ids = people.Select(p => p.Value).Distinct().ToList();
        await using var db = await _databases.CreateDbContextAsync(stop);
        var found = await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Role, p.Alias, p.SecurityStamp, p.TimeZone, MayEnter = p.DisabledAt == null && p.PasswordHash != null })
            .ToListAsync(stop);
        return found.ToDictionary(
            p => new PersonId(p.Id), p => new KnownPerson(new PersonId(p.Id), p.Role, p.Alias, p.SecurityStamp, p.TimeZone, p.MayEnter));
    }

    /// <summary>True when what was signed in with is still so.</summary>
    public bool Holds(ClaimsPrincipal? principal, KnownPerson known) =>
        known.MayEnter && known.Stamp is not null && principal?.FindFirstValue(ReviewClaims.Stamp) == known.Stamp
        && ReviewClaims.Role(principal) == known.Role && ReviewClaims.EndsAt(principal) > _time.GetUtcNow();

    public void Dispose() => _told.Dispose();
}
