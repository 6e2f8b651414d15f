namespace ReviewConsole.Platform;

/// <summary>The folder that holds <c>appsettings.json</c>, <c>wwwroot/</c> and <c>data/</c>.</summary>
internal static class ContentRoot
{
    private const string Switch = "--contentRoot";

    /// <summary>
    /// What <c>--contentRoot</c> says; else the program's own folder if it holds <c>appsettings.json</c> (published);
    /// else the nearest parent of the working directory with <c>ReviewConsole.sln</c> (developing); else the working directory.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="programFolder">The folder the program was started from.</param>
    /// <param name="workingDirectory">The caller's folder; a relative switch counts from here.</param>
    public static string Find(IReadOnlyList<string> args, string programFolder, string workingDirectory)
    {
        if (FromSwitch(args) is { } given)
        {
            return Path.GetFullPath(given, workingDirectory);
        }

        if (File.Exists(Path.Combine(programFolder, "appsettings.json")))
        {
            return Path.GetFullPath(programFolder);
        }

        for (var folder = new DirectoryInfo(workingDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReviewConsole.sln")))
            {
                return folder.FullName;
            }
        }

        return workingDirectory;
    }

    private static string? FromSwitch(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i].StartsWith(Switch + "=", StringComparison.OrdinalIgnoreCase))
            {
                return args[i][(Switch.Length + 1)..];
            }

            if (args[i].Equals(Switch, StringComparison.OrdinalIgnoreCase) && i + 1 < args.Count)
            {
                return args[i + 1];
            }
        }

        return null;
    }
}
