using System.CommandLine;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Data.Setup;
using ReviewConsole.Features.Api;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Demo;
using ReviewConsole.Features.Cases.Several;
using ReviewConsole.Features.Clocks;
using ReviewConsole.Features.Context;
using ReviewConsole.Features.Conversation;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Deliveries;
using ReviewConsole.Features.Events;
using ReviewConsole.Features.Intake;
using ReviewConsole.Features.Journal;
using ReviewConsole.Features.People;
using ReviewConsole.Features.People.Circuits;
using ReviewConsole.Features.Quality;
using ReviewConsole.Features.Rights;
using ReviewConsole.Features.Status;
using ReviewConsole.Features.Team;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;
using ReviewConsole.Shell;

namespace ReviewConsole;

/// <summary>The table of contents: every room of the program is one line in each list here.</summary>
internal static class ReviewConsoleApp
{
    private static IReadOnlyList<CommandVerb> Verbs =>
    [
        DemoVerb.Verb,
        ImportVerb.Verb,
        JournalVerb.Verb,
        KeysVerb.Verb,
        MigrateVerb.Verb,
        PeopleVerb.Verb,
    ];

    private static void AddRooms(IServiceCollection services)
    {
        services.AddApiRoom();
        services.AddCasesRoom();
        services.AddContextRoom();
        services.AddConversationRoom();
        services.AddDecisionsRoom();
        services.AddDeliveriesRoom();
        services.AddDemoRoom();
        services.AddEventsRoom();
        services.AddIntakeRoom();
        services.AddJournalRoom();
        services.AddPeopleRoom();
        services.AddQualityRoom();
        services.AddRightsRoom();
        services.AddSeveralRoom();
        services.AddTeamRoom();
    }

    private static void MapRooms(WebApplication app)
    {
        var api = app.MapApi();
        api.MapConversationRoom();
        api.MapDecisionsRoom();
        app.MapEventsRoom(api);
        app.MapIntakeRoom(api);
        app.MapJournalRoom();
        app.MapPeopleRoom();
        app.MapQualityRoom();
        api.MapRightsRoom();
        app.MapStatusRoom(api);
        api.MapVerificationRoom();
    }

    /// <summary>Serves, or does what the command line says.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var line = CommandWords.Of(args);
        return line.Words.Count == 0 ? await ServeAsync(line.Settings) : await CommandAsync(line);
    }

    private static async Task<int> ServeAsync(IReadOnlyList<string> arguments)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. arguments],
            ContentRootPath = ContentRoot.Find(arguments, AppContext.BaseDirectory, Environment.CurrentDirectory),
        });
        if (await Startup.ReadSettingsAsync(builder.Configuration, builder.Environment, Console.Error) is not { } settings)
        {
            return Startup.Unusable;
        }

        // Also outside Development, so that a built (not published) program finds wwwroot at the top of the repository.
        builder.WebHost.UseStaticWebAssets();
        AddCommon(builder.Services, settings);
        builder.Services.AddJournalTail(settings.UsePostgres ? DatabaseProvider.PostgreSQL : DatabaseProvider.Sqlite);
        builder.Services.AddOrderKeeper();
        builder.Services.AddCheckKeeper();
        builder.Services.AddAskKeeper();
        builder.Services.AddAsideKeeper();
        builder.Services.AddClockKeeper();
        builder.Services.AddRightKeeper();
        builder.Services.AddRuleKeeper();
        builder.Services.AddQualityKeeper();
        builder.Services.AddDeliveryKeeper();
        builder.Services.AddEventKeeper();
        builder.Services.AddSealKeeper();
        builder.Services.AddShell();
        builder.Services.AddSigningIn();
        builder.Services.AddApi();
        builder.Services.AddStatusRoom();

        await using var app = builder.Build();
        if (!await DatabaseOpening.TryAsync(app.Services, Console.Error))
        {
            return Startup.Unusable;
        }

        if (settings.Demo)
        {
            await app.Services.GetRequiredService<DemoFill>().FillFreshAsync();
        }

        // Before anything can leave: an older backup must not be gone on from unseen.
        await app.Services.GetRequiredService<Sealer>().WatchAsync();
        app.UseShell(between => between.UseCircuitDoor());
        MapRooms(app);
        return await Startup.ServeAsync(app, Console.Error);
    }

    private static async Task<int> CommandAsync(CommandWords line)
    {
        var host = new CommandHost(
            (work, stop) => CommandProgram.RunAsync(line.Settings, AddCommon, work, stop), Environment.CurrentDirectory)
        {
            Out = Console.Out,
            Error = Console.Error,
        };
        var root = new RootCommand("ReviewConsole: human review of restricted accounts. Without a verb it serves the console.");
        foreach (var verb in Verbs)
        {
            root.Subcommands.Add(verb.Build(host));
        }

        var parsed = root.Parse([.. line.Words]);
        var exit = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? Startup.Unusable : exit;
    }

    // What commands and the web program need alike.
    private static void AddCommon(IServiceCollection services, ReviewSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.World);
        services.AddSingleton(settings.World.Catalogue);
        services.AddSingleton(TimeProvider.System);
        services.AddReviewData(settings.UsePostgres ? DatabaseProvider.PostgreSQL : DatabaseProvider.Sqlite, settings.ConnectionString, settings.Seals);
        services.AddLocalization();
        services.AddScoped<CurrentPerson>();
        AddRooms(services);
    }
}
