using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>Why no case was handed over: refused, or none is there.</summary>
/// <param name="Refusals">Why it was refused; empty when it was not.</param>
/// <param name="None">Why there is none; null when it was refused.</param>
public sealed record NextMiss(IReadOnlyList<Refusal> Refusals, NoneNext? None);
