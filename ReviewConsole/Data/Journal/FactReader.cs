using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Journal;

/// <summary>A fact as it is checked.</summary>
/// <param name="Fact">The fact, with its values.</param>
/// <param name="Index">Its place among the sealed; null while it is not sealed.</param>
/// <param name="Leaf">The hash it was sealed with.</param>
internal sealed record ReadFact(FactRow Fact, long? Index, byte[]? Leaf)
{
    /// <summary>A column or a value holds another kind of thing than the console writes (<see cref="Misfits"/>).</summary>
    public bool IsMisfit { get; set; }
}

/// <summary>Reads facts by the million: plain commands on the connection of a snapshot, and no row twice.</summary>
internal static class FactReader
{
    // Whoever waits for a commit may come in behind: what is not sealed is asked for, not what is larger than the last.
    private const string Unsealed =
        "(SELECT * FROM facts u WHERE u.\"Id\" > @one AND NOT EXISTS (SELECT 1 FROM sealed_facts x WHERE x.\"FactId\" = u.\"Id\") ORDER BY u.\"Id\" LIMIT @other)";

    // The first column of the value.
    private const int OfTheValue = 14;

    private static readonly string[] Names = ["@one", "@other"];

    // What SQLite holds in each column, as it was written.
    private static readonly Type[] OfAFact =
        [typeof(long), typeof(string), typeof(long), typeof(string), typeof(long), typeof(long), typeof(long), typeof(string), typeof(string), typeof(string), typeof(byte[]), typeof(byte[])];

    private static readonly Type[] OfAValue = [typeof(string), typeof(string), typeof(byte[]), typeof(byte[])];

    /// <summary>Facts of the streams behind one up to another, in the order of the database, each stream in its own.</summary>
    public static Task<List<ReadFact>> OfStreamsAsync(ReviewDb db, string after, string last, CancellationToken stop) =>
        ReadAsync(db, "facts", "WHERE f.\"Stream\" > @one AND f.\"Stream\" <= @other ORDER BY f.\"Stream\", f.\"Sequence\"", after, last, stop);

    /// <summary>Facts of one stream, in order.</summary>
    public static Task<List<ReadFact>> OfStreamAsync(ReviewDb db, string stream, CancellationToken stop) =>
        ReadAsync(db, "facts", "WHERE f.\"Stream\" = @one ORDER BY f.\"Sequence\"", stream, "", stop);

    /// <summary>Sealed facts from one place until before another, in their order.</summary>
    public static Task<List<ReadFact>> OfIndexesAsync(ReviewDb db, long from, long until, CancellationToken stop) =>
        ReadAsync(db, "facts", "WHERE s.\"Index\" >= @one AND s.\"Index\" < @other ORDER BY s.\"Index\"", from, until, stop);

    /// <summary>Facts that are not sealed yet, in the order they were written.</summary>
    /// <param name="db">The snapshot.</param>
    /// <param name="after">All up to this id are sealed.</param>
    /// <param name="most">As many at most.</param>
    /// <param name="stop">Stops reading.</param>
    public static Task<List<ReadFact>> UnsealedAsync(ReviewDb db, long after, int most, CancellationToken stop) =>
        ReadAsync(db, Unsealed, "ORDER BY f.\"Id\"", after, (long)most, stop);

    /// <summary>Ids of facts that are not sealed yet.</summary>
    public static Task<List<long>> UnsealedIdsAsync(ReviewDb db, long after, int most, CancellationToken stop) =>
        db.Facts.Where(f => f.Id > after && !db.SealedFacts.Any(s => s.FactId == f.Id)).OrderBy(f => f.Id).Take(most).Select(f => f.Id).ToListAsync(stop);

    // A row a value; what belongs to the fact is read from the first of them only.
    private static async Task<List<ReadFact>> ReadAsync(ReviewDb db, string from, string rest, object one, object other, CancellationToken stop)
    {
        var sqlite = db.Database.IsSqlite();
        await using var command = Command(
            db, $"""
            SELECT f."Id", f."Stream", f."Sequence", f."Kind", f."Version", f."At", f."ActorKind", f."Actor", f."Command", f."Codes", f."Previous", f."Hash", s."Index", s."Leaf",
                v."Name", v."Value", v."Salt", v."Commitment"
            FROM {from} f LEFT JOIN sealed_facts s ON s."FactId" = f."Id" LEFT JOIN fact_values v ON v."FactId" = f."Id" {rest}
            """, one, other);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var facts = new List<ReadFact>();
        while (await reader.ReadAsync(stop))
        {
            if (facts.Count == 0 || facts[^1].Fact.Id != reader.GetInt64(0))
            {
                facts.Add(Fact(reader, sqlite));
            }

            if (!reader.IsDBNull(OfTheValue))
            {
                facts[^1].Fact.Values.Add(Value(reader));
                facts[^1].IsMisfit |= sqlite && !Fits(reader, OfTheValue, OfAValue);
            }
        }

        return facts;
    }

    private static DbCommand Command(ReviewDb db, string text, params object[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var (name, value) in Names.Zip(values).Where(p => text.Contains(p.First, StringComparison.Ordinal)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static ReadFact Fact(DbDataReader from, bool sqlite) => new(
        new FactRow
        {
            Id = from.GetInt64(0),
            Stream = from.GetString(1),
            Sequence = from.GetInt64(2),
            Kind = from.GetString(3),
            Version = from.GetInt32(4),
            At = sqlite ? new DateTimeOffset(from.GetInt64(5), TimeSpan.Zero) : from.GetFieldValue<DateTimeOffset>(5),
            ActorKind = (ActorKind)from.GetInt32(6),
            Actor = from.GetString(7),
            Command = from.GetGuid(8),
            Codes = from.GetString(9),
            Previous = from.GetFieldValue<byte[]>(10),
            Hash = from.GetFieldValue<byte[]>(11),
        },
        from.IsDBNull(12) ? null : from.GetInt64(12), from.IsDBNull(13) ? null : from.GetFieldValue<byte[]>(13))
    {
        IsMisfit = sqlite && !Fits(from, 0, OfAFact),
    };

    // Asked of the row that is read anyway: SQLite takes anything into any column, and reads text back as 0 where a number stood.
    private static bool Fits(DbDataReader from, int first, Type[] types)
    {
        for (var at = 0; at < types.Length; at++)
        {
            if (from.GetFieldType(first + at) != types[at])
            {
                return false;
            }
        }

        return true;
    }

    private static FactValue Value(DbDataReader from) => new()
    {
        Name = from.GetString(OfTheValue),
        Value = from.IsDBNull(OfTheValue + 1) ? null : from.GetString(OfTheValue + 1),
        Salt = from.IsDBNull(OfTheValue + 2) ? null : from.GetFieldValue<byte[]>(OfTheValue + 2),
        Commitment = from.GetFieldValue<byte[]>(OfTheValue + 3),
    };
}
