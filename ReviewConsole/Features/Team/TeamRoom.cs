using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>The lead's room: who has what, and who gets what.</summary>
internal static class TeamRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddTeamRoom(this IServiceCollection services) => services
        .AddSingleton(new MenuEntry(Urls.Team, "people", 20, May.Assign, typeof(TeamPage), "Title", typeof(AlarmBadge)))
        .AddSingleton<BoardQuery>()
        .AddSingleton<RulesQuery>()
        .AddSingleton<DistributionQuery>();

    /// <summary>Adds the loop that assigns by the standing rules; only a serving program runs it.</summary>
    public static IServiceCollection AddRuleKeeper(this IServiceCollection services) => services.AddHostedService<RuleKeeper>();
}
