using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

/// <summary>The room of queue and case; the only one that composes other rooms' panels.</summary>
internal static class CasesRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddCasesRoom(this IServiceCollection services) => services
        .AddSingleton(new MenuEntry(Urls.Queue, "queue", 10, May.ReadCases, typeof(QueuePage), "Title", typeof(MineBadge)))
        .AddSingleton<QueueQuery>()
        .AddSingleton<QueueCounts>()
        .AddSingleton<Colleagues>()
        .AddSingleton<LockedWords>()
        .AddSingleton<QueueWords>()
        .AddSingleton<FilterChoices>()
        .AddScoped<QueueStart>();
}
