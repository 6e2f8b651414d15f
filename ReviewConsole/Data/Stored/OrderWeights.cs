using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>One version of the weights of the queue's order; the highest is in force. Without any, the program's own are.</summary>
public sealed class OrderWeights
{
    /// <summary>The version, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>The weights.</summary>
    public required HarmWeights Weights { get; init; }

    /// <summary>Who set them.</summary>
    public required PersonId SetBy { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset SetAt { get; init; }
}
