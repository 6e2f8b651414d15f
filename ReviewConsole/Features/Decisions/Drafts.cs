using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Decisions;

/// <summary>Keeps half-written decisions: found again after a refresh, a lost connection, a restart, or a lost claim.</summary>
public sealed class Drafts(DeedDoor door, IDbContextFactory<ReviewDb> databases)
{
    /// <summary>The draft of this person, and when it was saved; null when there is none.</summary>
    public async Task<(DecisionDraft Draft, DateTimeOffset SavedAt)?> FindAsync(CaseId caseId, int round, PersonId person, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var row = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.CaseId == caseId && d.Round == round && d.Person == person, stop);
        return row is null ? null : (JsonSerializer.Deserialize<DecisionDraft>(row.Content, JsonSerializerOptions.Web)! with { Revision = row.Revision }, row.SavedAt);
    }

    /// <summary>
    /// Saves. Refused when a newer one is there already (a late save of an old screen never overwrites), and when the person has decided
    /// meanwhile, because nothing deletes the draft after that.
    /// </summary>
    /// <returns>When it was saved (UTC); null when it was not.</returns>
    public async Task<DateTimeOffset?> SaveAsync(CaseId caseId, int round, PersonId person, DecisionDraft draft, CancellationToken stop = default)
    {
        DateTimeOffset? saved = null;
        await door.WriteAsync(
            async (db, now) =>
            {
                saved = null;
                if (await db.Decisions.AnyAsync(d => d.CaseId == caseId && d.Round == round && d.DecidedBy == person && d.TakenBackAt == null, stop))
                {
                    return;
                }

                var row = await db.Drafts.SingleOrDefaultAsync(d => d.CaseId == caseId && d.Round == round && d.Person == person, stop);
                if (row is null)
                {
                    row = new DraftRow { CaseId = caseId, Round = round, Person = person };
                    db.Drafts.Add(row);
                }

                if (draft.Revision >= row.Revision)
                {
                    (row.Content, row.SavedAt, row.Revision) = (JsonSerializer.Serialize(draft, JsonSerializerOptions.Web), now, draft.Revision);
                    saved = now;
                }
            },
            stop);
        return saved;
    }
}
