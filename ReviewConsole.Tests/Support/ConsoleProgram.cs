using System.Diagnostics;

namespace ReviewConsole.Support;

/// <summary>The built program, run as an operator runs it.</summary>
internal static class ConsoleProgram
{
    /// <summary>Runs a command to its end, such as <c>import FILE</c>.</summary>
    public static async Task<ConsoleResult> RunAsync(params string[] arguments)
    {
        using var process = Start("Production", arguments);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new ConsoleResult(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts the program with the repository's own <c>appsettings.json</c> and <c>wwwroot/</c>.</summary>
    internal static Process Start(string environment, IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ReviewConsole.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["DOTNET_ENVIRONMENT"] = environment;

        // A program that lives for seconds never gets back what watching itself for hot code costs: a sixth of its time.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }
}

/// <summary>How a command ended and what it wrote.</summary>
internal sealed record ConsoleResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The last line of standard output, where a command says what came of it.</summary>
    public string LastLine => Output.TrimEnd().Split('\n')[^1].TrimEnd('\r');
}
