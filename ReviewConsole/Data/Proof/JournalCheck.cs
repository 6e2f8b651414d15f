namespace ReviewConsole.Data.Proof;

/// <summary>The first place where the journal is not what was written.</summary>
/// <param name="Stream">The case number or stream; empty where it is not known, <see cref="Checkpoint"/> for a checkpoint.</param>
/// <param name="Sequence">The place in it, from 1.</param>
/// <param name="Code">What is wrong: <c>fact_missing</c>, <c>fact_changed</c>, <c>value_changed</c>, <c>order_changed</c>, <c>tail_cut</c>, <c>head_missing</c>, <c>case_without_facts</c>, <c>decision_changed</c>, <c>decision_missing</c>, <c>decision_without_fact</c>, the same three of a message and of a judgement; <c>seal_missing</c>, <c>checkpoint_differs</c>, <c>checkpoint_signature</c>, <c>checkpoint_unexplained</c>.</param>
public sealed record BadPlace(string Stream, long Sequence, string Code)
{
    /// <summary>What stands for the stream where a checkpoint is wrong; its number is the place.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>The place among the sealed facts, from 0; null for what is not sealed.</summary>
    public long? Index { get; init; }
}

/// <summary>What a check of the journal found.</summary>
/// <param name="Facts">Facts checked.</param>
/// <param name="Bad">The first bad place: the first in the order of sealing, or where nothing sealed is bad, the first in the order of the streams. Null when all is well.</param>
public sealed record JournalCheck(long Facts, BadPlace? Bad)
{
    /// <summary>Of these so many are sealed; the others are younger than the last checkpoint.</summary>
    public long Sealed { get; init; }

    /// <summary>Checkpoints whose signature and root were found right.</summary>
    public int Checkpoints { get; init; }

    /// <summary>Checkpoints beyond a restored backup that somebody explained.</summary>
    public int Explained { get; init; }
}
