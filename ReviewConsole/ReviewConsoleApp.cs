using System.CommandLine;
using Microsoft.AspNetCore.DataProtection;
using Radzen;
using ReviewConsole.Data.Setup;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Journal;
using ReviewConsole.Platform;
using ReviewConsole.Shell;

namespace ReviewConsole;

/// <summary>The table of contents: every room of the program is one line here.</summary>
internal static class ReviewConsoleApp
{
    /// <summary>What the command line does and the web program needs alike: the world, the database, the rooms' queries and deeds.</summary>
    public static IServiceCollection AddReviewConsole(this IServiceCollection services, ReviewSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.World);
        services.AddSingleton(settings.World.Catalogue);
        services.AddSingleton(TimeProvider.System);
        services.AddReviewData(settings.UsePostgres ? DatabaseProvider.PostgreSQL : DatabaseProvider.Sqlite, settings.ConnectionString);
        services.AddLocalization();

        services.AddCasesRoom();
        services.AddDecisionsRoom();
        return services;
    }

    /// <summary>The verbs of the command line.</summary>
    public static IReadOnlyList<CommandVerb> Verbs { get; } =
    [
        JournalRoom.Verb,
    ];
}
