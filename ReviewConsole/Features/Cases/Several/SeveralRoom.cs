namespace ReviewConsole.Features.Cases.Several;

/// <summary>Doing the same with several cases at once.</summary>
internal static class SeveralRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddSeveralRoom(this IServiceCollection services) => services.AddScoped<SeveralDoing>();
}
