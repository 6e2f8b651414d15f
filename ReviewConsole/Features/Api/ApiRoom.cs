using Microsoft.AspNetCore.Authentication;
using ReviewConsole.Data.Api;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Api.Described;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Api;

/// <summary>The door for the platform's programs: keys, and what stands before every endpoint. The endpoints themselves are the rooms'.</summary>
internal static class ApiRoom
{
    /// <summary>Adds what commands and screens need alike.</summary>
    public static IServiceCollection AddApiRoom(this IServiceCollection services)
    {
        services.AddDataProtection();
        return services
            .AddSingleton<SecretBox>()
            .AddSingleton<KeysQuery>()
            .AddSingleton(new MenuEntry(Urls.Keys, "key", 75, May.ManageKeys, typeof(KeysPage), "Menu"));
    }

    /// <summary>Adds what only a serving program has.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiDoor>().AddSingleton<CaseOf>().AddSingleton<ApiGate>().AddHostedService<KeyKeeper>();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(ApiKeyScheme.Key, null);
        return services;
    }

    /// <summary>The group to which rooms add their endpoints.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        // Also where only the method is another: what a program may ask for stands in the description.
        app.Map("/api/{*rest}", () => ApiProblem.Of(Refusal.Of("no_such_address"))).AllowAnonymous();
        ApiDocument.Map(app);
        var gate = app.Services.GetRequiredService<ApiGate>();
        return app.MapGroup(Urls.Api)
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(ApiKeyScheme.Key).RequireAuthenticatedUser())
            .AddEndpointFilter((context, next) => gate.InvokeAsync(context, next))
            .DisableAntiforgery();
    }
}
