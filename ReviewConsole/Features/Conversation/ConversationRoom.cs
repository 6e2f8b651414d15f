namespace ReviewConsole.Features.Conversation;

/// <summary>The room where appellants are asked and answer.</summary>
internal static class ConversationRoom
{
    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddConversationRoom(this IServiceCollection services) => services.AddScoped<MessageDrafts>().AddTransient<MessageEditor>();

    /// <summary>Maps what the platform's programs ask for.</summary>
    public static void MapConversationRoom(this IEndpointRouteBuilder api) => ConversationEndpoints.Map(api);

    /// <summary>Adds the loop that reminds and ends the time to answer; only a serving program runs it.</summary>
    public static IServiceCollection AddAskKeeper(this IServiceCollection services) => services.AddHostedService<AskKeeper>();
}
