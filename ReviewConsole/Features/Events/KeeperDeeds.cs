using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Events;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Events;

/// <summary>Puts on a case what was held beside it, now that it takes signals again; answers how many.</summary>
internal sealed record JoinSignals(CaseId Case) : CaseDeed<int>(Case)
{
    public override May Needs => May.KeepEvents;

    protected override async Task<Result<int>> DoAsync(Case subject, DeedScope scope) => subject.TakesSignals ? await scope.JoinAsync(subject, tells: false) : 0;
}

/// <summary>
/// Forgets signals that say nothing any more and tokens that would be too old to be taken again, and lets what was held beside a case that has ended wait for the next; keys that signed before go thirty days after the one that took their place. Leaves
/// no fact: nothing was decided by it.
/// </summary>
internal sealed record KeepEvents : Deed<Done>
{
    // Longer than a token is taken, so that the same again is always known.
    private static readonly TimeSpan Kept = TokenReader.Oldest + TimeSpan.FromDays(23);

    public override May Needs => May.KeepEvents;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        var (now, over) = (scope.Now, scope.Now - Kept);
        await scope.Db.KeptSignals.Where(s => s.StaleFrom <= now).ExecuteDeleteAsync(scope.Stop);
        await scope.Db.EventTokens.Where(t => t.At < over).ExecuteDeleteAsync(scope.Stop);
        var ended = scope.Db.CaseRows.Where(r => r.Lane == Lane.Done).Select(r => (CaseId?)r.Id);
        await scope.Db.KeptSignals.Where(s => s.Beside != null && ended.Contains(s.Beside)).ExecuteUpdateAsync(set => set.SetProperty(s => s.Beside, (CaseId?)null), scope.Stop);
        await ForgetKeysAsync(scope);
        return Done.It;
    }

    // What a key before the newest signed has been checked long since.
    private static async Task ForgetKeysAsync(DeedScope scope)
    {
        var over = scope.Now - Kept;
        var newest = await scope.Db.SigningKeys.Where(k => k.MadeAt < over).MaxAsync(k => (DateTimeOffset?)k.MadeAt, scope.Stop);
        await scope.Db.SigningKeys.Where(k => k.MadeAt < newest).ExecuteDeleteAsync(scope.Stop);
    }
}
