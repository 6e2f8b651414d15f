namespace ReviewConsole.Ui;

/// <summary>The designed states of a place that has nothing else to show.</summary>
public enum MessageKind
{
    /// <summary>It is being fetched.</summary>
    Loading,

    /// <summary>There is nothing, and that is good to know.</summary>
    Empty,

    /// <summary>It could not be fetched.</summary>
    Failed,

    /// <summary>It was here and is not any more, or never was.</summary>
    Gone,

    /// <summary>Somebody else has it.</summary>
    Taken,
}
