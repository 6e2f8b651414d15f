using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ReviewConsole.Data.Context;

namespace ReviewConsole.Data.Proof;

/// <summary>Reads the sealed order for a walk, many rows at a time, by a plain command.</summary>
internal static class SealReader
{
    // A gap is no end: whatever stands behind it says that there is one.
    private const string Query = """
        SELECT s."Index", s."Leaf", s."FactId", EXISTS (SELECT 1 FROM facts f WHERE f."Id" = s."FactId")
        FROM sealed_facts s WHERE s."Index" >= @from ORDER BY s."Index" LIMIT @most
        """;

    /// <summary>Goes on with a walk; false when there are no more rows.</summary>
    public static async Task<bool> TakeAsync(ReviewDb db, TreeWalk walk, int most, CancellationToken stop)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = Query;
        foreach (var (name, value) in new (string, object)[] { ("@from", walk.Size), ("@most", most) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await using var rows = await command.ExecuteReaderAsync(stop);
        var read = 0;
        for (; await rows.ReadAsync(stop) && walk.Take(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1), rows.GetInt64(2), rows.GetBoolean(3)); read++)
        {
            // The walk keeps what it needs.
        }

        return read == most;
    }
}
