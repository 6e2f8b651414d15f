using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Deliveries;

/// <summary>
/// Says where messages are to be sent. Refused with <c>endpoint_name</c>, <c>endpoint_url</c> (value <c>why</c>), <c>endpoint_type</c>, <c>endpoint_known</c>,
/// <c>endpoints_full</c>, and for security events <c>endpoint_audience</c> and <c>endpoint_issuer</c> where nobody says who we are.
/// </summary>
/// <param name="Name">What people call it.</param>
/// <param name="Url">Its address.</param>
/// <param name="Types">The types it wants; none for all.</param>
/// <param name="Secret">Its secret, protected; the deed never sees it in clear.</param>
internal sealed record AddEndpoint(string Name, string Url, IReadOnlyList<string> Types, string Secret) : Deed<Guid>
{
    /// <summary>In which form it is told.</summary>
    public EndpointKind Kind { get; init; }

    /// <summary>How security event tokens name it.</summary>
    public string? Audience { get; init; }

    /// <summary>How security event tokens name us; null where nobody said.</summary>
    public string? Issuer { get; init; }

    /// <summary>More than a platform and its neighbours need.</summary>
    public const int Most = 20;

    public override May Needs => May.ManageDeliveries;

    public override IReadOnlyList<string> Names => ["endpoints"];

    public override async Task<Result<Guid>> DoAsync(DeedScope scope)
    {
        var (name, url, audience) = (Name.Trim(), Url.Trim(), Audience?.Trim());
        var known = await scope.Db.Endpoints.AsNoTracking().Select(e => new { e.Name, e.Url }).ToListAsync(scope.Stop);
        Refusal?[] broken =
        [
            name.Length is 0 or > 60 ? Refusal.On("endpoint:name", "endpoint_name") : null,
            EndpointUrl.Why(url) is { } why ? Refusal.On("endpoint:url", "endpoint_url", ("why", why)) : null,
            Types.Except(MessageTypes.Of(Kind), StringComparer.Ordinal).Any() ? Refusal.On("endpoint:types", "endpoint_type") : null,
            Kind == EndpointKind.Events && audience is not { Length: > 0 and <= 200 } ? Refusal.On("endpoint:audience", "endpoint_audience") : null,
            Kind == EndpointKind.Events && Issuer is null ? Refusal.On("endpoint:kind", "endpoint_issuer") : null,
            known.Any(e => e.Url == url || e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ? Refusal.On("endpoint:url", "endpoint_known") : null,
            known.Count >= Most ? Refusal.On("endpoint:url", "endpoints_full", ("most", $"{Most}")) : null,
        ];
        if (broken.OfType<Refusal>().ToList() is { Count: > 0 } refused)
        {
            return Result<Guid>.Refused(refused);
        }

        var added = new WebhookEndpoint
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            Url = url,
            Kind = Kind,
            Audience = Kind == EndpointKind.Events ? audience : null,
            Types = string.Join(' ', Types),
            Secret = Secret,
            AddedAt = scope.Now,
        };
        scope.Db.Endpoints.Add(added);
        scope.Append(Streams.Deliveries, Fact.Of(FactKinds.EndpointAdded, [("endpoint", added.Id.ToString("D")), ("types", added.Types), ("kind", Kind == EndpointKind.Events ? "events" : null)]).With(("name", name), ("url", url)));
        return added.Id;
    }
}

/// <summary>A deed on one endpoint; refused with <c>endpoint_unknown</c>.</summary>
internal abstract record EndpointDeed(Guid Endpoint) : Deed<Done>
{
    public sealed override May Needs => May.ManageDeliveries;

    public sealed override IReadOnlyList<string> Names => [NameOf(Endpoint)];

    /// <summary>What a deed locks that works with an endpoint's deliveries.</summary>
    public static string NameOf(Guid endpoint) => $"endpoint {endpoint:D}";

    public sealed override async Task<Result<Done>> DoAsync(DeedScope scope) =>
        await scope.Db.Endpoints.SingleOrDefaultAsync(e => e.Id == Endpoint, scope.Stop) is { } found ? await DoAsync(found, scope) : Refusal.Of("endpoint_unknown");

    protected abstract Task<Result<Done>> DoAsync(WebhookEndpoint endpoint, DeedScope scope);

    private protected void Append(DeedScope scope, string kind) => scope.Append(Streams.Deliveries, Fact.Of(kind, ("endpoint", Endpoint.ToString("D"))));
}

/// <summary>
/// Gives an endpoint a new secret; the one before signs beside it for a day, so that nothing is refused while it is carried over. Refused with
/// <c>secret_renewed</c> until that is over: a second click would throw away the secret the other side still believes. What a receiver of security events is asked with is
/// the receiver's own, and changed at once.
/// </summary>
internal sealed record RenewSecret(Guid Endpoint, string Secret) : EndpointDeed(Endpoint)
{
    /// <summary>How long both sign.</summary>
    public static readonly TimeSpan Both = TimeSpan.FromHours(24);

    protected override Task<Result<Done>> DoAsync(WebhookEndpoint endpoint, DeedScope scope)
    {
        if (endpoint.OldUntil > scope.Now)
        {
            return Task.FromResult<Result<Done>>(Refusal.Of("secret_renewed"));
        }

        if (endpoint.Kind == EndpointKind.Webhook)
        {
            (endpoint.OldSecret, endpoint.OldUntil) = (endpoint.Secret, scope.Now + Both);
        }

        endpoint.Secret = Secret;
        Append(scope, FactKinds.EndpointSecretRenewed);
        return Task.FromResult<Result<Done>>(Done.It);
    }
}

/// <summary>Puts an endpoint off: what waits for it is parked, and kept. Or on again: what comes from now on is sent, what is parked can be replayed.</summary>
internal sealed record TurnEndpoint(Guid Endpoint, bool On) : EndpointDeed(Endpoint)
{
    protected override async Task<Result<Done>> DoAsync(WebhookEndpoint endpoint, DeedScope scope)
    {
        if (On == endpoint.OffSince is null)
        {
            return Done.It;
        }

        if (On)
        {
            (endpoint.OffSince, endpoint.OffWhy, endpoint.FailedInARow, endpoint.PausedUntil) = (null, EndpointOff.No, 0, null);
        }
        else
        {
            await endpoint.TurnOffAsync(EndpointOff.ByHand, scope);
        }

        Append(scope, On ? FactKinds.EndpointOn : FactKinds.EndpointOff);
        return Done.It;
    }
}

/// <summary>Sends an endpoint a message that means nothing, to see whether it is taken.</summary>
internal sealed record TestEndpoint(Guid Endpoint) : EndpointDeed(Endpoint)
{
    protected override Task<Result<Done>> DoAsync(WebhookEndpoint endpoint, DeedScope scope)
    {
        if (endpoint.OffSince is not null)
        {
            return Task.FromResult<Result<Done>>(Refusal.Of("endpoint_off"));
        }

        var message = new OutboxRow
        {
            Id = Guid.CreateVersion7(),
            Type = MessageTypes.Test,
            CaseId = null,
            Data = "{}",
            CreatedAt = scope.Now,
            NotBefore = scope.Now,
            SentAt = scope.Now,
        };
        scope.Db.Outbox.Add(message);
        scope.Db.Deliveries.Add(DeliveryRows.Of(message, endpoint, scope.Now));
        Append(scope, FactKinds.EndpointTested);
        return Task.FromResult<Result<Done>>(Done.It);
    }
}
