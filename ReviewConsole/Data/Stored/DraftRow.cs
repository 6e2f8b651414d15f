using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>What a draft is to become.</summary>
public enum DraftKind
{
    /// <summary>A decision.</summary>
    Decision,

    /// <summary>A question to the appellant, or the record of their answer.</summary>
    Message,
}

/// <summary>Something half-written: one a person, case, round and kind. No fact, no claim needed; deleted when it is done what it was written for.</summary>
public sealed class DraftRow
{
    /// <summary>The case.</summary>
    public CaseId CaseId { get; set; }

    /// <summary>The round.</summary>
    public int Round { get; set; }

    /// <summary>Whose.</summary>
    public PersonId Person { get; set; }

    /// <summary>What it is to become.</summary>
    public DraftKind Kind { get; set; }

    /// <summary>What was typed and chosen so far, as JSON of the room that writes it; personal data.</summary>
    public string Content { get; set; } = "";

    /// <summary>When it was saved (UTC).</summary>
    public DateTimeOffset SavedAt { get; set; }

    /// <summary>Rises with every save of one screen, so that a late save never overwrites a newer one.</summary>
    public long Revision { get; set; }
}
