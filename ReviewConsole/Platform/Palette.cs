using Microsoft.AspNetCore.Components;

namespace ReviewConsole.Platform;

/// <summary>Under which heading the palette lists an answer; in this order.</summary>
public enum PaletteGroup
{
    /// <summary>Cases this person had open lately on this device.</summary>
    Recent,

    /// <summary>A place of the console.</summary>
    Place,

    /// <summary>A case, and what can be done with it.</summary>
    Case,

    /// <summary>Something to do at once.</summary>
    Action,
}

/// <summary>One answer of the palette.</summary>
/// <param name="Group">Its heading.</param>
/// <param name="Icon">The symbol's id in <c>wwwroot/icons.svg</c>.</param>
/// <param name="Text">What it is; personal values masked.</param>
/// <param name="Address">Where it leads; null where <paramref name="Form"/>, <paramref name="Opens"/> or <paramref name="Do"/> says what it does.</param>
/// <param name="Detail">What else helps to choose; personal values masked.</param>
/// <param name="Form">The id of a form that it sends.</param>
/// <param name="Opens">The id of a dialog that it opens.</param>
/// <param name="Do">Does it, and brings the reader to what came of it; answers why it was not done, in sentences, and nothing when it was.</param>
public sealed record PaletteEntry(
    PaletteGroup Group, string Icon, string Text, string? Address, string? Detail = null, string? Form = null, string? Opens = null,
    Func<NavigationManager, Task<IReadOnlyList<string>>>? Do = null);

/// <summary>
/// What a room gives to the palette. Each source answers only what the person of its circuit may see: the palette is on every page,
/// so no page has asked for them.
/// </summary>
public interface IPaletteSource
{
    /// <summary>Answers to a text, the best first.</summary>
    /// <param name="typed">What was typed or pasted, without spaces around; empty while nothing is.</param>
    /// <param name="recent">What this device remembers of the person's last cases, the last first; anything may stand there.</param>
    /// <param name="stop">Stops looking: something else was typed.</param>
    Task<IReadOnlyList<PaletteEntry>> FindAsync(string typed, IReadOnlyList<string> recent, CancellationToken stop);
}
