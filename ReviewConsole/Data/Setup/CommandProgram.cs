using ReviewConsole.Platform;

namespace ReviewConsole.Data.Setup;

/// <summary>Runs one command of the operator: services without a web server or background loops, the database opened and migrated.</summary>
internal static class CommandProgram
{
    /// <summary>Runs the work and gives its exit code; says on standard error which database was opened.</summary>
    /// <param name="settings"><c>--Key=Value</c> settings of the command line.</param>
    /// <param name="add">Adds the program's services.</param>
    /// <param name="work">The command's work.</param>
    /// <param name="stop">Ctrl+C.</param>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> settings, Action<IServiceCollection, ReviewSettings> add, Func<IServiceProvider, CancellationToken, Task<int>> work,
        CancellationToken stop)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = [.. settings],
            EnvironmentName = EnvironmentOf(settings),
            ContentRootPath = ContentRoot.Find(settings, AppContext.BaseDirectory, Environment.CurrentDirectory),
        });

        // Standard output belongs to the command; whatever is logged goes to standard error.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        if (await Startup.ReadSettingsAsync(builder.Configuration, builder.Environment, Console.Error) is not { } read)
        {
            return Startup.Unusable;
        }

        add(builder.Services, read);
        using var host = builder.Build();
        var services = host.Services;
        await Console.Error.WriteLineAsync($"Database: {services.GetRequiredService<Database>().Place}");
        var exit = await DatabaseOpening.TryAsync(services, Console.Error, stop) ? await work(services, stop) : Startup.Unusable;
        await ((IAsyncDisposable)services).DisposeAsync();
        return exit;
    }

    // The same variable as the console's: a command and the console it serves must not disagree about where they are.
    private static string? EnvironmentOf(IReadOnlyList<string> settings) =>
        settings.Any(s => s.StartsWith("--environment", StringComparison.OrdinalIgnoreCase)) ? null : Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT");
}

/// <summary><c>migrate</c>: creates or migrates the database and ends.</summary>
internal static class MigrateVerb
{
    /// <summary>The verb. Every command migrates; this one does nothing else.</summary>
    public static CommandVerb Verb { get; } = new(host =>
    {
        var migrate = new System.CommandLine.Command("migrate", "Creates or migrates the database.");
        migrate.SetAction((_, stop) => host.RunAsync(
            async (_, _) =>
            {
                await host.Out.WriteLineAsync("ok");
                return 0;
            },
            stop));
        return migrate;
    });
}
