using Microsoft.EntityFrameworkCore;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Api;

/// <summary><c>keys add</c>, as the operator calls it.</summary>
public sealed class KeysVerbTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.SqliteAsync();

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task The_key_is_the_last_line_and_opens_what_was_asked_for()
    {
        var all = await ConsoleProgram.RunAsync("keys", "add", "shop", Connection);
        var some = await ConsoleProgram.RunAsync("keys", "add", "shop", "--scope", "read", "--days", "30", Connection);
        var third = await ConsoleProgram.RunAsync("keys", "add", "shop", Connection);
        var wrong = await ConsoleProgram.RunAsync("keys", "add", "shop", "--scope", "everything", Connection);
        var misnamed = await ConsoleProgram.RunAsync("keys", "add", "My Shop", Connection);

        (all.ExitCode, some.ExitCode, third.ExitCode, wrong.ExitCode, misnamed.ExitCode).ShouldBe((0, 0, 1, 2, 1));
        ApiKeyText.IsWhole(all.LastLine).ShouldBeTrue();
        third.Errors.ShouldContain("“shop” has two keys already");
        wrong.Errors.ShouldContain("choose appeals, read, results, signals");
        await using var world = new DataWorld(_database, owns: false);
        var rows = await world.ReadAsync(db => db.ApiKeys.OrderBy(k => k.AddedAt).ToListAsync());
        rows.Select(r => (r.Hash, r.Scopes)).ShouldBe([(ApiKeyText.Hash(all.LastLine), "appeals read results signals"), (ApiKeyText.Hash(some.LastLine), "read")]);
        (rows[1].ExpiresAt - rows[1].AddedAt).ShouldBe(TimeSpan.FromDays(30));
    }

    private string Connection => "--ConnectionStrings:Review=" + _database.ConnectionString;
}
