using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Features.Cases.Order;
using ReviewConsole.Features.Cases.Palette;
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
        .AddSingleton<RevealAlarms>()
        .AddSingleton<LockedWords>()
        .AddSingleton<QueueWords>()
        .AddSingleton<FilterChoices>()
        .AddSingleton<Successors>()
        .AddSingleton<DayQuery>()
        .AddSingleton<NextQuery>()
        .AddSingleton<NextWords>()
        .AddScoped<NextTaker>()
        .AddSingleton<OrderQuery>()
        .AddScoped<QueueStart>()
        .AddSingleton<CaseFinder>()
        .AddScoped<IPaletteSource, CasePalette>()
        .AddScoped<IPaletteSource, QueuePalette>();

    /// <summary>Adds the loop that brings the queue into the order in force; only a serving program runs it.</summary>
    public static IServiceCollection AddOrderKeeper(this IServiceCollection services) => services.AddHostedService<OrderKeeper>();

    /// <summary>Adds the loop that brings back what was set aside; only a serving program runs it.</summary>
    public static IServiceCollection AddAsideKeeper(this IServiceCollection services) => services.AddHostedService<AsideKeeper>();
}
