using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ReviewConsole.Support;

/// <summary>
/// The whole program inside the test process, spoken to over HTTP without a socket. Its SQLite database lies in a temporary folder; the
/// demonstration is off unless the settings say otherwise.
/// </summary>
internal sealed class WholeApp : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestDatabase? _database;
    private readonly IReadOnlyList<string> _settings;

    public WholeApp()
        : this(null, [])
    {
    }

    private WholeApp(TestDatabase? database, IReadOnlyList<string> settings) => (_database, _settings) = (database, settings);

    /// <summary>What the program takes for the time; null for the real clock.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Its database, where it was made with people in it.</summary>
    public TestDatabase Database => _database ?? throw new InvalidOperationException("Ask for WithPeopleAsync.");

    /// <summary>Where its database is.</summary>
    public string ConnectionString => _database?.ConnectionString ?? $"Data Source={_folder.File("review.db")}";

    /// <summary>The program with the five people of the demonstration in its database.</summary>
    /// <param name="settings">Configuration, each as <c>Key=Value</c>.</param>
    public static Task<WholeApp> WithPeopleAsync(params IEnumerable<string> settings) => WithPeopleAsync(null, settings);

    /// <inheritdoc cref="WithPeopleAsync(IEnumerable{string})"/>
    public static async Task<WholeApp> WithPeopleAsync(TimeProvider? clock, params IEnumerable<string> settings)
    {
        var database = await TestDatabase.SqliteAsync();
        await DemoPeople.AddAsync(database);
        return new WholeApp(database, [.. settings]) { Clock = clock };
    }

    /// <summary>The database stays when the program ends.</summary>
    public bool KeepsDatabase { get; init; }

    /// <summary>The program over a database of either kind, which goes with it unless it is kept.</summary>
    public static WholeApp Over(TestDatabase database, TimeProvider? clock, params IEnumerable<string> settings) =>
        new(database, [.. database.Settings, .. settings]) { Clock = clock };

    /// <summary>The program over a database that is needed afterwards.</summary>
    public static WholeApp Beside(TestDatabase database) => new(database, database.Settings) { KeepsDatabase = true };

    /// <summary>Speaks as a browser that follows no redirect; sign in with <c>SignInAsAsync</c>.</summary>
    public HttpClient Visit() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A browser in which this person is signed in.</summary>
    public async Task<HttpClient> VisitAsAsync(string email)
    {
        var client = Visit();
        await client.SignInAsAsync(email);
        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (KeepsDatabase)
        {
            _database!.LetGo();
        }
        else if (_database is not null)
        {
            await _database.DisposeAsync();
        }
        else
        {
            using var pool = new Microsoft.Data.Sqlite.SqliteConnection(ConnectionString);
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(pool);
        }

        _folder.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseContentRoot(Repository.Root)
            .UseEnvironment("Development")
            .UseSetting("ConnectionStrings:Review", ConnectionString)
            .UseSetting("Demo:Enabled", "false")
            .UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning")
            .UseSetting("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error");   // a new key ring each time, and a warning with it
        foreach (var setting in _settings)
        {
            builder.UseSetting(setting[..setting.IndexOf('=', StringComparison.Ordinal)], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        }

        if (Clock is not null)
        {
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(Clock)));
        }
    }
}
