using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Events;

/// <summary>Signals that came by security events, on their way to a case.</summary>
internal static class KeptSignals
{
    /// <summary>More open cases than one person has: then what is named is no person.</summary>
    public const int MostCases = 20;

    /// <summary>What a deed locks that keeps a signal for an account, or opens a case of it: else one would not see the other.</summary>
    public static string NameOf(string account) => "account " + account;

    /// <summary>The open cases of whom an event is about, in their order; empty where there are none, or more than one person has.</summary>
    public static async Task<IReadOnlyList<CaseId>> CasesOfAsync(ReviewDb db, EventSubject subject, CancellationToken stop)
    {
        var open = db.CaseRows.AsNoTracking().Where(r => r.Lane != Lane.Done);
        var (account, folded, email, phones) = (subject.Account, SearchText.Account(subject.Account), SearchText.Email(subject.Email), Whose.Written(subject.Phone));
        open = account is not null ? open.Where(r => r.SearchAccount == folded && r.AccountId == account)
            : phones.Count > 0 ? open.Where(r => phones.Contains(r.SearchPhone))
            : open.Where(r => r.SearchEmail == email);
        var found = await open.OrderBy(r => r.Id).Select(r => r.Id).Take(MostCases + 1).ToListAsync(stop);
        return found.Count > MostCases ? [] : found;
    }

    /// <summary>Puts on a case what waits for its account, as far as the case takes it; what it does not take goes on waiting.</summary>
    /// <param name="scope">The deed.</param>
    /// <param name="subject">The case.</param>
    /// <param name="tells">Whether what it does not take is to be written down on it.</param>
    public static async Task<int> JoinAsync(this DeedScope scope, Case subject, bool tells)
    {
        var whose = Whose.Of(subject.Account);
        var waiting = await scope.Db.KeptSignals.Where(s => whose.Contains(s.Whose) && s.StaleFrom > scope.Now && (s.Beside == null || s.Beside == subject.Id))
            .OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(scope.Stop);
        var joined = 0;
        foreach (var kept in waiting)
        {
            var reported = new ReportedSignal(kept.Fired, kept.Event, kept.Token);
            var taken = subject.TakeSignal(reported, scope.World, scope.Now);
            if (taken.IsDone)
            {
                scope.Db.KeptSignals.Remove(kept);
                joined++;
            }
            else if (tells)
            {
                subject.HoldSignal(reported, taken.Refusals[0]);
                kept.Beside = subject.Id;
            }
        }

        return joined;
    }

    /// <summary>Keeps a signal for the account's next case, or beside an open one until it takes it. What says nothing any more is not kept.</summary>
    /// <returns>Whether it was kept.</returns>
    public static bool Keep(this DeedScope scope, ReportedSignal reported, string whose, CaseId? beside)
    {
        var staleFrom = reported.Fired.ExpiresOn ?? (reported.Fired.ObservedOn ?? scope.Now).AddDays(scope.World.Catalogue.Traits(reported.Fired.Code).LifetimeDays);
        if (staleFrom <= scope.Now)
        {
            return false;
        }

        scope.Db.KeptSignals.Add(new KeptSignal
        {
            Id = Guid.CreateVersion7(),
            Whose = whose,
            Fired = reported.Fired,
            Event = reported.Event,
            Token = reported.Token,
            At = scope.Now,
            StaleFrom = staleFrom,
            Beside = beside,
        });
        return true;
    }
}
