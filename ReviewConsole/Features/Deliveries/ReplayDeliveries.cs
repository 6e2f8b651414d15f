using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Deliveries;

/// <summary>Which deliveries are to be sent again.</summary>
/// <param name="One">This one; null for a range.</param>
/// <param name="Endpoint">Those to this endpoint.</param>
/// <param name="From">Written at or after (UTC); null for any.</param>
/// <param name="Until">Written before (UTC); null for any.</param>
/// <param name="OnlyParked">Only parked ones; else what was delivered is sent again, too, with the same id.</param>
public sealed record ReplayRange(long? One, Guid? Endpoint, DateTimeOffset? From, DateTimeOffset? Until, bool OnlyParked);

/// <summary>Sends deliveries again, with the schedule from its beginning; answers how many. What waits anyway is left.</summary>
internal sealed record ReplayDeliveries(ReplayRange Range) : Deed<int>
{
    public override May Needs => May.ManageDeliveries;

    public override async Task<Result<int>> DoAsync(DeedScope scope)
    {
        var (one, endpoint, from, until) = (Range.One, Range.Endpoint, Range.From, Range.Until);
        var on = scope.Db.Endpoints.Where(e => e.OffSince == null).Select(e => e.Id);
        var rows = scope.Db.Deliveries.Where(d => d.State != DeliveryState.Waiting && on.Contains(d.Endpoint));
        rows = Range.OnlyParked ? rows.Where(d => d.State == DeliveryState.Parked) : rows;
        rows = one is null ? rows : rows.Where(d => d.Id == one);
        rows = endpoint is null ? rows : rows.Where(d => d.Endpoint == endpoint);
        rows = from is null ? rows : rows.Where(d => d.CreatedAt >= from);
        rows = until is null ? rows : rows.Where(d => d.CreatedAt < until);
        var now = scope.Now;
        var many = await rows.ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Waiting).SetProperty(d => d.Tried, 0).SetProperty(d => d.NextAt, now), scope.Stop);
        if (many == 0)
        {
            return Refusal.Of("nothing_to_replay");
        }

        scope.Append(Streams.Deliveries, Fact.Of(
            FactKinds.DeliveriesReplayed, ("delivery", one?.ToString(CultureInfo.InvariantCulture)), ("endpoint", endpoint?.ToString("D")), ("from", Stamp(from)), ("until", Stamp(until)),
            ("parked", Range.OnlyParked ? "true" : null), ("many", many.ToString(CultureInfo.InvariantCulture))));
        return many;
    }

    private static string? Stamp(DateTimeOffset? at) => at?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
