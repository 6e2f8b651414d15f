using System.Globalization;
using System.Text.Json.Nodes;
using ReviewConsole.Domain.Events;

namespace ReviewConsole.Features.Deliveries;

/// <summary>What our own security event tokens say (RFC 8417, as the Shared Signals Framework profiles it): one event each, about an account by the platform's own id.</summary>
internal static class OwnToken
{
    /// <summary>The claims of a delivery, the same at every attempt; null where it is about nobody.</summary>
    public static JsonObject? Claims(DueDelivery of, EventsAtEndpoint to, string issuer)
    {
        var isTest = of.Type == MessageTypes.Test;
        if ((isTest ? to.Endpoint.ToString("N") : of.Account) is not { } subject || (isTest ? EventBook.Ssf + "verification" : OwnEvents.UriOf(of.Type)) is not { } type)
        {
            return null;
        }

        var says = JsonNode.Parse(of.Data)!.AsObject();
        if (type.StartsWith(EventBook.Caep, StringComparison.Ordinal))
        {
            says["event_timestamp"] = of.CreatedAt.ToUnixTimeSeconds();
            says["initiating_entity"] = "admin";
            says["reason_admin"] = new JsonObject { ["en"] = "A person decided on an appeal.", ["zh-Hans"] = "由人工就申诉作出决定。" };
        }

        // One token an endpoint: the same message to another is another token.
        return new JsonObject
        {
            ["iss"] = issuer,
            ["aud"] = to.Audience,
            ["iat"] = of.CreatedAt.ToUnixTimeSeconds(),
            ["jti"] = $"{Deliverer.IdOf(of.Message)}_{of.Delivery.ToString(CultureInfo.InvariantCulture)}",
            ["toe"] = of.CreatedAt.ToUnixTimeSeconds(),
            ["sub_id"] = new JsonObject { ["format"] = "opaque", ["id"] = subject },
            ["events"] = new JsonObject { [type] = says },
        };
    }
}
