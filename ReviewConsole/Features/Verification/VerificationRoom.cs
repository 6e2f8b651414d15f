namespace ReviewConsole.Features.Verification;

/// <summary>The room of verification.</summary>
internal static class VerificationRoom
{
    /// <summary>Adds the loop that ends checks whose time is over; only a serving program runs it.</summary>
    public static IServiceCollection AddCheckKeeper(this IServiceCollection services) => services.AddHostedService<CheckKeeper>();
}
