using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ReviewConsole.Data.Context;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>What the embedded database says it will do for every query that something asks (EXPLAIN QUERY PLAN).</summary>
internal sealed class QueryPlans(TestDatabase database)
{
    private readonly Recorder _recorder = new();

    /// <summary>Steps that sort, or read a table from end to end.</summary>
    public static List<string> Wasteful(IEnumerable<string> plans, bool allMayBeWalked = false) =>
    [
        .. plans.Where(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal)
            || (step.StartsWith("SCAN", StringComparison.Ordinal) && !(allMayBeWalked && step.Contains("USING", StringComparison.Ordinal)) && !IsOfALimit(step))),
    ];

    /// <summary>The steps of every query that is asked.</summary>
    public async Task<List<string>> ReadAsync<T>(Func<IDbContextFactory<ReviewDb>, Task<T>> read)
    {
        _recorder.Commands.Clear();
        await read(new Recorded(database.ConnectionString, _recorder));
        _recorder.Commands.ShouldNotBeEmpty();
        var plans = new List<string>();
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        foreach (var (text, values) in _recorder.Commands)
        {
            await using var explain = new SqliteCommand("EXPLAIN QUERY PLAN " + text, connection);
            values.ForEach(v => explain.Parameters.AddWithValue(v.Name, v.Value));
            await using var steps = await explain.ExecuteReaderAsync();
            while (await steps.ReadAsync())
            {
                plans.Add(steps.GetString(3));
            }
        }

        return plans;
    }

    // Counting up to a limit counts the rows of an inner query, which is what this step reads.
    private static bool IsOfALimit(string step) => step is "SCAN c0" or "SCAN (subquery-1)";

    private sealed class Recorder : DbCommandInterceptor
    {
        public List<(string Text, List<(string Name, object? Value)> Values)> Commands { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
            return ValueTask.FromResult(result);
        }
    }

    private sealed class Recorded(string connectionString, Recorder recorder) : IDbContextFactory<ReviewDb>
    {
        private readonly DbContextOptions<SqliteReviewDb> _options =
            new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite(connectionString).AddInterceptors(recorder).Options;

        public ReviewDb CreateDbContext() => new SqliteReviewDb(_options);
    }
}
