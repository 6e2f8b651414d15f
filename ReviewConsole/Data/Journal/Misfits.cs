using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Decisions;

namespace ReviewConsole.Data.Journal;

/// <summary>
/// Rows that hold something of another storage class than the console writes. SQLite takes text into a number's column and reads it back
/// as 0, so that such an edit could hash like the zero that stood there; PostgreSQL refuses it at once.
/// </summary>
internal static class Misfits
{
    /// <summary>Ids, as stored, of decisions of these cases of which a column does not fit.</summary>
    public static Task<HashSet<string>> DecisionsAsync(ReviewDb db, string first, string last, CancellationToken stop) => OfCasesAsync<Decision>(db, first, last, stop);

    /// <summary>Ids, as stored, of messages of these cases of which a column does not fit.</summary>
    public static Task<HashSet<string>> MessagesAsync(ReviewDb db, string first, string last, CancellationToken stop) => OfCasesAsync<Message>(db, first, last, stop);

    private static async Task<HashSet<string>> OfCasesAsync<T>(ReviewDb db, string first, string last, CancellationToken stop) => !db.Database.IsSqlite() ? []
        : await ReadAsync<string>(
            db, $$"""
            SELECT CAST(x.Id AS TEXT) AS Value FROM {{db.Model.FindEntityType(typeof(T))!.GetTableName()}} x JOIN cases c ON c.Id = x.CaseId
            WHERE c.Number >= {0} AND c.Number <= {1} AND ({{Unfit<T>(db, "x")}})
            """, first, last, stop);

    private static async Task<HashSet<T>> ReadAsync<T>(ReviewDb db, string query, string from, string to, CancellationToken stop) =>
        [.. await db.Database.SqlQueryRaw<T>(query, from, to).ToListAsync(stop)];

    // Names and types come from the model, never from outside.
    private static string Unfit<T>(ReviewDb db, string alias) => string.Join(
        " OR ", db.Model.FindEntityType(typeof(T))!.GetProperties().Select(p =>
            $"typeof({alias}.\"{p.GetColumnName()}\") NOT IN ('{p.GetColumnType().ToLowerInvariant()}'{(p.IsNullable ? ", 'null'" : "")})"));
}
