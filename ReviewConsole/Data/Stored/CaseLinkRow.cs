using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>One fingerprint by which a case hangs together with others; written with its line.</summary>
public sealed class CaseLinkRow
{
    /// <summary>The case.</summary>
    public CaseId Case { get; set; }

    /// <summary>What it is the fingerprint of.</summary>
    public LinkKind Kind { get; set; }

    /// <summary>The fingerprint; never the value itself.</summary>
    public string Hash { get; set; } = "";
}
