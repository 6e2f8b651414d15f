using System.Diagnostics;

namespace ReviewConsole.Benchmarks;

/// <summary>The program itself as a process of its own, in Development, where the demonstration's people may sign in.</summary>
internal static class ProgramProcess
{
    /// <summary>Starts it; standard input and output belong to the caller, errors are shown as they come.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="words">A verb, or settings; without a verb it serves.</param>
    /// <param name="prepare">Changes how it starts.</param>
    public static Process Start(string connectionString, IEnumerable<string> words, Action<ProcessStartInfo>? prepare = null)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "ReviewConsole.dll");
        var start = new ProcessStartInfo("dotnet", [dll, .. words, $"--ConnectionStrings:Review={connectionString}", "--Database:Provider=Sqlite"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Support.Repository.Root,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        prepare?.Invoke(start);
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }
}
