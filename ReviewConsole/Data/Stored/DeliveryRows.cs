using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>Where messages are sent to.</summary>
public sealed class WebhookEndpoint
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Its address.</summary>
    public required string Url { get; init; }

    /// <summary>In which form it is told.</summary>
    public EndpointKind Kind { get; init; }

    /// <summary>How security event tokens name it (<c>aud</c>); null for webhooks.</summary>
    public string? Audience { get; init; }

    /// <summary>Types it wants, with spaces between; empty for all of its form.</summary>
    public required string Types { get; init; }

    /// <summary>The secret that signs; for security events what it is to be asked with, where it wants that. Protected by the key ring.</summary>
    public required string Secret { get; set; }

    /// <summary>The secret before, which signs beside the new one until <see cref="OldUntil"/>; null where there is none.</summary>
    public string? OldSecret { get; set; }

    /// <summary>Until when the secret before signs, too (UTC).</summary>
    public DateTimeOffset? OldUntil { get; set; }

    /// <summary>When it was added (UTC).</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Since when nothing is sent to it (UTC); null while it is on.</summary>
    public DateTimeOffset? OffSince { get; set; }

    /// <summary>Why it is off.</summary>
    public EndpointOff OffWhy { get; set; }

    /// <summary>When it last took something (UTC).</summary>
    public DateTimeOffset? LastGoodAt { get; set; }

    /// <summary>When it last did not (UTC).</summary>
    public DateTimeOffset? LastBadAt { get; set; }

    /// <summary>Attempts in a row that it did not take.</summary>
    public int FailedInARow { get; set; }

    /// <summary>It asked for nothing before this instant (UTC).</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>Whether it wants messages of a type.</summary>
    public bool Wants(string type) =>
        (Kind == EndpointKind.Events) == OwnEvents.Types.Contains(type) && (Types.Length == 0 || Types.Split(' ').Contains(type, StringComparer.Ordinal));
}

/// <summary>In which form an endpoint is told.</summary>
public enum EndpointKind
{
    /// <summary>Signed webhooks (Standard Webhooks 1.0).</summary>
    Webhook,

    /// <summary>Security event tokens (RFC 8417), pushed as RFC 8935 says.</summary>
    Events,
}

/// <summary>Why nothing is sent to an endpoint.</summary>
public enum EndpointOff
{
    /// <summary>It is on.</summary>
    No,

    /// <summary>Somebody put it off.</summary>
    ByHand,

    /// <summary>It answered that it is gone for good (410).</summary>
    Gone,
}

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>It is tried, and tried again.</summary>
    Waiting,

    /// <summary>It was taken.</summary>
    Delivered,

    /// <summary>Nobody tries any more; it is kept, and somebody can replay it.</summary>
    Parked,
}

/// <summary>One message on its way to one endpoint.</summary>
public sealed class Delivery
{
    /// <summary>Its place in the order of writing.</summary>
    public long Id { get; private set; }

    /// <summary>The message in the outbox.</summary>
    public required Guid Message { get; init; }

    /// <summary>The endpoint.</summary>
    public required Guid Endpoint { get; init; }

    /// <summary>The message's type.</summary>
    public required string Type { get; init; }

    /// <summary>The case it is about; null for none.</summary>
    public required CaseId? Case { get; init; }

    /// <summary>When it was written (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public DeliveryState State { get; set; }

    /// <summary>Attempts since it was written or replayed; the schedule counts these.</summary>
    public int Tried { get; set; }

    /// <summary>When it is tried next (UTC); null when it is not.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>An attempt is under way, and nobody else begins one before this instant (UTC).</summary>
    public DateTimeOffset? TakenUntil { get; set; }

    /// <summary>When it was last tried (UTC).</summary>
    public DateTimeOffset? LastAt { get; set; }

    /// <summary>What the last attempt came to.</summary>
    public AttemptEnd LastEnd { get; set; }

    /// <summary>The last attempt's status; null where no answer came.</summary>
    public int? LastStatus { get; set; }
}
