using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>A half-written decision: one a person, case and round. No fact, no claim needed; deleted when the person's decision stands.</summary>
public sealed class DraftRow
{
    /// <summary>The case.</summary>
    public CaseId CaseId { get; set; }

    /// <summary>The round.</summary>
    public int Round { get; set; }

    /// <summary>Whose.</summary>
    public PersonId Person { get; set; }

    /// <summary>What was typed and chosen so far, as JSON of the room that writes it; personal data.</summary>
    public string Content { get; set; } = "";

    /// <summary>When it was saved (UTC).</summary>
    public DateTimeOffset SavedAt { get; set; }

    /// <summary>Rises with every save of one screen, so that a late save never overwrites a newer one.</summary>
    public long Revision { get; set; }
}
