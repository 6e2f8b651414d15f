namespace ReviewConsole.Features.Decisions;

/// <summary>The room where a decision is written.</summary>
internal static class DecisionsRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddDecisionsRoom(this IServiceCollection services) => services.AddScoped<Drafts>().AddTransient<DecisionEditor>();

    /// <summary>Maps what the platform's programs ask for.</summary>
    public static void MapDecisionsRoom(this IEndpointRouteBuilder api) => DecisionEndpoints.Map(api);
}
