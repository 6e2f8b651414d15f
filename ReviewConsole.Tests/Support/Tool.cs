using System.Diagnostics;

namespace ReviewConsole.Support;

/// <summary>Runs an installed program to its end.</summary>
internal static class Tool
{
    /// <summary>The first of these names that the PATH (or one of the further folders) holds, in full.</summary>
    public static string? Find(IEnumerable<string> names, params IEnumerable<string> furtherFolders)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(furtherFolders).ToList();
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>Waits for the end and returns standard output; anything but exit code 0 throws with what the program said.</summary>
    public static async Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await output}{await errors}");
    }
}
