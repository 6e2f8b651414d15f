using Microsoft.AspNetCore.Connections;

namespace ReviewConsole.Platform;

/// <summary>What serving and commands have in common before anything is opened.</summary>
internal static class Startup
{
    /// <summary>The exit code when the configuration or the arguments cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>Reads the settings, or says every mistake on standard error, each by its key.</summary>
    public static async Task<ReviewSettings?> ReadSettingsAsync(IConfiguration configuration, IHostEnvironment environment, TextWriter error)
    {
        var (settings, mistakes) = ReviewSettings.Read(configuration, environment.ContentRootPath, environment.IsDevelopment());
        foreach (var mistake in mistakes)
        {
            await error.WriteLineAsync($"{mistake.Key}: {mistake.Sentence}");
        }

        return settings;
    }

    /// <summary>Serves until it is stopped, or says on standard error that the address is taken.</summary>
    public static async Task<int> ServeAsync(WebApplication app, TextWriter error)
    {
        var urls = app.Configuration["Urls"];
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"Urls: {urls} is in use by another program. Stop that one, or give another address with --Urls=http://localhost:PORT.");
            return Unusable;
        }
    }
}
