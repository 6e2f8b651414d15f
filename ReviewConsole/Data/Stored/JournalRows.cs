using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>One fact as stored: the envelope, and where it stands in its stream. Never updated, never deleted.</summary>
public sealed class FactRow
{
    /// <summary>Order of writing over all streams; gaps are possible on PostgreSQL.</summary>
    public long Id { get; internal set; }

    /// <summary>The case number, or the name of a stream beside the cases such as <c>people</c>.</summary>
    public required string Stream { get; init; }

    /// <summary>Place in the stream, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>A name from <see cref="FactKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The version of the kind's shape.</summary>
    public required int Version { get; init; }

    /// <summary>The instant of the deed (UTC, whole microseconds).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Which kind of actor.</summary>
    public required ActorKind ActorKind { get; init; }

    /// <summary>The person's id, a program of the platform (<c>platform:NAME</c>), or the kind's name.</summary>
    public required string Actor { get; init; }

    /// <summary>The deed that left it; one deed may leave several.</summary>
    public required Guid Command { get; init; }

    /// <summary>The codes as canonical JSON.</summary>
    public required string Codes { get; init; }

    /// <summary>The hash of the fact before it in the stream; 32 zero bytes for the first.</summary>
    public required byte[] Previous { get; init; }

    /// <summary>SHA-256 over the canonical envelope, the commitments and <see cref="Previous"/>.</summary>
    public byte[] Hash { get; internal set; } = [];

    /// <summary>The personal values.</summary>
    public List<FactValue> Values { get; init; } = [];
}

/// <summary>One personal value of a fact. Erasing it removes value and salt; the commitment stays, and so does the proof.</summary>
public sealed class FactValue
{
    /// <summary>The fact.</summary>
    public long FactId { get; private set; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The value; null once erased.</summary>
    public string? Value { get; set; }

    /// <summary>32 random bytes; null once erased, so that nobody can guess the value from the commitment.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>SHA-256 over salt, name and value.</summary>
    public required byte[] Commitment { get; init; }
}

/// <summary>How long a stream is and the hash of its last fact: makes a cut tail visible.</summary>
public sealed class JournalHead
{
    /// <summary>The stream.</summary>
    public required string Stream { get; init; }

    /// <summary>Facts in it.</summary>
    public long Length { get; set; }

    /// <summary>Hash of the last.</summary>
    public byte[] Hash { get; set; } = new byte[32];
}

/// <summary>Streams beside the cases.</summary>
public static class Streams
{
    /// <summary>Who was added, disabled, changed.</summary>
    public const string People = "people";

    /// <summary>The order of the queue: its weights, and when every case stands in it.</summary>
    public const string Order = "order";

    /// <summary>Standing rules of assigning.</summary>
    public const string Rules = "rules";

    /// <summary>Second looks at decided cases.</summary>
    public const string Quality = "quality";

    /// <summary>Where messages go to.</summary>
    public const string Deliveries = "deliveries";

    /// <summary>Keys of the platform's programs.</summary>
    public const string Keys = "keys";

    /// <summary>Security events that come in, and whose are believed.</summary>
    public const string Events = "events";

    /// <summary>The journal itself: checks of it, keys, restored backups.</summary>
    public const string Journal = "journal";

    /// <summary>Appeals at the door.</summary>
    public const string Intake = "intake";
}
