namespace ReviewConsole.Features.Cases;

/// <summary>The room of queue and case; the only one that composes other rooms' panels.</summary>
internal static class CasesRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddCasesRoom(this IServiceCollection services) => services;
}
