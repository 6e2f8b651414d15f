using ReviewConsole.Platform;

namespace ReviewConsole.Features.Journal;

/// <summary>The room of the journal: its timeline on a case, its page, and the loop that seals it.</summary>
internal static class JournalRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddJournalRoom(this IServiceCollection services) => services
        .AddSingleton(new MenuEntry(Urls.Journal, "journal", 65, May.SeeJournal, typeof(JournalPage), "Title", typeof(HeldBadge)))
        .AddSingleton<JournalQuery>()
        .AddSingleton<TimelineQuery>();

    /// <summary>Maps the files that people take away.</summary>
    public static void MapJournalRoom(this IEndpointRouteBuilder app) => JournalFiles.Map(app);

    /// <summary>Adds the loop that seals; only a serving program runs it.</summary>
    public static IServiceCollection AddSealKeeper(this IServiceCollection services) => services.AddHostedService<SealKeeper>();
}
