using System.CommandLine;
using System.Globalization;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary><c>import FILE</c>: exit 0 all in, 1 some refused, 2 unusable; ends with <c>N opened, N known, N refused</c>.</summary>
internal static class ImportVerb
{
    private const int AllIn = 0;
    private const int SomeRefused = 1;
    private const int Unusable = 2;

    /// <summary>The verb.</summary>
    public static CommandVerb Verb { get; } = new(host =>
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines: one appeal a line, as the platform sends it." };
        var import = new Command("import", "Opens a case for every appeal of a file.") { file };
        import.SetAction((parsed, stop) => RunAsync(host, parsed.GetRequiredValue(file), stop));
        return import;
    });

    private static async Task<int> RunAsync(CommandHost host, string name, CancellationToken stop)
    {
        // Before the database is opened: a misspelt name must not create one.
        FileStream file;
        var path = Path.GetFullPath(name, host.WorkingDirectory);
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, useAsync: true);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await host.Error.WriteLineAsync($"{name} cannot be read: {Reason(unusable, path)}");
            return Unusable;
        }

        await using (file)
        {
            return await host.RunAsync((services, token) => ImportAsync(services.GetRequiredService<ImportRun>(), host, name, file, token), stop);
        }
    }

    private static async Task<int> ImportAsync(ImportRun run, CommandHost host, string name, FileStream file, CancellationToken stop)
    {
        var screen = new ImportScreen(host.Error, file.CanSeek ? file.Length : null);
        try
        {
            var end = await run.RunAsync(Actor.Operator, name, file, screen.TellAsync, stop);
            await screen.ClearAsync();
            if (end.Ending == ImportEnding.Unusable)
            {
                await host.Error.WriteLineAsync($"{name} cannot be used: {Sentences.Of(end.Why!, CultureInfo.InvariantCulture)} [{end.Why!.Code}]");
            }
            else if (end.Ending == ImportEnding.Stopped)
            {
                await host.Error.WriteLineAsync("Stopped; the rest of the file was not read. The same file can be imported again.");
            }

            await SayAsync(host.Out, end.Tally);
            return end.Ending == ImportEnding.Unusable ? Unusable : end.Ending == ImportEnding.Stopped || end.Tally.Refused > 0 ? SomeRefused : AllIn;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            await screen.ClearAsync();
            await host.Error.WriteLineAsync($"{name} cannot be read: {broken.Message}");
            return Unusable;
        }
    }

    private static async Task SayAsync(TextWriter output, ImportTally tally)
    {
        if (tally.Joined > 0)
        {
            await output.WriteLineAsync($"{tally.Joined} of the known joined an open case");
        }

        if (tally.NewRounds > 0)
        {
            await output.WriteLineAsync($"{tally.NewRounds} of the opened began a new round of a decided case");
        }

        await output.WriteLineAsync($"{tally.Opened} opened, {tally.Known} known, {tally.Refused} refused");
    }

    private static string Reason(Exception unusable, string path) =>
        unusable is FileNotFoundException or DirectoryNotFoundException ? "there is no such file."
        : Directory.Exists(path) ? "it is a folder."
        : unusable.Message;
}
