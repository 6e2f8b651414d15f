using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>How an appellant gets to their case without the account they are locked out of: a link and a code, of which only hashes are kept.</summary>
public sealed class StatusAccess
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required CaseId CaseId { get; init; }

    /// <summary>SHA-256 of the link's token, lower-case hex.</summary>
    public required string LinkHash { get; init; }

    /// <summary>SHA-256 of token and code together, lower-case hex; the token, which is not kept, is its salt.</summary>
    public required string CodeHash { get; init; }

    /// <summary>When it was given (UTC).</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When another took its place (UTC); null while it opens.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Wrong codes in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Until when no code is tried (UTC).</summary>
    public DateTimeOffset? LockedUntil { get; set; }
}
