using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Proof;

/// <summary>
/// Finds the row of one stream that no longer reads as what it was: SQLite keeps whatever it is given in any column, and somebody who
/// edits by hand does not keep to the shapes. Such an edit has to be named like any other, not end the check.
/// </summary>
internal static class UnreadableRows
{
    /// <summary>Whether reading failed because of what a column holds, not because the database did.</summary>
    public static bool IsUnreadable(Exception error) =>
        error is FormatException or ArgumentException or InvalidCastException or OverflowException or JsonException or KeyNotFoundException
        || (error is InvalidOperationException && error.InnerException is { } inner && IsUnreadable(inner));

    /// <summary>The first fact of the stream, or decision or message of a fact, that cannot be read.</summary>
    public static async Task<BadPlace?> FirstAsync(ReviewDb db, string stream, CancellationToken stop)
    {
        var ids = await db.Facts.Where(f => f.Stream == stream).OrderBy(f => f.Sequence).Select(f => f.Id).ToListAsync(stop);
        for (var at = 0; at < ids.Count; at++)
        {
            var id = ids[at];
            var code = await ReadAsync(() => db.Facts.Include(f => f.Values).SingleAsync(f => f.Id == id, stop)) is not { } fact ? "fact_changed"
                : fact.Kind == FactKinds.Decided ? await DecisionAsync(db, fact, stop)
                : JudgementFact.Kinds.Contains(fact.Kind, StringComparer.Ordinal) ? await JudgementAsync(db, stream, stop)
                : MessageFact.Kinds.Contains(fact.Kind, StringComparer.Ordinal) ? await MessageAsync(db, fact, stop)
                : null;
            if (code is not null)
            {
                return new BadPlace(stream, at + 1, code);
            }
        }

        return null;
    }

    private static async Task<string?> DecisionAsync(ReviewDb db, FactRow fact, CancellationToken stop)
    {
        var decision = new DecisionId(Guid.Parse(FactHash.ReadCodes(fact.Codes)["decision"]));
        return !await db.Decisions.AnyAsync(d => d.Id == decision, stop) ? "decision_missing"
            : await ReadAsync(() => db.Decisions.SingleAsync(d => d.Id == decision, stop)) is null ? "decision_changed"
            : null;
    }

    private static async Task<string?> MessageAsync(ReviewDb db, FactRow fact, CancellationToken stop)
    {
        var message = new MessageId(Guid.Parse(FactHash.ReadCodes(fact.Codes)["message"]));
        return !await db.Messages.AnyAsync(m => m.Id == message, stop) ? "message_missing"
            : await ReadAsync(() => db.Messages.SingleAsync(m => m.Id == message, stop)) is null ? "message_changed"
            : null;
    }

    private static async Task<string?> JudgementAsync(ReviewDb db, string stream, CancellationToken stop)
    {
        var number = new CaseNumber(stream);
        return await ReadAsync(() => db.Cases.Where(c => c.Number == number).Select(c => c.Judgements).SingleAsync(stop)) is null ? "judgement_changed" : null;
    }

    private static async Task<T?> ReadAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            return null;
        }
    }
}
