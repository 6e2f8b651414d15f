namespace ReviewConsole.Data.Desk;

/// <summary>How saving a draft ended.</summary>
public enum DraftState
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>The database could not be written; it is tried again.</summary>
    Failed,

    /// <summary>Another window of the same person has saved something newer, or has done what it was written for.</summary>
    Newer,
}
