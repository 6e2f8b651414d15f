using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>Why a route does not count as live, or what its strength rests on: a code with values; words come later.</summary>
/// <param name="Code">E.g. <c>no_phone</c>, <c>touched</c>, <c>linked_long</c>.</param>
/// <param name="Value">What the sentence needs: a date, a signal code, a number; null where nothing.</param>
public sealed record RouteReason(string Code, string? Value = null);

/// <summary>How one route stands for one account at one instant.</summary>
/// <param name="Route">The catalogue's entry.</param>
/// <param name="Applies">This account can use it.</param>
/// <param name="Strength">What passing it would show, from stated facts; a touched channel shows nothing.</param>
/// <param name="Facts">What the strength, or the refusal, rests on.</param>
/// <param name="TouchedBy">Codes of active signals that touch its channel.</param>
/// <param name="Attempts">Attempts used up in this round: ended without passing.</param>
/// <param name="Latest">The newest check on it in this round.</param>
public sealed record RouteStanding(
    RouteEntry Route, bool Applies, Strength Strength, IReadOnlyList<RouteReason> Facts, IReadOnlyList<string> TouchedBy, int Attempts, Check? Latest)
{
    /// <summary>How often a lead opened it again in this round; one attempt each.</summary>
    public int OpenedAgain { get; init; }

    /// <summary>How often it may be tried in this round.</summary>
    public int Allowed => Route.Attempts + OpenedAgain;

    /// <summary>No attempts left.</summary>
    public bool IsExhausted => Attempts >= Allowed && Latest?.State != CheckState.Passed;

    /// <summary>It would be live, had it not been tried as often as it may be.</summary>
    public bool IsUsedUp => Applies && !Route.IsFace && TouchedBy.Count == 0 && IsExhausted;

    /// <summary>It passed, and counts.</summary>
    public bool Counts => Applies && !Route.IsFace && TouchedBy.Count == 0 && Strength > Strength.None && Latest?.State == CheckState.Passed;

    /// <summary>Applies, untouched, not exhausted, and no face route.</summary>
    public bool IsLive => Applies && !Route.IsFace && TouchedBy.Count == 0 && !IsExhausted;

    /// <summary>May be offered now (or looked up, when passive): live, and no attempt open or passed.</summary>
    public bool CanBeOffered => IsLive && Latest is not { IsOpen: true } and not { State: CheckState.Passed };
}
