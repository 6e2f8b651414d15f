using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Deliveries;

/// <summary>A platform that answers as it is told, and believes nothing that is not signed.</summary>
internal sealed class Receiver : HttpMessageHandler
{
    /// <summary>What it answers; told the id and how often that was seen, from 1.</summary>
    public Func<string, int, Task<HttpResponseMessage>> Answer { get; set; } = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));

    /// <summary>How often each id came.</summary>
    public ConcurrentDictionary<string, int> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>Bodies as they came.</summary>
    public ConcurrentBag<string> Bodies { get; } = [];

    /// <summary>Ids it took (2xx).</summary>
    public ConcurrentDictionary<string, int> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>Secrets it believes.</summary>
    public List<string> Secrets { get; } = [];

    /// <summary>The clock of the world it lives in.</summary>
    public required TimeProvider Time { get; init; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var id = request.Headers.GetValues(SignedMessage.Id).Single();
        SignedMessage.Verify(Secrets, id, request.Headers.GetValues(SignedMessage.Timestamp).Single(), request.Headers.GetValues(SignedMessage.Signature).Single(), body, Time.GetUtcNow())
            .ShouldBe(Disbelief.No);
        Bodies.Add(Encoding.UTF8.GetString(body));
        var answer = await Answer(id, Seen.AddOrUpdate(id, 1, (_, many) => many + 1));
        if (answer.IsSuccessStatusCode)
        {
            Taken.AddOrUpdate(id, 1, (_, many) => many + 1);
        }

        return answer;
    }
}

/// <summary>A world that sends.</summary>
internal sealed class SendingWorld(DataWorld world) : IDisposable
{
    public SecretBox Secrets { get; } = new(new EphemeralDataProtectionProvider());

    public OwnName Own { get; init; } = new("https://review.example");

    public Receiver Receiver { get; } = new() { Time = world.Clock };

    public WebhookSender Sender => field ??= new WebhookSender(Receiver, world.Clock);

    /// <summary>What one node sends with.</summary>
    public Deliverer Node(DataWorld? of = null) => new((of ?? world).Door, (of ?? world).Databases, Sender, Secrets, Own, (of ?? world).Seals, (of ?? world).Clock);

    /// <summary>An endpoint that believes what it gets.</summary>
    public async Task<Guid> AddAsync(Actor admin, string name = "Platform", params string[] types)
    {
        var secret = SignedMessage.NewSecret();
        Receiver.Secrets.Add(secret);
        return await world.DoneAsync(admin, new AddEndpoint(name, $"https://{name.ToLowerInvariant()}.example/hook", types, Secrets.Close(secret)));
    }

    /// <summary>Spreads and sends what is due now.</summary>
    public async Task SendAsync(DataWorld? of = null)
    {
        var node = Node(of);
        await node.SpreadAsync(CancellationToken.None);
        foreach (var endpoint in await world.ReadAsync(db => db.Endpoints.Select(e => e.Id).ToListAsync()))
        {
            await node.DeliverAsync(endpoint, CancellationToken.None);
        }
    }

    /// <summary>All deliveries, in the order of writing.</summary>
    public Task<List<Delivery>> DeliveriesAsync() => world.ReadAsync(db => db.Deliveries.AsNoTracking().OrderBy(d => d.Id).ToListAsync());

    public void Dispose()
    {
        Sender.Dispose();
        Receiver.Dispose();
    }
}
