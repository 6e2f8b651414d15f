using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Api;

/// <summary>Reads keys: all of them for administrators, and the one a request came with.</summary>
internal sealed class KeysQuery(IDbContextFactory<ReviewDb> databases, SecretBox secrets, TimeProvider time)
{
    private const int MostShown = 200;
    private const int MostKnown = 1000;

    // A key that was taken back is refused by every deed at once, and by reading after so long.
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (ApiCaller? Caller, DateTimeOffset ExpiresAt, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>When keys were used since the last time somebody wrote it down.</summary>
    public ConcurrentDictionary<Guid, DateTimeOffset> Used { get; } = new();

    /// <summary>All keys, those that hold first.</summary>
    public async Task<IReadOnlyList<ApiKey>> AllAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.ApiKeys.AsNoTracking().OrderBy(k => k.RevokedAt != null).ThenBy(k => k.Client).ThenByDescending(k => k.AddedAt).Take(MostShown).ToListAsync();
    }

    /// <summary>Whose key this is; null where it holds no longer, or never did.</summary>
    public async Task<ApiCaller?> FindAsync(string text, CancellationToken stop)
    {
        if (!ApiKeyText.IsWhole(text))
        {
            return null;
        }

        var (now, hash) = (time.GetUtcNow(), ApiKeyText.Hash(text));
        if (!_known.TryGetValue(hash, out var known) || known.Until <= now)
        {
            known = await ReadAsync(hash, now, stop);
            if (_known.Count >= MostKnown)
            {
                _known.Clear();
            }

            _known[hash] = known;
        }

        if (known.Caller is null || known.ExpiresAt <= now)
        {
            return null;
        }

        Used[known.Caller.Client.Key] = now;
        return known.Caller;
    }

    private async Task<(ApiCaller? Caller, DateTimeOffset ExpiresAt, DateTimeOffset Until)> ReadAsync(string hash, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var key = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, stop);

        // Where the keys that closed the secret are gone, nothing could be believed.
        var secret = key?.Secret is { } closed ? secrets.Open(closed) ?? SignedMessage.NewSecret() : null;
        return (key is null ? null : new ApiCaller(new ApiClient(key.Id, key.Client), ApiScopes.Read(key.Scopes), secret), key?.ExpiresAt ?? now, now + Believed);
    }
}
