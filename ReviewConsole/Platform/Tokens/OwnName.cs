namespace ReviewConsole.Platform.Tokens;

/// <summary>How our own security events name us.</summary>
/// <param name="Issuer">The name; null where nobody said, and then none are sent.</param>
public sealed record OwnName(string? Issuer);
