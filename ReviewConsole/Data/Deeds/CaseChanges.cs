using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Data.Deeds;

/// <summary>Which cases a deed really changed, be it only a check or a finding on them.</summary>
internal static class CaseChanges
{
    private const string Version = "Version";

    /// <summary>Those of <paramref name="cases"/> that are not as they were loaded.</summary>
    public static IReadOnlyList<Case> In(ReviewDb db, IReadOnlyList<Case> cases)
    {
        var changed = db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => CaseOf(entry.Entity))
            .ToHashSet();
        return [.. cases.Where(subject => changed.Contains(subject.Id))];
    }

    /// <summary>Raises the version, so that whoever loaded the case before cannot overwrite what was done since.</summary>
    public static void RaiseVersion(ReviewDb db, Case subject) => db.Entry(subject).Property<long>(Version).CurrentValue++;

    private static CaseId? CaseOf(object entity) => entity switch
    {
        Case subject => subject.Id,
        CaseSignal signal => signal.CaseId,
        Check check => check.CaseId,
        Appeal appeal => appeal.CaseId,
        RightsRequest right => right.CaseId,
        Decision decision => decision.CaseId,
        Message message => message.CaseId,
        _ => null,
    };
}
