using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>An appeal that was refused at the door, kept for the lead with its reasons so that it can be tried again.</summary>
public sealed class RefusedAppeal
{
    /// <summary>Its id.</summary>
    public long Id { get; private set; }

    /// <summary>When it was refused (UTC).</summary>
    public required DateTimeOffset RefusedAt { get; set; }

    /// <summary>The import it came with.</summary>
    public required Guid Import { get; set; }

    /// <summary>The file's name.</summary>
    public required string Source { get; set; }

    /// <summary>Its line in the file, from 1.</summary>
    public required int Line { get; set; }

    /// <summary>The platform's id, where it could be read.</summary>
    public string? AppealId { get; set; }

    /// <summary>Why, all reasons.</summary>
    public required IReadOnlyList<Refusal> Refusals { get; set; }

    /// <summary>The line itself, cut at the size limit; personal data.</summary>
    public required string Text { get; init; }

    /// <summary>False when the line was cut: it cannot be tried again from here.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>SHA-256 of the line: the same line refused again renews this row instead of adding one.</summary>
    public required string TextHash { get; init; }

    /// <summary>When it went in after all, or was put away (UTC); null while it waits for the lead.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>The case it became; null when it was put away.</summary>
    public CaseId? BecameCase { get; set; }
}
