using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;

namespace ReviewConsole.Data.Proof;

/// <summary>Does damage to a sound journal, sees whether it is found, and undoes it.</summary>
internal sealed class Damage(Func<DataWorld> world)
{
    private static readonly string[] Tables = ["journal_heads", "facts", "fact_values", "decisions", "messages", "case_rows", "sealed_facts", "seal_checkpoints"];

    /// <summary>Keeps a copy of everything that damage is done to.</summary>
    public async Task PrepareAsync() => await RunAsync(Tables.Select(table => $"CREATE TABLE kept_{table} AS SELECT * FROM {table}"));

    /// <summary>Null for damage that is none, such as erasing a personal value.</summary>
    public async Task ShouldBeFoundAsync(string what, Func<ReviewDb, Task> damage, BadPlace? at)
    {
        await using (var db = world().Open())
        {
            await damage(db);
            await db.SaveChangesAsync();
        }

        (await world().Verifier.VerifyAsync()).Bad.ShouldBe(at, what);
        await RunAsync([.. Tables.Reverse().Select(table => $"DELETE FROM {table}"), .. Tables.Select(table => $"INSERT INTO {table} SELECT * FROM kept_{table}")]);
        (await world().Verifier.VerifyAsync()).Bad.ShouldBeNull("after undoing " + what);
    }

    private async Task RunAsync(IEnumerable<string> statements)
    {
        await using var db = world().Open();
        foreach (var statement in statements)
        {
            await db.Database.ExecuteSqlRawAsync(statement);
        }
    }
}
