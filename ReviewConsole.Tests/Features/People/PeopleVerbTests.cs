namespace ReviewConsole.Features.People;

/// <summary><c>people add</c> and <c>people link</c>, as the operator calls them.</summary>
public sealed class PeopleVerbTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.SqliteAsync();

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task The_operator_adds_the_first_administrator_and_hands_the_link_over()
    {
        var added = await ConsoleProgram.RunAsync("people", "add", "boss@example.org", "--role", "admin", "--alias", "Park", Connection, "--Urls=https://review.example:8443;http://localhost:1");

        added.ExitCode.ShouldBe(0);
        added.LastLine.ShouldBe("added boss@example.org as admin, no. 1");
        added.Output.ShouldContain("https://review.example:8443/set-password?token=");
    }

    [Fact]
    public async Task Whoever_is_there_already_is_refused_and_an_unknown_role_is_unusable()
    {
        await ConsoleProgram.RunAsync("people", "add", "boss@example.org", "--role", "admin", Connection);

        var again = await ConsoleProgram.RunAsync("people", "add", "Boss@Example.org", "--role", "lead", Connection);
        await ConsoleProgram.RunAsync("people", "add", "one@example.org", "--role", "lead", "--alias", "Park", Connection);
        var namesake = await ConsoleProgram.RunAsync("people", "add", "two@example.org", "--role", "lead", "--alias", "park", Connection);
        var unknown = await ConsoleProgram.RunAsync("people", "add", "x@example.org", "--role", "boss", Connection);
        var missing = await ConsoleProgram.RunAsync("people", "add", "x@example.org", Connection);
        var link = await ConsoleProgram.RunAsync("people", "link", "boss@example.org", Connection);
        var nobody = await ConsoleProgram.RunAsync("people", "link", "nobody@example.org", Connection);

        (again.ExitCode, unknown.ExitCode, missing.ExitCode, link.ExitCode, nobody.ExitCode).ShouldBe((1, 2, 2, 0, 1));
        again.Errors.ShouldContain("Somebody with this address is here already.");
        (namesake.ExitCode, namesake.Errors.Contains("There is a Park already; choose another working name.", StringComparison.Ordinal)).ShouldBe((1, true));
        unknown.Errors.ShouldContain("\"boss\" is no role");
        link.LastLine.ShouldBe("link for boss@example.org, no. 1");
    }

    private string Connection => "--ConnectionStrings:Review=" + _database.ConnectionString;
}
