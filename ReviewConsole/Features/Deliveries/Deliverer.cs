using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Deliveries;

/// <summary>
/// Sends what waits, at least once: what is due is read from the database, so it goes on after a crash at any moment. A receiver knows a repeat by its id.
/// </summary>
internal sealed class Deliverer(DeedDoor door, IDbContextFactory<ReviewDb> databases, WebhookSender sender, SecretBox secrets, OwnName name, SealFolder seals, TimeProvider time)
{
    /// <summary>Puts everything whose time has come on its way.</summary>
    public async Task SpreadAsync(CancellationToken stop)
    {
        while (await door.DoAsync(Actor.System, new SpreadOutbox(), stop) is { IsDone: true, Answer: SpreadOutbox.AtOnce })
        {
            // There may be more.
        }
    }

    /// <summary>What is to be done now, and when the next thing is (UTC); null when nothing waits. Only reads: it is asked after every change there is.</summary>
    public async Task<Look> LookAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await SealReading.IsHeldAsync(db, seals.Known, stop))
        {
            return new Look(HasUnspread: false, [], null);
        }

        var endpoints = await db.Endpoints.AsNoTracking().Where(e => e.OffSince == null).Select(e => new { e.Id, e.PausedUntil }).ToListAsync(stop);
        var due = new List<Guid>();
        var times = new List<DateTimeOffset?>();
        foreach (var endpoint in endpoints)
        {
            var first = await FirstAsync(db, endpoint.Id, now, stop);
            times.Add(first < endpoint.PausedUntil ? endpoint.PausedUntil : first);
            if (times[^1] <= now)
            {
                due.Add(endpoint.Id);
            }
        }

        // Where there is no endpoint, messages wait for one.
        var (events, alone) = (OwnEvents.Types, !await db.Endpoints.AnyAsync(e => e.Kind == EndpointKind.Webhook, stop));
        var unspread = await db.Endpoints.AnyAsync(stop)
            ? await db.Outbox.Where(m => m.SentAt == null && (!alone || events.Contains(m.Type))).MinAsync(m => (DateTimeOffset?)m.NotBefore, stop)
            : null;
        return new Look(unspread <= now, due, times.Append(unspread).Where(at => at > now).Min());
    }

    /// <summary>Sends what is due at one endpoint until nothing is; answers how many attempts it made.</summary>
    public async Task<int> DeliverAsync(Guid endpoint, CancellationToken stop)
    {
        var made = 0;
        while (await door.DoAsync(Actor.System, new TakeDue(endpoint, seals.Known), stop) is { IsDone: true, Answer: { } due })
        {
            var attempts = (await Task.WhenAll(due.Deliveries.Select(delivery => SendAsync(due, delivery, stop)))).OfType<(long, Attempt, double)>().ToList();

            // What was sent is written down even while the program ends; what was broken off is due again when its time is over.
            await door.DoAsync(Actor.System, new RecordAttempts(endpoint, attempts), CancellationToken.None);
            made += attempts.Count;
        }

        return made;
    }

    /// <summary>A message as it is sent: the same bytes at every attempt.</summary>
    internal static byte[] BodyOf(string type, DateTimeOffset at, string data) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["type"] = type,
        ["timestamp"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["data"] = JsonNode.Parse(data),
    });

    /// <summary>The id by which a receiver knows a repeat.</summary>
    internal static string IdOf(Guid message) => $"msg_{message:N}";

    // Of those that nobody sends at the moment the earliest; of those that somebody took, when it may be taken again.
    private static async Task<DateTimeOffset?> FirstAsync(ReviewDb db, Guid endpoint, DateTimeOffset now, CancellationToken stop)
    {
        var waiting = db.Deliveries.Where(d => d.Endpoint == endpoint && d.NextAt != null);
        var free = await waiting.Where(d => d.TakenUntil == null).OrderBy(d => d.NextAt).Select(d => d.NextAt).FirstOrDefaultAsync(stop);
        var taken = free <= now ? null : await waiting.Where(d => d.NextAt <= now && d.TakenUntil != null).MinAsync(d => d.TakenUntil, stop);
        return taken < free || free is null ? taken : free;
    }

    private async Task<(long Delivery, Attempt Attempt, double Chance)?> SendAsync(DueAtEndpoint due, DueDelivery delivery, CancellationToken stop)
    {
        if (secrets.Open(due.Secret) is not { } secret)
        {
            return (delivery.Delivery, new Attempt(AttemptEnd.Secret, null, TimeSpan.Zero, null, null), Random.Shared.NextDouble());
        }

        if (due.Events is { } events)
        {
            return await SendTokenAsync(due, events, delivery, secret, stop);
        }

        string?[] keys = [secret, due.OldSecret is { } old ? secrets.Open(old) : null];
        try
        {
            var attempt = await sender.SendAsync(
                new Uri(due.Url), [.. keys.OfType<string>()], IdOf(delivery.Message), BodyOf(delivery.Type, delivery.CreatedAt, delivery.Data), stop);
            return (delivery.Delivery, attempt, Random.Shared.NextDouble());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    // Signed anew at every attempt, with the same id and claims.
    private async Task<(long Delivery, Attempt Attempt, double Chance)?> SendTokenAsync(
        DueAtEndpoint due, EventsAtEndpoint events, DueDelivery delivery, string authorization, CancellationToken stop)
    {
        if (name.Issuer is not { } issuer || events.Key is not { } key || secrets.Open(key.Private) is not { } opened || OwnToken.Claims(delivery, events, issuer) is not { } claims)
        {
            return (delivery.Delivery, new Attempt(AttemptEnd.NotSigned, null, TimeSpan.Zero, null, null), Random.Shared.NextDouble());
        }

        try
        {
            var attempt = await sender.SendTokenAsync(new Uri(due.Url), authorization, TokenSigner.Sign(claims, key.Id, opened), stop);
            return (delivery.Delivery, attempt, Random.Shared.NextDouble());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }
}

/// <summary>What is to be done.</summary>
/// <param name="HasUnspread">Messages whose time has come are not on their way yet.</param>
/// <param name="Due">Endpoints for which something is due.</param>
/// <param name="Next">When the next thing is to be done, after now (UTC); null when nothing waits.</param>
internal sealed record Look(bool HasUnspread, IReadOnlyList<Guid> Due, DateTimeOffset? Next);
