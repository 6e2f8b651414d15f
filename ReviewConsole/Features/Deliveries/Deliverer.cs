using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Deliveries;

/// <summary>
/// Sends what waits, at least once: what is due is read from the database, so it goes on after a crash at any moment. A receiver knows a repeat by its id.
/// </summary>
internal sealed class Deliverer(DeedDoor door, IDbContextFactory<ReviewDb> databases, WebhookSender sender, SecretBox secrets, TimeProvider time)
{
    /// <summary>Puts everything whose time has come on its way.</summary>
    public async Task SpreadAsync(CancellationToken stop)
    {
        while (await door.DoAsync(Actor.System, new SpreadOutbox(), stop) is { IsDone: true, Answer: SpreadOutbox.AtOnce })
        {
            // There may be more.
        }
    }

    /// <summary>The endpoints for which something is due, and when the next thing is to be done (UTC); null when nothing waits.</summary>
    public async Task<(IReadOnlyList<Guid> Due, DateTimeOffset? Next)> LookAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var endpoints = await db.Endpoints.AsNoTracking().Where(e => e.OffSince == null).Select(e => new { e.Id, e.PausedUntil }).ToListAsync(stop);
        var next = endpoints.Count == 0 ? null : await db.Outbox.Where(m => m.SentAt == null).MinAsync(m => (DateTimeOffset?)m.NotBefore, stop);
        var due = new List<Guid>();
        foreach (var endpoint in endpoints)
        {
            var first = await db.Deliveries.Where(d => d.Endpoint == endpoint.Id && d.NextAt != null).Select(d => d.TakenUntil > d.NextAt ? d.TakenUntil : d.NextAt).MinAsync(stop);
            var at = first < endpoint.PausedUntil ? endpoint.PausedUntil : first;
            if (at <= now)
            {
                due.Add(endpoint.Id);
            }
            else if (at < next || next is null)
            {
                next = at;
            }
        }

        return (due, next);
    }

    /// <summary>Sends what is due at one endpoint until nothing is; answers how many attempts it made.</summary>
    public async Task<int> DeliverAsync(Guid endpoint, CancellationToken stop)
    {
        var made = 0;
        while (await door.DoAsync(Actor.System, new TakeDue(endpoint), stop) is { IsDone: true, Answer: { } load })
        {
            var attempts = await Task.WhenAll(load.Parcels.Select(parcel => SendAsync(load, parcel, stop)));

            // What was sent is written down even while the program ends.
            await door.DoAsync(Actor.System, new RecordAttempts(endpoint, attempts), CancellationToken.None);
            made += attempts.Length;
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

    private async Task<(long Delivery, Attempt Attempt, double Chance)> SendAsync(Load load, Parcel parcel, CancellationToken stop)
    {
        List<string?> keys = [secrets.Open(load.Secret), .. load.OldSecret is { } old ? [secrets.Open(old)] : Array.Empty<string?>()];
        var attempt = keys[0] is null
            ? new Attempt(AttemptEnd.Secret, null, TimeSpan.Zero, null, null)
            : await sender.SendAsync(new Uri(load.Url), [.. keys.OfType<string>()], IdOf(parcel.Message), BodyOf(parcel.Type, parcel.CreatedAt, parcel.Data), stop);
        return (parcel.Delivery, attempt, Random.Shared.NextDouble());
    }
}
