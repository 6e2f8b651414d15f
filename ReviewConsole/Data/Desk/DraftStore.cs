using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Desk;

/// <summary>What is half-written, where and by whom.</summary>
/// <param name="Case">The case.</param>
/// <param name="Round">The round.</param>
/// <param name="Person">Whose.</param>
/// <param name="Kind">What it is to become.</param>
public sealed record DraftKey(CaseId Case, int Round, PersonId Person, DraftKind Kind);

/// <summary>Keeps what is half-written: found again after a refresh, a lost connection, a restart, or a lost claim.</summary>
public sealed class DraftStore(DeedDoor door, IDbContextFactory<ReviewDb> databases)
{
    /// <summary>What was written last; null when there is nothing.</summary>
    public async Task<DraftRow?> FindAsync(DraftKey key, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Row(db, key).AsNoTracking().SingleOrDefaultAsync(stop);
    }

    /// <summary>Saves. Refused when a newer one is there already: a late save of an old screen never overwrites.</summary>
    /// <param name="key">What it is.</param>
    /// <param name="content">What was typed and chosen, as JSON of the room.</param>
    /// <param name="revision">Rises with every change on one screen.</param>
    /// <param name="isOver">Asks whether nobody would delete it any more.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <returns>When it was saved (UTC); null when it was not.</returns>
    public async Task<DateTimeOffset?> SaveAsync(
        DraftKey key, string content, long revision, Func<ReviewDb, Task<bool>>? isOver = null, CancellationToken stop = default)
    {
        DateTimeOffset? saved = null;
        await door.WriteAsync(
            async (db, now) =>
            {
                saved = null;
                if (isOver is not null && await isOver(db))
                {
                    return;
                }

                var row = await Row(db, key).SingleOrDefaultAsync(stop);
                if (row is null)
                {
                    row = new DraftRow { CaseId = key.Case, Round = key.Round, Person = key.Person, Kind = key.Kind };
                    db.Drafts.Add(row);
                }

                if (revision >= row.Revision)
                {
                    (row.Content, row.SavedAt, row.Revision) = (content, now, revision);
                    saved = now;
                }
            },
            stop);
        return saved;
    }

    private static IQueryable<DraftRow> Row(ReviewDb db, DraftKey key) =>
        db.Drafts.Where(d => d.CaseId == key.Case && d.Round == key.Round && d.Person == key.Person && d.Kind == key.Kind);
}
