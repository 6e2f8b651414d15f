using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Data.Stored;

/// <summary>Somebody whose security events are believed.</summary>
public sealed class EventIssuer
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>How its tokens name it (<c>iss</c>).</summary>
    public required string Issuer { get; init; }

    /// <summary>How its tokens name us (<c>aud</c>).</summary>
    public required string Audience { get; init; }

    /// <summary>Its public keys, as a JWK set.</summary>
    public required string Keys { get; set; }

    /// <summary>When it was added (UTC).</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When its keys were last changed (UTC); null while they were not.</summary>
    public DateTimeOffset? KeysAt { get; set; }

    /// <summary>Since when nothing is taken from it (UTC); null while it is on.</summary>
    public DateTimeOffset? OffSince { get; set; }

    /// <summary>When something of it was last taken (UTC).</summary>
    public DateTimeOffset? LastTakenAt { get; set; }
}

/// <summary>What became of a token; of several events the one that came furthest.</summary>
public enum TokenBecame
{
    /// <summary>Nobody here knows its types.</summary>
    Unknown,

    /// <summary>It says nothing about a case.</summary>
    Ignored,

    /// <summary>It names nobody we can look for.</summary>
    Nobody,

    /// <summary>There is no open case to write it on.</summary>
    NoCase,

    /// <summary>It is written down on the account's open case.</summary>
    Noted,

    /// <summary>Its signal waits for the account's next case.</summary>
    Kept,

    /// <summary>Its signal waits beside the account's open case.</summary>
    Held,

    /// <summary>Its signal is on the account's open case.</summary>
    OnCase,
}

/// <summary>A token that was taken, so that the same again does nothing; no word about whom it is.</summary>
public sealed class EventTokenRow
{
    /// <summary>Its place in the order of taking.</summary>
    public long Id { get; private set; }

    /// <summary>Who issued it.</summary>
    public required Guid Issuer { get; init; }

    /// <summary>Its id (<c>jti</c>).</summary>
    public required string Token { get; init; }

    /// <summary>SHA-256 of its claims, lower-case hex: whether it is the same.</summary>
    public required string Hash { get; init; }

    /// <summary>The last parts of its types, with spaces between.</summary>
    public required string Events { get; init; }

    /// <summary>When it was issued (UTC).</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When it was taken (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What became of it.</summary>
    public required TokenBecame Became { get; init; }
}

/// <summary>A signal that waits for a case of its account.</summary>
public sealed class KeptSignal
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is: a fingerprint of the account's id, or of a phone number or e-mail address; never the value itself.</summary>
    public required string Whose { get; init; }

    /// <summary>The signal.</summary>
    public required FiredSignal Fired { get; init; }

    /// <summary>The last part of the event's type.</summary>
    public required string Event { get; init; }

    /// <summary>The token it came by.</summary>
    public required string Token { get; init; }

    /// <summary>When it came (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>From when on it says nothing any more, and is forgotten (UTC).</summary>
    public required DateTimeOffset StaleFrom { get; init; }

    /// <summary>The open case beside which it is held; null where it waits for the next.</summary>
    public CaseId? Beside { get; set; }
}

/// <summary>A key with which our own security events are signed.</summary>
public sealed class SigningKey
{
    /// <summary>Its id (<c>kid</c>): the thumbprint of its public part (RFC 7638).</summary>
    public required string Id { get; init; }

    /// <summary>Its public part, as a JWK.</summary>
    public required string Public { get; init; }

    /// <summary>Its private part, protected by the key ring.</summary>
    public required string Private { get; init; }

    /// <summary>When it was made (UTC); the newest signs.</summary>
    public required DateTimeOffset MadeAt { get; init; }
}
