using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Events;

/// <summary>An issuer as the list shows it.</summary>
/// <param name="Row">The issuer.</param>
/// <param name="Keys">What its keys are called.</param>
public sealed record IssuerLine(EventIssuer Row, IReadOnlyList<string> Keys);

/// <summary>A token as the list shows it.</summary>
/// <param name="Row">The token.</param>
/// <param name="Issuer">Who issued it.</param>
public sealed record TokenLine(EventTokenRow Row, string Issuer);

/// <summary>What is shown.</summary>
/// <param name="Issuers">All issuers, by name.</param>
/// <param name="Tokens">The latest tokens, newest first.</param>
/// <param name="Key">The key that signs our own events; null where there is none yet.</param>
/// <param name="Waiting">How many signals wait for a case; one more than <see cref="EventsQuery.MostCounted"/> where there are more.</param>
public sealed record EventBookShown(IReadOnlyList<IssuerLine> Issuers, IReadOnlyList<TokenLine> Tokens, SigningKey? Key, int Waiting);

/// <summary>Reads whose security events are believed and what came of late; nothing of it says about whom.</summary>
public sealed class EventsQuery(IDbContextFactory<ReviewDb> databases)
{
    /// <summary>Counted exactly up to here.</summary>
    public const int MostCounted = 10_000;

    private const int Shown = 50;

    /// <summary>All of it.</summary>
    public async Task<EventBookShown> ReadAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var issuers = await db.EventIssuers.AsNoTracking().OrderBy(i => i.Issuer).ToListAsync(stop);
        var tokens = await db.EventTokens.AsNoTracking().OrderByDescending(t => t.Id).Take(Shown).ToListAsync(stop);
        var names = issuers.ToDictionary(i => i.Id, i => i.Issuer);
        return new EventBookShown(
            issuers.ConvertAll(i => new IssuerLine(i, [.. PublicKeys.Of(i.Keys).Select(PublicKeys.NameOf)])),
            tokens.ConvertAll(t => new TokenLine(t, names.GetValueOrDefault(t.Issuer, ""))),
            await db.SigningKeys.AsNoTracking().OrderByDescending(k => k.MadeAt).FirstOrDefaultAsync(stop),
            await db.KeptSignals.OrderBy(s => s.Id).Take(MostCounted + 1).CountAsync(stop));
    }
}
