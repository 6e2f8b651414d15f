namespace ReviewConsole.Data.Stored;

/// <summary>What one attempt came to.</summary>
public enum AttemptEnd
{
    /// <summary>There was none.</summary>
    None,

    /// <summary>Taken (2xx).</summary>
    Taken,

    /// <summary>Refused by its status.</summary>
    Status,

    /// <summary>It pointed elsewhere (3xx), which is never followed.</summary>
    Redirect,

    /// <summary>It is gone for good (410).</summary>
    Gone,

    /// <summary>No whole answer in time.</summary>
    Timeout,

    /// <summary>No connection, or it broke.</summary>
    Connection,

    /// <summary>Its address lies where nothing may be sent to.</summary>
    Address,

    /// <summary>Its answer was longer than anybody reads.</summary>
    LongAnswer,

    /// <summary>Its secret cannot be read any more; it needs a new one.</summary>
    Secret,

    /// <summary>It was refused for good (400 to a security event token, RFC 8935); the same again would be refused again.</summary>
    Refused,

    /// <summary>It cannot be signed: nobody says who we are, or the key cannot be read any more.</summary>
    NotSigned,
}

/// <summary>One attempt to deliver.</summary>
public sealed class DeliveryAttempt
{
    /// <summary>Its place in the order of all attempts.</summary>
    public long Id { get; private set; }

    /// <summary>The delivery.</summary>
    public required long Delivery { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took.</summary>
    public required int Milliseconds { get; init; }

    /// <summary>What it came to.</summary>
    public required AttemptEnd End { get; init; }

    /// <summary>The status; null where no answer came.</summary>
    public required int? Status { get; init; }

    /// <summary>The beginning of an answer that was no yes; null where there was none.</summary>
    public required string? Answer { get; init; }
}
