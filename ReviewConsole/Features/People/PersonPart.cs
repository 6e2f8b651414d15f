namespace ReviewConsole.Features.People;

/// <summary>What of a person is being changed.</summary>
public enum PersonPart
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Their role.</summary>
    Role,

    /// <summary>Whether they may enter.</summary>
    Disable,

    /// <summary>Whether they are away.</summary>
    Away,
}
