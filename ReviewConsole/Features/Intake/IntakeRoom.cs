using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>The room where appeals come in: by command, by page, and what was refused at the door.</summary>
internal static class IntakeRoom
{
    /// <summary>Adds what commands and screens need alike.</summary>
    public static IServiceCollection AddIntakeRoom(this IServiceCollection services) => services
        .AddSingleton<LineIntake>()
        .AddSingleton<Requests>()
        .AddSingleton<ImportRun>()
        .AddSingleton<KeptLines>()
        .AddSingleton<AppealQuery>()
        .AddSingleton<Retrying>()
        .AddSingleton<ImportDesk>()
        .AddScoped<KeptView>()
        .AddSingleton(new MenuEntry(Urls.Import, "import", 20, May.Import, typeof(IntakeRoom), "Import", typeof(RefusedBadge)))
        .AddSingleton(new MenuEntry(Urls.TakeIn, "edit", 22, May.TakeIn, typeof(TakeInPage), "Menu"));

    /// <summary>Maps the addresses that are no pages.</summary>
    public static void MapIntakeRoom(this IEndpointRouteBuilder app, IEndpointRouteBuilder api)
    {
        RefusedFile.Map(app);
        AppealEndpoints.Map(api);
        RestrictionEndpoints.Map(api);
    }
}
