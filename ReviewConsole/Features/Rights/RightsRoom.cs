namespace ReviewConsole.Features.Rights;

/// <summary>The room of what appellants ask for beside the appeal: answered in writing, carried out by the platform.</summary>
internal static class RightsRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddRightsRoom(this IServiceCollection services) => services.AddSingleton<RightsQuery>();

    /// <summary>Maps what the platform's programs ask for.</summary>
    public static void MapRightsRoom(this IEndpointRouteBuilder api) => RightEndpoints.Map(api);

    /// <summary>Adds the loop that brings into effect what nobody undid; only a serving program runs it.</summary>
    public static IServiceCollection AddRightKeeper(this IServiceCollection services) => services.AddHostedService<RightKeeper>();
}
