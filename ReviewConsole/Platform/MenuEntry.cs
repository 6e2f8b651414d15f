namespace ReviewConsole.Platform;

/// <summary>A room's line in the menu. Rooms register theirs; the frame shows those the person may open, without knowing any room.</summary>
/// <param name="Address">Where it leads, e.g. <c>/queue</c>.</param>
/// <param name="Icon">The symbol's id in <c>wwwroot/icons.svg</c>.</param>
/// <param name="Order">Smaller stands higher.</param>
/// <param name="Needs">What somebody must be allowed to see it.</param>
/// <param name="WordsOf">The type whose resources hold its name.</param>
/// <param name="Key">The name's key there.</param>
/// <param name="Badge">A component that shows a number behind the name, and keeps it true; null for none.</param>
public sealed record MenuEntry(string Address, string Icon, int Order, May Needs, Type WordsOf, string Key, Type? Badge = null);
