using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>The case that was handed over.</summary>
/// <param name="Number">Its number; null when there is none for this person.</param>
internal sealed record HandedOver(CaseNumber? Number);

/// <summary>
/// Hands over the case that deserves it most of those this person may have. Many who ask at once get different ones: a case that another
/// deed works on is passed by, one that was lost to it is too, and only when nothing else is left is it waited for.
/// </summary>
/// <param name="ScreenLanguage">The language of the person's screens, for who chose no languages.</param>
internal sealed record TakeNext(string ScreenLanguage) : Deed<HandedOver>
{
    public override May Needs => May.WorkCases;

    public override bool Counts => true;

    public override async Task<Result<HandedOver>> DoAsync(DeedScope scope)
    {
        var (me, now) = (scope.Me, scope.Now);
        if (OwnCases.NotHere(scope) is { } away)
        {
            return away;
        }

        await ForgetYesterdayAsync(scope);
        var reader = await NextReader.ReadAsync(scope.Db, me.Id, me.Role, ScreenLanguage, now, scope.Stop);
        var busy = new List<CaseId>();
        bool? asked = null;
        await foreach (var (id, own) in NextCases.InOrderAsync(scope.Db, reader, now, scope.Stop))
        {
            // Once before the first of one's own, and once before the first that is not: more speaks against that one.
            if (asked != own)
            {
                asked = own;
                if (await (own ? OwnCases.NotEvenOwnAsync(scope, null) : OwnCases.NoOtherAsync(scope)) is { } refused)
                {
                    return refused;
                }
            }

            if (await TryAsync(scope, reader, id, wait: false, busy) is { } taken)
            {
                return taken;
            }
        }

        // Whoever worked on these may only have looked.
        foreach (var id in busy.ToList())
        {
            if (await TryAsync(scope, reader, id, wait: true, busy) is { } taken)
            {
                return taken;
            }
        }

        return new HandedOver((CaseNumber?)null);
    }

    private static async Task<HandedOver?> TryAsync(DeedScope scope, NextReader reader, CaseId id, bool wait, List<CaseId> busy)
    {
        var became = await scope.TryLockAsync(id, wait, () => NextCases.IsForAsync(scope.Db, reader, id, scope.Now, scope.Stop));
        if (became == CaseLock.Busy)
        {
            busy.Add(id);
        }

        return became == CaseLock.Held && await scope.LoadAsync(id) is { } subject
            && subject.Take(reader.Person, scope.Me.DeclaredAccounts, ClaimOrigin.HandedOut, scope.World, scope.Now, reader.IsLead).IsDone
            ? new HandedOver(subject.Number) : null;
    }

    // That a day was too hard is not kept longer than it has a use.
    private static Task<int> ForgetYesterdayAsync(DeedScope scope) =>
        scope.Db.Skips.Where(s => s.Person == scope.Me.Id && s.Until <= scope.Now).ExecuteDeleteAsync(scope.Stop);
}
