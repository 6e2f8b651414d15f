namespace ReviewConsole.Features.Intake;

/// <summary>The room where appeals come in: by command, by page, and what was refused at the door.</summary>
internal static class IntakeRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddIntakeRoom(this IServiceCollection services) => services
        .AddSingleton<LineIntake>()
        .AddSingleton<ImportRun>();
}
