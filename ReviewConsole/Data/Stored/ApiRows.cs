namespace ReviewConsole.Data.Stored;

/// <summary>A key of one of the platform's programs; the key itself is not kept.</summary>
public sealed class ApiKey
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The program it was added for; two live keys may have the same, so that one can be renewed without a gap.</summary>
    public required string Client { get; init; }

    /// <summary>What may be shown of it.</summary>
    public required string Shown { get; init; }

    /// <summary>SHA-256 of the key, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>What it opens: words with spaces between.</summary>
    public required string Scopes { get; init; }

    /// <summary>The secret with which its requests must be signed, protected by the key ring; null where they need not be.</summary>
    public string? Secret { get; init; }

    /// <summary>When it was added (UTC).</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>From when on it opens nothing (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was taken back (UTC); null while it was not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When it was last used (UTC), to the minute; null while it was not.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}

/// <summary>What a request was answered, kept so that the same request again is answered the same and does nothing.</summary>
public sealed class ApiAnswerRow
{
    /// <summary>The program that asked.</summary>
    public required string Client { get; init; }

    /// <summary>Its <c>Idempotency-Key</c>.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 over method, address and body, lower-case hex.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The status.</summary>
    public required int Status { get; init; }

    /// <summary>The body; thin, no personal data.</summary>
    public required string Body { get; init; }

    /// <summary>The <c>Location</c> header; null for none.</summary>
    public required string? Location { get; init; }

    /// <summary>When it was given (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}
