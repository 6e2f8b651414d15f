namespace ReviewConsole.Data.Stored;

/// <summary>A sealed fact's place in the one order of all facts. Never updated, never deleted.</summary>
public sealed class SealedFact
{
    /// <summary>Its place, from 0, without gaps.</summary>
    public required long Index { get; init; }

    /// <summary>The fact.</summary>
    public required long FactId { get; init; }

    /// <summary>The hash of the leaf over its canonical bytes.</summary>
    public required byte[] Leaf { get; init; }
}

/// <summary>The hash of a complete subtree, kept at every eighth level: any root or proof is reckoned from a few hundred rows, however many facts there are.</summary>
public sealed class SealNode
{
    /// <summary>Its level: 8, 16, 24.</summary>
    public required int Level { get; init; }

    /// <summary>Which of its level, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>Its hash.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>A signed checkpoint, until and after it stands outside, too.</summary>
public sealed class SealCheckpoint
{
    /// <summary>Its running number, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Its epoch.</summary>
    public required int Epoch { get; init; }

    /// <summary>Facts sealed.</summary>
    public required long Size { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was signed.</summary>
    public required string Text { get; init; }

    /// <summary>The signature (ECDSA P-256, SHA-256, DER).</summary>
    public required byte[] Signature { get; init; }
}

/// <summary>How far the journal is sealed, and whether that may go on; one row.</summary>
public sealed class JournalSeal
{
    /// <summary>The only row's id.</summary>
    public const int One = 1;

    /// <summary>Names the deeds that seal: one at a time, over all nodes.</summary>
    public const string Name = "journal seal";

    /// <summary><see cref="One"/>.</summary>
    public int Id { get; init; } = One;

    /// <summary>Which journal this is, for ever.</summary>
    public required string Origin { get; init; }

    /// <summary>One more each time a restored backup was gone on from.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>Facts sealed.</summary>
    public long Size { get; set; }

    /// <summary>The number of the last checkpoint; 0 for none.</summary>
    public long Number { get; set; }

    /// <summary>Checkpoints of earlier epochs up to this number stand outside and are explained, whether this database has them or not.</summary>
    public long Explained { get; set; }

    /// <summary>The fingerprint of the key that signs.</summary>
    public required string Key { get; set; }

    /// <summary>Since when nothing is sealed and nothing leaves, because this is not the journal that stands outside (UTC); null while all is well.</summary>
    public DateTimeOffset? HeldSince { get; set; }

    /// <summary>What was noticed: <c>behind</c>, <c>differs</c>, <c>other_journal</c>.</summary>
    public string? HeldWhy { get; set; }

    /// <summary>The newest checkpoint outside, as it was noticed.</summary>
    public string? HeldText { get; set; }

    /// <summary>How many facts both have in common, from the first.</summary>
    public long HeldFork { get; set; }

    /// <summary>Who of an administrator and a lead has agreed to go on; null for nobody yet.</summary>
    public Guid? AgreedBy { get; set; }

    /// <summary>Whether that is the lead.</summary>
    public bool AgreedAsLead { get; set; }
}
