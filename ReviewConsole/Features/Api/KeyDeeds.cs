using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Api;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Api;

/// <summary>What a key is to be.</summary>
/// <param name="Client">The program it is for: small letters, digits and hyphens.</param>
/// <param name="Scopes">What it opens; at least one.</param>
/// <param name="Days">How long it holds.</param>
public sealed record WantedKey(string Client, IReadOnlyList<ApiScope> Scopes, int Days = WantedKey.UsualDays)
{
    /// <summary>How long a key usually holds, and at most.</summary>
    public const int UsualDays = 365;

    /// <summary>The longest a key may hold, in days.</summary>
    public const int MostDays = 730;

    /// <summary>The longest name; facts name the actor by it.</summary>
    public const int LongestName = 30;
}

/// <summary>
/// Gives a program of the platform a key. Refused with <c>key_name</c>, <c>key_scope</c>, <c>key_days</c> (value <c>most</c>), <c>keys_two_live</c> where the
/// program has two already, and <c>keys_full</c>.
/// </summary>
/// <param name="Wanted">What it is to be.</param>
/// <param name="Shown">What may be shown of it.</param>
/// <param name="Hash">Its hash; the deed never sees the key.</param>
/// <param name="Secret">The secret with which requests must be signed, protected; null where they need not be.</param>
internal sealed record AddKey(WantedKey Wanted, string Shown, string Hash, string? Secret = null) : Deed<Guid>
{
    private const int MostOfOne = 2;
    private const int Most = 50;

    public override May Needs => May.ManageKeys;

    public override IReadOnlyList<string> Names => [Streams.Keys];

    public override async Task<Result<Guid>> DoAsync(DeedScope scope)
    {
        var client = Wanted.Client.Trim();
        var live = await scope.Db.ApiKeys.AsNoTracking().Where(k => k.RevokedAt == null && k.ExpiresAt > scope.Now).Select(k => k.Client).ToListAsync(scope.Stop);
        Refusal?[] broken =
        [
            IsName(client) ? null : Refusal.On("key:name", "key_name", ("most", $"{WantedKey.LongestName}")),
            Wanted.Scopes.Count > 0 ? null : Refusal.On("key:scopes", "key_scope"),
            Wanted.Days is >= 1 and <= WantedKey.MostDays ? null : Refusal.On("key:days", "key_days", ("most", $"{WantedKey.MostDays}")),
            live.Count(c => c == client) < MostOfOne ? null : Refusal.On("key:name", "keys_two_live", ("client", client)),
            live.Count < Most ? null : Refusal.On("key:name", "keys_full", ("most", $"{Most}")),
        ];
        if (broken.OfType<Refusal>().ToList() is { Count: > 0 } refused)
        {
            return Result<Guid>.Refused(refused);
        }

        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(),
            Client = client,
            Shown = Shown,
            Hash = Hash,
            Scopes = ApiScopes.Write(Wanted.Scopes),
            Secret = Secret,
            AddedAt = scope.Now,
            ExpiresAt = scope.Now.AddDays(Wanted.Days),
        };
        scope.Db.ApiKeys.Add(key);
        scope.Append(Streams.Keys, Fact.Of(FactKinds.KeyAdded, ("key", key.Id.ToString("D")), ("client", client), ("scopes", key.Scopes),
            ("days", $"{Wanted.Days}"), ("signs", Secret is null ? null : "true")));
        return key.Id;
    }

    private static bool IsName(string name) => name.Length is >= 2 and <= WantedKey.LongestName && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

/// <summary>Takes a key back; it opens nothing any more. Refused with <c>key_unknown</c>.</summary>
internal sealed record RevokeKey(Guid Key) : Deed<Done>
{
    public override May Needs => May.ManageKeys;

    public override IReadOnlyList<string> Names => [Streams.Keys];

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (await scope.Db.ApiKeys.SingleOrDefaultAsync(k => k.Id == Key, scope.Stop) is not { } key)
        {
            return Refusal.Of("key_unknown");
        }

        if (key.RevokedAt is null)
        {
            key.RevokedAt = scope.Now;
            scope.Append(Streams.Keys, Fact.Of(FactKinds.KeyRevoked, ("key", Key.ToString("D")), ("client", key.Client)));
        }

        return Done.It;
    }
}

/// <summary>Writes down when keys were last used, and forgets answers that are older than they are kept. Leaves no fact: nothing was decided by it.</summary>
internal sealed record KeepKeys(IReadOnlyDictionary<Guid, DateTimeOffset> Used) : Deed<Done>
{
    public override May Needs => May.KeepKeys;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        var ids = Used.Keys.ToList();
        foreach (var key in await scope.Db.ApiKeys.Where(k => ids.Contains(k.Id)).OrderBy(k => k.Id).ToListAsync(scope.Stop))
        {
            key.LastUsedAt = Used[key.Id] > key.LastUsedAt || key.LastUsedAt is null ? Used[key.Id] : key.LastUsedAt;
        }

        var over = scope.Now - OnceDeed<Done>.Kept;
        await scope.Db.ApiAnswers.Where(a => a.At < over).ExecuteDeleteAsync(scope.Stop);
        if (Used.Count > 0)
        {
            scope.Stir(Streams.Keys);
        }

        return Done.It;
    }
}
