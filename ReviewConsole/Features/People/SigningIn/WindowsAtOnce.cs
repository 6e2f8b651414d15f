namespace ReviewConsole.Features.People.SigningIn;

/// <summary>How many windows a person may have open; said on the page that the oldest one is sent to.</summary>
internal static class WindowsAtOnce
{
    /// <summary>At most so many; the oldest gives way. Each costs memory, and the framework sets no limit.</summary>
    public const int Most = 8;
}
