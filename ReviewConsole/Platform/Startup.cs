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
}
