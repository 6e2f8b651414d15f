namespace ReviewConsole.Domain.Primitives;

/// <summary>What a decision says.</summary>
public enum Outcome
{
    /// <summary>The restriction goes, or becomes narrower.</summary>
    Approve,

    /// <summary>The restriction stays.</summary>
    Deny,
}
