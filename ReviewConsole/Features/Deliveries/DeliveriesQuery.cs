using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Rows;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Deliveries;

/// <summary>An endpoint and how it is.</summary>
/// <param name="Row">The endpoint; its secret is closed.</param>
/// <param name="Waiting">Deliveries that wait.</param>
/// <param name="Parked">Deliveries that are parked.</param>
public sealed record EndpointLine(WebhookEndpoint Row, int Waiting, int Parked);

/// <summary>A delivery as the list shows it.</summary>
/// <param name="Row">The delivery.</param>
/// <param name="Endpoint">The endpoint's name.</param>
/// <param name="Number">The case's number; null for none.</param>
/// <param name="Attempts">Its latest attempts, newest first.</param>
public sealed record DeliveryLine(Delivery Row, string Endpoint, CaseNumber? Number, IReadOnlyList<DeliveryAttempt> Attempts);

/// <summary>What is shown.</summary>
/// <param name="Endpoints">All endpoints, by name.</param>
/// <param name="Lines">One page, newest first.</param>
/// <param name="Older">Where the next page begins; null when this is the last.</param>
/// <param name="Unspread">Messages that wait for an endpoint, or for their time; one more than <see cref="DeliveriesQuery.MostCounted"/> where there are more.</param>
public sealed record DeliveryBook(IReadOnlyList<EndpointLine> Endpoints, IReadOnlyList<DeliveryLine> Lines, long? Older, int Unspread)
{
    /// <summary>Since when nothing is sent, because a restored backup was noticed (UTC); null while messages leave.</summary>
    public DateTimeOffset? HeldSince { get; init; }
}

/// <summary>Reads what went where.</summary>
public sealed class DeliveriesQuery(IDbContextFactory<ReviewDb> databases)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Counted exactly up to here.</summary>
    public const int MostCounted = 10_000;

    private const int AttemptsShown = 10;

    /// <summary>One page.</summary>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="endpoint">Only those to this endpoint; null for all.</param>
    /// <param name="before">Those written before this one; null for the newest.</param>
    /// <param name="stop">Stops reading.</param>
    public async Task<DeliveryBook> ReadAsync(DeliveryState? state, Guid? endpoint, long? before, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var endpoints = await db.Endpoints.AsNoTracking().OrderBy(e => e.Name).ToListAsync(stop);
        var counted = new List<EndpointLine>();
        foreach (var one in endpoints)
        {
            counted.Add(new EndpointLine(one, await CountAsync(db, one.Id, DeliveryState.Waiting, stop), await CountAsync(db, one.Id, DeliveryState.Parked, stop)));
        }

        var rows = db.Deliveries.AsNoTracking();
        rows = state is { } wanted ? rows.Where(d => d.State == wanted) : rows;
        rows = endpoint is { } to ? rows.Where(d => d.Endpoint == to) : rows;
        rows = before is { } place ? rows.Where(d => d.Id < place) : rows;
        var page = await rows.OrderByDescending(d => d.Id).Take(PageSize + 1).ToListAsync(stop);
        var shown = page.Take(PageSize).ToList();
        return new DeliveryBook(
            counted, await LinesAsync(db, shown, endpoints, stop), page.Count > PageSize ? shown[^1].Id : null,
            await db.Outbox.Where(m => m.SentAt == null).OrderBy(m => m.NotBefore).Take(MostCounted + 1).CountAsync(stop))
        {
            HeldSince = await db.JournalSeals.AsNoTracking().Select(s => s.HeldSince).SingleOrDefaultAsync(stop),
        };
    }

    /// <summary>Types of messages about a case that nobody at the platform has taken, and nobody tries to send any more.</summary>
    public async Task<IReadOnlyList<string>> UnheardAsync(CaseId of, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.UnheardOf(of).OrderBy(type => type).ToListAsync(stop);
    }

    private static Task<int> CountAsync(ReviewDb db, Guid endpoint, DeliveryState state, CancellationToken stop) =>
        db.Deliveries.Where(d => d.Endpoint == endpoint && d.State == state).OrderBy(d => d.Id).Take(MostCounted + 1).CountAsync(stop);

    private static async Task<IReadOnlyList<DeliveryLine>> LinesAsync(ReviewDb db, List<Delivery> rows, List<WebhookEndpoint> endpoints, CancellationToken stop)
    {
        var (ids, cases) = (rows.ConvertAll(d => d.Id), rows.Where(d => d.Case is not null).Select(d => d.Case!.Value).Distinct().ToList());
        var attempts = (await db.DeliveryAttempts.AsNoTracking().Where(a => ids.Contains(a.Delivery)).OrderByDescending(a => a.Id).Take(PageSize * AttemptsShown).ToListAsync(stop)).ToLookup(a => a.Delivery);
        var numbers = await db.CaseRows.AsNoTracking().Where(r => cases.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Number, stop);
        var names = endpoints.ToDictionary(e => e.Id, e => e.Name);
        return rows.ConvertAll(d => new DeliveryLine(
            d, names.GetValueOrDefault(d.Endpoint, ""), d.Case is { } about && numbers.TryGetValue(about, out var number) ? number : null, [.. attempts[d.Id].Take(AttemptsShown)]));
    }
}
