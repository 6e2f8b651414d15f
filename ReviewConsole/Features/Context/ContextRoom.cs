using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ReviewConsole.Features.Context;

/// <summary>The room of what stands around a case: earlier and linked ones, and who else looks at it.</summary>
internal static class ContextRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddContextRoom(this IServiceCollection services) => services
        .AddSingleton<ContextQuery>()
        .AddScoped<InTouch>()
        .AddScoped<CircuitHandler>(circuit => circuit.GetRequiredService<InTouch>());
}
