using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>The room that asks whether decisions, and the signals before them, are right.</summary>
internal static class QualityRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddQualityRoom(this IServiceCollection services) => services
        .AddSingleton(new MenuEntry(Urls.Dashboard, "reports", 25, May.SeeQuality, typeof(DashboardPage), "Title"))
        .AddSingleton(new MenuEntry(Urls.Signals, "live", 30, May.SeeQuality, typeof(SignalsPage), "Title"))
        .AddSingleton(new MenuEntry(Urls.Quality, "second", 27, May.SeeQuality, typeof(QualityPage), "Title"))
        .AddSingleton(new MenuEntry(Urls.OwnQuality, "done", 28, May.WorkCases, typeof(OwnQualityPage), "Title"))
        .AddSingleton<FlowQuery>()
        .AddSingleton<QualityQuery>()
        .AddSingleton<ReReviewQuery>()
        .AddSingleton<SignalQuery>();

    /// <summary>Adds the loop that draws decisions for a second look; only a serving program runs it.</summary>
    public static IServiceCollection AddQualityKeeper(this IServiceCollection services) => services.AddHostedService<QualityKeeper>();

    /// <summary>Maps the addresses that are no pages.</summary>
    public static void MapQualityRoom(this IEndpointRouteBuilder app) => SignalsFile.Map(app);
}
