using Npgsql;

namespace ReviewConsole.Support;

public sealed class ChromiumFinderTests
{
    [Fact]
    public void A_named_browser_that_does_not_exist_is_refused_by_name() =>
        Should.Throw<InvalidOperationException>(() => ChromiumFinder.Find("/nowhere/chromium", () => "/usr/bin/true"))
            .Message.ShouldContain("/nowhere/chromium");

    [Fact]
    public void A_machine_without_a_browser_is_told_what_to_do() =>
        Should.Throw<InvalidOperationException>(() => ChromiumFinder.Find(named: null, () => null))
            .Message.ShouldContain(ChromiumFinder.Variable);
}

public sealed class PostgresServerTests(PostgresServer server)
{
    [Fact]
    public async Task A_row_written_is_read_back()
    {
        await using var database = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());
        await ExecuteAsync(database, "CREATE TABLE words (word text); INSERT INTO words VALUES ('闲置')");

        (await ReadAsync(database)).ShouldBe("闲置");
    }

    [Fact]
    public async Task Copies_of_a_template_hold_what_it_held_and_know_nothing_of_each_other()
    {
        async Task Prepare(string connectionString)
        {
            await using var template = NpgsqlDataSource.Create(connectionString);
            await ExecuteAsync(template, "CREATE TABLE words (word text); INSERT INTO words VALUES ('first')");
        }

        await using var one = NpgsqlDataSource.Create(await server.CreateDatabaseAsync("words", Prepare));
        await using var other = NpgsqlDataSource.Create(await server.CreateDatabaseAsync("words", Prepare));
        await ExecuteAsync(one, "UPDATE words SET word = 'second'");

        (await ReadAsync(one)).ShouldBe("second");
        (await ReadAsync(other)).ShouldBe("first");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> ReadAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("SELECT word FROM words");
        return (string?)await command.ExecuteScalarAsync();
    }
}
