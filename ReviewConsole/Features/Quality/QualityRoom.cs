using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>The room that asks whether decisions, and the signals before them, are right.</summary>
internal static class QualityRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddQualityRoom(this IServiceCollection services) => services
        .AddSingleton(new MenuEntry(Urls.Dashboard, "reports", 25, May.SeeQuality, typeof(DashboardPage), "Title"))
        .AddSingleton(new MenuEntry(Urls.Signals, "live", 30, May.SeeQuality, typeof(SignalsPage), "Title"))
        .AddSingleton<FlowQuery>()
        .AddSingleton<SignalQuery>();

    /// <summary>Maps the addresses that are no pages.</summary>
    public static void MapQualityRoom(this IEndpointRouteBuilder app) => SignalsFile.Map(app);
}
