using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Decisions;

/// <summary>Keeps half-written decisions.</summary>
public sealed class Drafts(DeedDoor door, IDbContextFactory<ReviewDb> databases)
{
    private readonly DraftStore _store = new(door, databases);

    /// <summary>The draft of this person, and when it was saved; null when there is none.</summary>
    public async Task<(DecisionDraft Draft, DateTimeOffset SavedAt)?> FindAsync(CaseId caseId, int round, PersonId person, CancellationToken stop = default) =>
        await _store.FindAsync(Key(caseId, round, person), stop) is { } row
            ? (JsonSerializer.Deserialize<DecisionDraft>(row.Content, JsonSerializerOptions.Web)! with { Revision = row.Revision }, row.SavedAt) : null;

    /// <summary>
    /// Saves. Refused when a newer one is there already (a late save of an old screen never overwrites), and when the person has decided or judged
    /// meanwhile, because nothing deletes the draft after that.
    /// </summary>
    /// <returns>When it was saved (UTC); null when it was not.</returns>
    public Task<DateTimeOffset?> SaveAsync(CaseId caseId, int round, PersonId person, DecisionDraft draft, CancellationToken stop = default) => _store.SaveAsync(
        Key(caseId, round, person), JsonSerializer.Serialize(draft, JsonSerializerOptions.Web), draft.Revision,
        db => IsOverAsync(db, caseId, round, person, stop), stop);

    /// <summary>What was written is sent: the draft of whoever acts is gone with it.</summary>
    internal static Task<int> ForgetAsync(DeedScope scope, CaseId caseId, int round) => scope.Db.Drafts
        .Where(d => d.CaseId == caseId && d.Round == round && d.Person == scope.Me.Id && d.Kind == DraftKind.Decision).ExecuteDeleteAsync(scope.Stop);

    private static async Task<bool> IsOverAsync(ReviewDb db, CaseId caseId, int round, PersonId person, CancellationToken stop) =>
        await db.Decisions.AnyAsync(d => d.CaseId == caseId && d.Round == round && (d.DecidedBy == person || d.SecondedBy == person) && d.TakenBackAt == null, stop)
        || await db.CaseRows.AnyAsync(r => r.Id == caseId && r.Round == round && (r.FirstJudge == person || r.SecondJudge == person), stop);

    private static DraftKey Key(CaseId caseId, int round, PersonId person) => new(caseId, round, person, DraftKind.Decision);
}
