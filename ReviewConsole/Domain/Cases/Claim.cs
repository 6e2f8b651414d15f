using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>How a holder came to a case.</summary>
public enum ClaimOrigin
{
    /// <summary>Chosen by the holder, from the queue or by search.</summary>
    Picked,

    /// <summary>Handed over by the program.</summary>
    HandedOut,

    /// <summary>Taken by a lead to supersede a decision that stands.</summary>
    Correcting,
}

/// <summary>A person's exclusive, expiring hold on a case.</summary>
/// <param name="Holder">Who holds it.</param>
/// <param name="Token">The fencing token.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="Until">Until when, unless extended (UTC).</param>
/// <param name="Origin">How it was taken.</param>
public sealed record Claim(PersonId Holder, ClaimToken Token, DateTimeOffset Since, DateTimeOffset Until, ClaimOrigin Origin)
{
    /// <summary>The case was theirs next when they took it.</summary>
    public bool WasAssigned { get; init; }

    /// <summary>Why it came back to them, when they took it after a wait.</summary>
    public CameBack CameBack { get; init; }

    /// <summary>True while it holds; judged only by the instant of a deed, never by a screen's clock.</summary>
    public bool IsLive(DateTimeOffset now) => now < Until;
}
