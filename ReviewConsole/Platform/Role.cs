namespace ReviewConsole.Platform;

/// <summary>What somebody is here for (design.md §6, "Who may what"); one role a person.</summary>
public enum Role
{
    /// <summary>Decides cases.</summary>
    Reviewer,

    /// <summary>Decides, assigns, imports, balances.</summary>
    Lead,

    /// <summary>Reads everything, changes no case.</summary>
    Auditor,

    /// <summary>Runs the console; sees no personal data and never decides.</summary>
    Admin,
}
