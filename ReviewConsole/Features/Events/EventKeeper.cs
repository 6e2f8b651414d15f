using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Events;

/// <summary>Once a minute: puts what was held beside cases on them where they take it, and forgets what is over. At the start it makes the key that signs, where there is none.</summary>
internal sealed class EventKeeper(IDbContextFactory<ReviewDb> databases, DeedDoor door, SecretBox secrets, TimeProvider time, ILogger<EventKeeper> logger) : SteadyLoop(time, logger)
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Forgets = TimeSpan.FromHours(1);
    private static readonly CaseState[] Judged = [CaseState.SecondReview, CaseState.LeadReview];
    private DateTimeOffset _forgotAt;

    /// <inheritdoc/>
    protected override async Task TurnAsync(CancellationToken stop)
    {
        await TryAsync(() => EnsureKeyAsync(stop));
        foreach (var beside in await BesideAsync(stop))
        {
            await TryAsync(() => door.DoAsync(Actor.System, new JoinSignals(beside), stop));
        }

        if (Now - _forgotAt >= Forgets)
        {
            await door.DoAsync(Actor.System, new KeepEvents(), stop);
            _forgotAt = Now;
        }
    }

    private async Task EnsureKeyAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (!await db.SigningKeys.AnyAsync(stop))
        {
            var made = TokenSigner.NewKey();
            await door.DoAsync(Actor.System, new EnsureSigningKey(made.Id, made.Public, secrets.Close(made.Private)), stop);
        }
    }

    private async Task<List<CaseId>> BesideAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var held = db.KeptSignals.Where(s => s.Beside != null).Select(s => s.Beside);
        return await db.CaseRows.AsNoTracking().Where(r => r.Lane != Lane.Done && !Judged.Contains(r.State) && held.Contains(r.Id)).OrderBy(r => r.Id).Select(r => r.Id).Take(AtOnce).ToListAsync(stop);
    }
}
