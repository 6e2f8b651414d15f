namespace ReviewConsole.Support;

/// <summary>Where the sources lie that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder with <c>ReviewConsole.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReviewConsole.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No ReviewConsole.sln above {AppContext.BaseDirectory}.");
    }
}
