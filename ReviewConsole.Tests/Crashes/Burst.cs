using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewConsole.Crashes;

/// <summary>A decision that the program said was done, on its standard output.</summary>
internal sealed record Acknowledged(string Case, Guid Decision);

/// <summary>What a burst of decisions was heard to say, and whether it was cut off.</summary>
internal sealed record Heard(IReadOnlyList<Acknowledged> Decisions, bool WasCutOff);

/// <summary>The program in a process of its own, deciding many cases side by side (<c>demo fill</c>).</summary>
internal static partial class Burst
{
    private const int Cases = 40;
    private const int KilledBySignal9 = 128 + 9;

    /// <summary>Kills the process (SIGKILL) as soon as it has acknowledged so many decisions, while others are under way.</summary>
    public static Task<Heard> KilledAfterAsync(TestDatabase database, int decisions) => RunAsync(database, decisions);

    /// <summary>Lets the process come to its end.</summary>
    public static Task<Heard> WholeAsync(TestDatabase database) => RunAsync(database, killAfter: null);

    private static async Task<Heard> RunAsync(TestDatabase database, int? killAfter)
    {
        using var program = ConsoleProgram.Start(
            "Development", ["demo", "fill", "--cases", Cases.ToString(CultureInfo.InvariantCulture), .. database.Settings.Select(setting => "--" + setting)]);
        var errors = program.StandardError.ReadToEndAsync();

        // On a thread of its own, so that nothing lies between the word that a decision is done and the kill.
        var decisions = await Task.Factory.StartNew(() => Listen(program, killAfter), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await program.WaitForExitAsync();
        program.ExitCode.ShouldBeOneOf(killAfter is null ? [0] : [0, KilledBySignal9], await errors);
        return new Heard(decisions, program.ExitCode == KilledBySignal9);
    }

    private static List<Acknowledged> Listen(Process program, int? killAfter)
    {
        var decisions = new List<Acknowledged>();

        // What it wrote before it died is read to the end: all of it was promised.
        while (program.StandardOutput.ReadLine() is { } line)
        {
            if (DecidedLine.Match(line) is { Success: true } match)
            {
                decisions.Add(new Acknowledged(match.Groups["case"].Value, Guid.Parse(match.Groups["decision"].Value)));
                if (decisions.Count == killAfter)
                {
                    program.Kill();
                }
            }
        }

        return decisions;
    }

    [GeneratedRegex(@"^decided (?<case>AP-\d{4}-\d{6,}) (?<decision>[0-9a-f-]{36})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DecidedLine { get; }
}
