using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ReviewConsole.Data.Setup;

public sealed class RememberingConnectionTests : DataTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task A_statement_is_prepared_once_and_keeps_nothing_of_who_used_it_before()
    {
        await using var connection = (RememberingConnection)await SqliteOpening.OpenAsync(World.Database.ConnectionString);

        (await AskAsync(connection, 1)).ShouldBe(2L);
        var remembered = connection.Remembered;
        (await AskAsync(connection, 41)).ShouldBe(42L);

        connection.Remembered.ShouldBe(remembered);
        await using var bare = Command(connection, "SELECT @p + 1");
        Should.Throw<InvalidOperationException>(() => bare.ExecuteScalar()).Message.ShouldContain("@p");
    }

    [Fact]
    public async Task Two_who_read_by_the_same_text_do_not_read_each_others_rows()
    {
        await using var connection = (RememberingConnection)await SqliteOpening.OpenAsync(World.Database.ConnectionString);
        await using var first = Command(connection, "SELECT 1 UNION ALL SELECT 2");
        await using var reader = await first.ExecuteReaderAsync();
        await reader.ReadAsync();
        await using var second = Command(connection, "SELECT 1 UNION ALL SELECT 2");
        await using (var other = await second.ExecuteReaderAsync())
        {
            (await other.ReadAsync()).ShouldBeTrue();
            other.GetInt64(0).ShouldBe(1);
        }

        (await reader.ReadAsync()).ShouldBeTrue();
        reader.GetInt64(0).ShouldBe(2);
    }

    [Fact]
    public async Task Many_different_texts_are_not_all_remembered()
    {
        await using var connection = (RememberingConnection)await SqliteOpening.OpenAsync(World.Database.ConnectionString);
        for (var at = 0; at < 1200; at++)
        {
            await using var command = Command(connection, $"SELECT {at}");
            (await command.ExecuteScalarAsync()).ShouldBe((long)at);
        }

        connection.Remembered.ShouldBeInRange(1, 500);
    }

    private static async Task<object?> AskAsync(SqliteConnection connection, long value)
    {
        await using var command = Command(connection, "SELECT @p + 1");
        command.Parameters.Add(new SqliteParameter("@p", value));
        return await command.ExecuteScalarAsync();
    }

    // As the mapper asks for one.
    private static DbCommand Command(DbConnection connection, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
