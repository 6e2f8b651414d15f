using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Events;

/// <summary>What a security event token (RFC 8417) says, once it is believed.</summary>
/// <param name="Issuer">Who says it, as the token names them.</param>
/// <param name="Id">Its id; with the issuer unique for ever.</param>
/// <param name="IssuedAt">When it was issued (UTC).</param>
/// <param name="Events">What happened; at least one.</param>
public sealed record EventToken(string Issuer, string Id, DateTimeOffset IssuedAt, IReadOnlyList<SecurityEvent> Events);

/// <summary>One event of a token.</summary>
/// <param name="Type">Its type, a URI.</param>
/// <param name="At">When it happened (UTC): what the event says, else the token, else when it was issued.</param>
/// <param name="Subject">Whom it is about; null where that is none we can look for.</param>
public sealed record SecurityEvent(string Type, DateTimeOffset At, EventSubject? Subject)
{
    /// <summary>Why, as RISC words it: <c>hijacking</c>, <c>bulk-account</c>; null where it does not say.</summary>
    public string? Reason { get; init; }

    /// <summary>Which kind of login method it is about: <c>password</c>, <c>pin</c>, …; null where it does not say.</summary>
    public string? Credential { get; init; }

    /// <summary>The level it states now: <c>HIGH</c>, <c>MEDIUM</c>, <c>LOW</c>; null where it does not say.</summary>
    public string? Level { get; init; }

    /// <summary>What the level is of: <c>USER</c>, <c>DEVICE</c>, …; null where it does not say.</summary>
    public string? Principal { get; init; }

    /// <summary>What the issuer says to whoever administers; null where nothing.</summary>
    public LocalText? Said { get; init; }
}

/// <summary>Whom an event is about, as far as we can look for them (RFC 9493).</summary>
/// <param name="Account">The platform's account id; null where it is not named.</param>
/// <param name="Phone">A phone number; null where it is not named. Personal data.</param>
/// <param name="Email">An e-mail address; null where it is not named. Personal data.</param>
public sealed record EventSubject(string? Account, string? Phone, string? Email);
