using ReviewConsole.Platform;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Deliveries;

/// <summary>The room where messages leave for the platform.</summary>
internal static class DeliveriesRoom
{
    /// <summary>Adds what commands and screens need alike.</summary>
    public static IServiceCollection AddDeliveriesRoom(this IServiceCollection services)
    {
        services.AddDataProtection();
        return services
            .AddSingleton<SecretBox>()
            .AddSingleton<DeliveriesQuery>()
            .AddSingleton(s => new OwnName(s.GetRequiredService<ReviewSettings>().EventIssuer))
            .AddSingleton(new MenuEntry(Urls.Deliveries, "deliveries", 70, May.ManageDeliveries, typeof(DeliveriesPage), "Menu"));
    }

    /// <summary>Adds the loop that sends; only a serving program runs it.</summary>
    public static IServiceCollection AddDeliveryKeeper(this IServiceCollection services) => services
        .AddSingleton(s => new WebhookSender(s.GetRequiredService<ReviewSettings>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<Deliverer>()
        .AddHostedService<DeliveryKeeper>();
}
