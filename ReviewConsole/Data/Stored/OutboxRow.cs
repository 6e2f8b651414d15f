using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>A message to the platform, written in the transaction of the deed it tells of. Thin: ids only, no personal data.</summary>
public sealed class OutboxRow
{
    /// <summary>What a deed locks that spreads messages, or takes one out again.</summary>
    public const string Name = "outbox";

    /// <summary>Stable over retries; the receiver tells repeats by it.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>case.opened</c>, <c>case.decided</c>, …</summary>
    public required string Type { get; init; }

    /// <summary>The case it is about; null for none.</summary>
    public required CaseId? CaseId { get; init; }

    /// <summary>The payload's <c>data</c> member as JSON.</summary>
    public required string Data { get; init; }

    /// <summary>When it was written (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not sent before this instant (UTC): a decision can be taken back for a minute.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>When it was spread to the endpoints (UTC); null while it waits.</summary>
    public DateTimeOffset? SentAt { get; set; }
}
