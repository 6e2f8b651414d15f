using Radzen;

namespace ReviewConsole.Shell;

/// <summary>The frame as a web application: components, languages, static files.</summary>
internal static class ShellSetup
{
    /// <summary>Adds what the frame needs.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddScoped<Platform.CurrentPerson>();
        return services;
    }

    /// <summary>The pipeline and the pages.</summary>
    public static WebApplication UseShell(this WebApplication app)
    {
        app.UseRequestLocalization(options => options
            .SetDefaultCulture("en").AddSupportedCultures("en", "zh-Hans").AddSupportedUICultures("en", "zh-Hans"));
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapGet("/health/live", () => Results.Text("ok")).AllowAnonymous();
        return app;
    }
}
