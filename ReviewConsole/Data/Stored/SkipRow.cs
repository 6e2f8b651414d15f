using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>A case that is not offered to somebody who gave it back. Why is not here: a reason may be theirs alone.</summary>
public sealed class SkipRow
{
    /// <summary>Who gave it back.</summary>
    public PersonId Person { get; set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; set; }

    /// <summary>The round in which they did; in a later one it is offered again.</summary>
    public int Round { get; set; }

    /// <summary>Until when it is not offered (UTC); null for the whole round.</summary>
    public DateTimeOffset? Until { get; set; }
}
