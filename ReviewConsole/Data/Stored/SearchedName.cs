using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>What a case's account is called, from the start of one word of its name. Personal data.</summary>
public sealed class SearchedName
{
    /// <summary>Which case.</summary>
    public CaseId Case { get; init; }

    /// <summary>The name from this word on: lower case, no white space (<c>weber</c> of Jonas Weber).</summary>
    public required string Text { get; init; }
}
