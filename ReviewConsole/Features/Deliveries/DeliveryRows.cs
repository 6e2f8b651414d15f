using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Features.Deliveries;

/// <summary>How deliveries begin and end.</summary>
internal static class DeliveryRows
{
    /// <summary>A message on its way; parked at once where nothing is sent to the endpoint.</summary>
    public static Delivery Of(OutboxRow message, WebhookEndpoint to, DateTimeOffset now) => new()
    {
        Message = message.Id,
        Endpoint = to.Id,
        Type = message.Type,
        Case = message.CaseId,
        CreatedAt = message.CreatedAt,
        State = to.OffSince is null ? DeliveryState.Waiting : DeliveryState.Parked,
        NextAt = to.OffSince is null ? now : null,
    };

    /// <summary>Sends nothing to an endpoint any more, and parks what waits for it.</summary>
    public static async Task TurnOffAsync(this WebhookEndpoint endpoint, EndpointOff why, DeedScope scope)
    {
        (endpoint.OffSince, endpoint.OffWhy) = (scope.Now, why);
        await scope.Db.Deliveries.Where(d => d.Endpoint == endpoint.Id && d.State == DeliveryState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Parked).SetProperty(d => d.NextAt, (DateTimeOffset?)null).SetProperty(d => d.TakenUntil, (DateTimeOffset?)null), scope.Stop);
    }
}
