using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Deliveries;

/// <summary>
/// Puts messages whose time has come on their way to every endpoint that wants them; answers how many. Where there is no endpoint yet they stay, and
/// leave when there is one.
/// </summary>
internal sealed record SpreadOutbox : Deed<int>
{
    /// <summary>As many as one deed takes, so that nobody waits behind it.</summary>
    public const int AtOnce = 100;

    public override May Needs => May.Deliver;

    public override IReadOnlyList<string> Names => [OutboxRow.Name];

    public override async Task<Result<int>> DoAsync(DeedScope scope)
    {
        var endpoints = await scope.Db.Endpoints.AsNoTracking().ToListAsync(scope.Stop);
        if (endpoints.Count == 0)
        {
            return 0;
        }

        var due = await scope.Db.Outbox.Where(m => m.SentAt == null && m.NotBefore <= scope.Now).OrderBy(m => m.NotBefore).ThenBy(m => m.Id).Take(AtOnce).ToListAsync(scope.Stop);
        foreach (var message in due)
        {
            message.SentAt = scope.Now;
            scope.Db.Deliveries.AddRange(endpoints.Where(e => e.Wants(message.Type)).Select(e => DeliveryRows.Of(message, e, scope.Now)));
        }

        if (due.Count > 0)
        {
            scope.Stir(Streams.Deliveries);
        }

        return due.Count;
    }
}

/// <summary>What is to be sent now.</summary>
internal sealed record DueDelivery(long Delivery, Guid Message, string Type, DateTimeOffset CreatedAt, string Data);

/// <summary>What is to be sent to one endpoint now, and how.</summary>
internal sealed record DueAtEndpoint(string Url, string Secret, string? OldSecret, IReadOnlyList<DueDelivery> Deliveries);

/// <summary>Takes what is due at an endpoint; nobody else sends it before the attempt must be over. Whoever took it and vanished has not sent it: it is due again.</summary>
internal sealed record TakeDue(Guid Endpoint) : Deed<DueAtEndpoint?>
{
    /// <summary>As many as are under way to one endpoint at a time.</summary>
    public const int AtOnce = 16;

    private static readonly TimeSpan Lease = WebhookSender.Longest * 3;

    public override May Needs => May.Deliver;

    public override IReadOnlyList<string> Names => [EndpointDeed.NameOf(Endpoint)];

    public override async Task<Result<DueAtEndpoint?>> DoAsync(DeedScope scope)
    {
        var to = await scope.Db.Endpoints.AsNoTracking().SingleOrDefaultAsync(e => e.Id == Endpoint, scope.Stop);
        if (to is not { OffSince: null } || to.PausedUntil > scope.Now)
        {
            return (DueAtEndpoint?)null!;
        }

        var due = await scope.Db.Deliveries.Where(d => d.Endpoint == Endpoint && d.NextAt != null && d.NextAt <= scope.Now && (d.TakenUntil == null || d.TakenUntil <= scope.Now))
            .OrderBy(d => d.NextAt).ThenBy(d => d.Id).Take(AtOnce).Join(scope.Db.Outbox, d => d.Message, m => m.Id, (d, m) => new { Delivery = d, m.Data }).ToListAsync(scope.Stop);
        due.ForEach(d => d.Delivery.TakenUntil = scope.Now + Lease);
        return due.Count == 0 ? (DueAtEndpoint?)null! : new DueAtEndpoint(
            to.Url, to.Secret, to.OldUntil > scope.Now ? to.OldSecret : null,
            due.ConvertAll(d => new DueDelivery(d.Delivery.Id, d.Delivery.Message, d.Delivery.Type, d.Delivery.CreatedAt, d.Data)));
    }
}

/// <summary>Writes down what attempts came to, and when the next are made.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Attempts">What each came to, with a number from 0 to 1 by chance for the wait.</param>
internal sealed record RecordAttempts(Guid Endpoint, IReadOnlyList<(long Delivery, Attempt Attempt, double Chance)> Attempts) : Deed<Done>
{
    // Whoever says these is not able to take anything at the moment.
    private static readonly int[] Throttles = [429, 502, 503, 504];

    public override May Needs => May.Deliver;

    public override IReadOnlyList<string> Names => [EndpointDeed.NameOf(Endpoint)];

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        var endpoint = await scope.Db.Endpoints.SingleAsync(e => e.Id == Endpoint, scope.Stop);
        var ids = Attempts.Select(a => a.Delivery).ToList();
        var rows = await scope.Db.Deliveries.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, scope.Stop);
        foreach (var (id, attempt, chance) in Attempts)
        {
            Write(scope, rows[id], attempt, chance);
            Health(endpoint, attempt, scope.Now);
        }

        if (Attempts.Any(a => a.Attempt.End == AttemptEnd.Gone) && endpoint.OffSince is null)
        {
            // Those of this deed are in memory; the others are parked in the table.
            rows.Values.Where(d => d.State == DeliveryState.Waiting).ToList().ForEach(d => (d.State, d.NextAt, d.TakenUntil) = (DeliveryState.Parked, null, null));
            await endpoint.TurnOffAsync(EndpointOff.Gone, scope);
            scope.Append(Streams.Deliveries, Fact.Of(FactKinds.EndpointOff, ("endpoint", Endpoint.ToString("D")), ("why", "gone")));
        }

        scope.Stir(Streams.Deliveries);
        return Done.It;
    }

    private static void Write(DeedScope scope, Delivery row, Attempt attempt, double chance)
    {
        var taken = attempt.End == AttemptEnd.Taken;
        (row.Tried, row.LastAt, row.LastEnd, row.LastStatus, row.TakenUntil) = (row.Tried + 1, scope.Now, attempt.End, attempt.Status, null);
        var wait = taken || row.State != DeliveryState.Waiting ? null : RetrySchedule.After(row.Tried, chance, attempt.RetryAfter);
        row.NextAt = wait is { } later ? scope.Now + later : null;

        // Parked or replayed meanwhile stays so, unless it was taken.
        row.State = taken ? DeliveryState.Delivered : wait is null ? DeliveryState.Parked : DeliveryState.Waiting;
        scope.Db.DeliveryAttempts.Add(new DeliveryAttempt
        {
            Delivery = row.Id,
            At = scope.Now,
            Milliseconds = (int)Math.Min(attempt.Took.TotalMilliseconds, int.MaxValue),
            End = attempt.End,
            Status = attempt.Status,
            Answer = attempt.Answer,
        });
    }

    private static void Health(WebhookEndpoint endpoint, Attempt attempt, DateTimeOffset now)
    {
        if (attempt.End == AttemptEnd.Taken)
        {
            (endpoint.LastGoodAt, endpoint.FailedInARow, endpoint.PausedUntil) = (now, 0, null);
            return;
        }

        (endpoint.LastBadAt, endpoint.FailedInARow) = (now, endpoint.FailedInARow + 1);
        if (attempt.RetryAfter is { } asked && attempt.Status is { } status && Throttles.Contains(status))
        {
            var until = now + (asked < RetrySchedule.LongestPause ? asked : RetrySchedule.LongestPause);
            endpoint.PausedUntil = endpoint.PausedUntil > until ? endpoint.PausedUntil : until;
        }
    }
}

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
