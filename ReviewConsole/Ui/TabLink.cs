namespace ReviewConsole.Ui;

/// <summary>One tab: a link, because what is shown is part of the address.</summary>
/// <param name="Text">Its word.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Current">True for the one that is shown.</param>
/// <param name="Count">How many there are, as it shall be read ("41", "10,000+"); null for none.</param>
public sealed record TabLink(string Text, string Href, bool Current, string? Count = null);
