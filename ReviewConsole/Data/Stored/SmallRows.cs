namespace ReviewConsole.Data.Stored;

/// <summary>A running number that has no gaps, taken inside the deed that uses it.</summary>
public sealed class Counter
{
    /// <summary>What is numbered, e.g. <c>case-2026</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The last number given out.</summary>
    public long Last { get; set; }
}

/// <summary>One key of the ring that protects cookies and antiforgery tokens, shared by all nodes.</summary>
public sealed class ProtectionKey
{
    /// <summary>Its id.</summary>
    public int Id { get; private set; }

    /// <summary>The framework's name for it.</summary>
    public required string Name { get; init; }

    /// <summary>The key as XML.</summary>
    public required string Xml { get; init; }
}
