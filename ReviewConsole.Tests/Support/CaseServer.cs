using Microsoft.Playwright;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Support;

/// <summary>
/// The running program with the people of the demonstration and the cases a journey asks for, opened just now by the program's own deeds.
/// </summary>
internal sealed class CaseServer : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private ConsoleServer _server;

    private CaseServer(TestDatabase database, ConsoleServer server, IReadOnlyList<CaseNumber> cases) => (_database, _server, Cases) = (database, server, cases);

    /// <summary>The cases, in the order they were asked for.</summary>
    public IReadOnlyList<CaseNumber> Cases { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => _server.Address;

    /// <summary>Starts it with a case for each appeal.</summary>
    public static async Task<CaseServer> StartAsync(params AnAppeal[] appeals)
    {
        var database = await TestDatabase.SqliteAsync();
        var cases = new List<CaseNumber>();
        await using (var world = new DataWorld(database, owns: false))
        {
            await DemoPeople.AddAsync(world.Door);
            world.Clock.Now = TimeProvider.System.GetUtcNow();
            foreach (var appeal in appeals)
            {
                var message = appeal.ReceivedAt(world.Clock.Now.AddHours(-3)).Message(world.Clock.Now);
                cases.Add((await world.DoneAsync(Actor.Platform, new OpenCase(message))).Number);
            }
        }

        return new CaseServer(database, await RunAsync(database, "http://127.0.0.1:0"), cases);
    }

    /// <summary>Ends it as a crash would and starts it again where it was.</summary>
    /// <param name="meanwhile">What happens while it is gone.</param>
    public async Task RestartAsync(Func<Task> meanwhile)
    {
        var address = _server.Address;
        await _server.KillAsync();
        await _server.DisposeAsync();
        await meanwhile();
        _server = await RunAsync(_database, address.ToString());
    }

    /// <summary>Somebody signed in, in a browser of their own.</summary>
    public async Task<IPage> SignedInAsync(Browser browser, string email, string language = "en-GB", int width = 1280, int height = 800)
    {
        var page = await browser.OpenAsync(_server.Address, language, width, height);
        await page.SignInAsAsync(email);
        await page.LiveAsync();
        return page;
    }

    /// <summary>The program's data services over its database, to look at what was stored.</summary>
    public DataWorld Look() => new(_database, owns: false);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static Task<ConsoleServer> RunAsync(TestDatabase database, string address) => ConsoleServer.StartAsync(
        "Development", "Demo:Enabled=false", $"ConnectionStrings:Review={database.ConnectionString}", $"Urls={address}");
}
