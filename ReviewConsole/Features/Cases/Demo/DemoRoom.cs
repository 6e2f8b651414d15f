namespace ReviewConsole.Features.Cases.Demo;

/// <summary>The demonstration: a corner of the room of cases, because it plays through the deeds of every panel.</summary>
internal static class DemoRoom
{
    /// <summary>Adds what it needs.</summary>
    public static IServiceCollection AddDemoRoom(this IServiceCollection services) => services.AddSingleton<DemoFill>();
}
