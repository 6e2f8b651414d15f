namespace ReviewConsole.Features.Status;

/// <summary>The room of the appellant: where the case stands, without the account they are locked out of.</summary>
internal static class StatusRoom
{
    /// <summary>Adds what only a serving program has.</summary>
    public static IServiceCollection AddStatusRoom(this IServiceCollection services)
    {
        services.AddDataProtection();
        return services.AddSingleton<StatusSession>().AddSingleton<StatusQuery>().AddSingleton<StatusTries>();
    }

    /// <summary>Maps the pages, and how the platform gets a link and a code.</summary>
    public static void MapStatusRoom(this IEndpointRouteBuilder app, IEndpointRouteBuilder api)
    {
        StatusEndpoints.Map(app);
        AccessEndpoint.Map(api);
    }
}
