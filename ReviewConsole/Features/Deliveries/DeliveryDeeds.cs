using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Events;
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

        // What is for webhooks waits for one.
        var (events, alone) = (OwnEvents.Types, endpoints.TrueForAll(e => e.Kind == EndpointKind.Events));
        var due = await scope.Db.Outbox.Where(m => m.SentAt == null && m.NotBefore <= scope.Now && (!alone || events.Contains(m.Type))).OrderBy(m => m.NotBefore).ThenBy(m => m.Id).Take(AtOnce).ToListAsync(scope.Stop);
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
/// <param name="Delivery">The delivery.</param>
/// <param name="Message">The message.</param>
/// <param name="Type">Its type.</param>
/// <param name="CreatedAt">When it was written (UTC).</param>
/// <param name="Data">What it says.</param>
/// <param name="Account">The account it is about, which only security events name; null for none.</param>
internal sealed record DueDelivery(long Delivery, Guid Message, string Type, DateTimeOffset CreatedAt, string Data, string? Account = null);

/// <summary>What is to be sent to one endpoint now, and how.</summary>
/// <param name="Url">The address.</param>
/// <param name="Secret">The secret, closed.</param>
/// <param name="OldSecret">The secret before, while it signs too; closed.</param>
/// <param name="Deliveries">What is to be sent.</param>
/// <param name="Events">How security events are addressed and signed; null for webhooks.</param>
internal sealed record DueAtEndpoint(string Url, string Secret, string? OldSecret, IReadOnlyList<DueDelivery> Deliveries, EventsAtEndpoint? Events = null);

/// <summary>How security events to one endpoint are addressed and signed.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Audience">How tokens name it.</param>
/// <param name="Key">The key that signs: its id, and its private part, closed; null where there is none yet.</param>
internal sealed record EventsAtEndpoint(Guid Endpoint, string Audience, (string Id, string Private)? Key);

/// <summary>
/// Takes what is due at an endpoint; nobody else sends it before the attempt must be over. Whoever took it and vanished has not sent it: it is due again. Nothing is taken while the
/// database may be a restored backup.
/// </summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Sealed">The newest checkpoint outside, as this node knows it.</param>
internal sealed record TakeDue(Guid Endpoint, long Sealed = 0) : Deed<DueAtEndpoint?>
{
    /// <summary>As many as are under way to one endpoint at a time.</summary>
    public const int AtOnce = 16;

    private static readonly TimeSpan Lease = WebhookSender.Longest * 3;

    public override May Needs => May.Deliver;

    public override IReadOnlyList<string> Names => [EndpointDeed.NameOf(Endpoint)];

    public override async Task<Result<DueAtEndpoint?>> DoAsync(DeedScope scope)
    {
        var to = await scope.Db.Endpoints.AsNoTracking().SingleOrDefaultAsync(e => e.Id == Endpoint, scope.Stop);
        if (to is not { OffSince: null } || to.PausedUntil > scope.Now || await SealReading.IsHeldAsync(scope.Db, Sealed, scope.Stop))
        {
            return (DueAtEndpoint?)null!;
        }

        var due = await scope.Db.Deliveries.Where(d => d.Endpoint == Endpoint && d.NextAt != null && d.NextAt <= scope.Now && (d.TakenUntil == null || d.TakenUntil <= scope.Now))
            .OrderBy(d => d.NextAt).ThenBy(d => d.Id).Take(AtOnce).Join(scope.Db.Outbox, d => d.Message, m => m.Id, (d, m) => new { Delivery = d, m.Data }).ToListAsync(scope.Stop);
        due.ForEach(d => d.Delivery.TakenUntil = scope.Now + Lease);
        if (due.Count == 0)
        {
            return (DueAtEndpoint?)null!;
        }

        var accounts = to.Kind == EndpointKind.Events ? await AccountsAsync(scope, [.. due.Select(d => d.Delivery.Case).OfType<CaseId>().Distinct()]) : [];
        return new DueAtEndpoint(
            to.Url, to.Secret, to.OldUntil > scope.Now ? to.OldSecret : null,
            due.ConvertAll(d => new DueDelivery(d.Delivery.Id, d.Delivery.Message, d.Delivery.Type, d.Delivery.CreatedAt, d.Data, d.Delivery.Case is { } of ? accounts.GetValueOrDefault(of) : null)),
            to.Kind == EndpointKind.Events ? new EventsAtEndpoint(to.Id, to.Audience!, await KeyAsync(scope)) : null);
    }

    private static Task<Dictionary<CaseId, string>> AccountsAsync(DeedScope scope, List<CaseId> cases) =>
        scope.Db.CaseRows.AsNoTracking().Where(r => cases.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.AccountId, scope.Stop);

    private static async Task<(string Id, string Private)?> KeyAsync(DeedScope scope) =>
        await scope.Db.SigningKeys.AsNoTracking().OrderByDescending(k => k.MadeAt).FirstOrDefaultAsync(scope.Stop) is { } key ? (key.Id, key.Private) : null;
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
        var wait = taken || attempt.End == AttemptEnd.Refused || row.State != DeliveryState.Waiting ? null : RetrySchedule.After(row.Tried, chance, attempt.RetryAfter);
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
