using Radzen;
using ReviewConsole.Platform;
using ReviewConsole.Shell;

namespace ReviewConsole;

/// <summary>The table of contents: every room of the program is one line here.</summary>
internal static class ReviewConsoleApp
{
    /// <summary>Puts the web application together without starting it.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = ContentRoot.Find(args, AppContext.BaseDirectory, Environment.CurrentDirectory),
        });

        // Also outside Development, so that a built (not published) program finds wwwroot at the top of the repository.
        builder.WebHost.UseStaticWebAssets();

        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddLocalization();

        var app = builder.Build();
        app.UseRequestLocalization(options => options
            .SetDefaultCulture("en").AddSupportedCultures("en", "zh-Hans").AddSupportedUICultures("en", "zh-Hans"));
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
