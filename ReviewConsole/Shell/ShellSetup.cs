using MudBlazor.Services;
using ReviewConsole.Platform;

namespace ReviewConsole.Shell;

/// <summary>The frame as a web application: components, languages, static files, what every answer carries.</summary>
internal static class ShellSetup
{
    // A statement has at most 20,000 characters: 60 KB in Chinese. The framework's 32 KB would end the circuit at half of it.
    private const long LargestMessage = 64 * 1024;

    /// <summary>Adds what the frame needs.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LargestMessage);
        services.AddComponentLibrary();
        services.AddScoped<IPaletteSource, PagePalette>();
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        return services;
    }

    /// <summary>Adds the component library, speaking our words.</summary>
    public static IServiceCollection AddComponentLibrary(this IServiceCollection services) =>
        services.AddMudServices().AddTransient<MudBlazor.MudLocalizer, ComponentWords>();

    /// <summary>The pipeline, in order, and the pages.</summary>
    /// <param name="app">The program.</param>
    /// <param name="afterSignIn">What rooms put between knowing who it is and answering.</param>
    public static WebApplication UseShell(this WebApplication app, Action<IApplicationBuilder> afterSignIn)
    {
        app.UseResponseHeaders();
        app.UseHsts();
        app.UseRequestLocalization(options => options
            .SetDefaultCulture("en").AddSupportedCultures("en", "zh-Hans").AddSupportedUICultures("en", "zh-Hans"));
        app.UseStatusPages();
        app.UseAuthentication();
        afterSignIn(app);
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();

        // What an appellant wrote stands beside personal data: compressed together, lengths would tell about it (CRIME, BREACH).
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.DisableWebSocketCompression = true);
        Health.Map(app);
        return app;
    }
}
