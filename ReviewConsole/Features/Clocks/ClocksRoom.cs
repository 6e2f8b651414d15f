namespace ReviewConsole.Features.Clocks;

/// <summary>The room of what was promised about time: on the case, warned of before, said when missed.</summary>
internal static class ClocksRoom
{
    /// <summary>Adds the loop that watches the clocks; only a serving program runs it.</summary>
    public static IServiceCollection AddClockKeeper(this IServiceCollection services) => services.AddHostedService<ClockKeeper>();
}
