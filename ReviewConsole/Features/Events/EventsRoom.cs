using ReviewConsole.Platform;

namespace ReviewConsole.Features.Events;

/// <summary>The room where security events come in.</summary>
internal static class EventsRoom
{
    /// <summary>Adds what commands and screens need alike.</summary>
    public static IServiceCollection AddEventsRoom(this IServiceCollection services) => services
        .AddSingleton<EventsQuery>()
        .AddSingleton(new MenuEntry(Urls.Events, "live", 76, May.ManageEvents, typeof(EventsPage), "Menu"));

    /// <summary>Adds the loop that puts waiting signals on cases; only a serving program runs it.</summary>
    public static IServiceCollection AddEventKeeper(this IServiceCollection services) => services.AddHostedService<EventKeeper>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapEventsRoom(this WebApplication app, IEndpointRouteBuilder api)
    {
        EventEndpoints.Map(api);
        SigningKeysEndpoint.Map(app);
    }
}
