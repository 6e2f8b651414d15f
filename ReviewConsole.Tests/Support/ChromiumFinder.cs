namespace ReviewConsole.Support;

/// <summary>The browser that the journeys drive: the one named in the environment, else an installed one.</summary>
internal static class ChromiumFinder
{
    public const string Variable = "REVIEW_TEST_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The full path of the executable.</summary>
    /// <exception cref="InvalidOperationException">There is none; the sentence says what to do.</exception>
    public static string Find() => Find(Environment.GetEnvironmentVariable(Variable), () => Tool.Find(Names));

    internal static string Find(string? named, Func<string?> installed)
    {
        if (!string.IsNullOrWhiteSpace(named))
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"{Variable} names {named}, which does not exist.");
        }

        return installed() ?? throw new InvalidOperationException(
            $"The browser tests need Chromium: install it (on Debian: apt-get install chromium) or name its executable in {Variable}.");
    }
}
