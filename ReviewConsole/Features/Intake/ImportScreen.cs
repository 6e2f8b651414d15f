using System.Globalization;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>What an import says on standard error: refusals, warnings, and how far it is.</summary>
internal sealed class ImportScreen(TextWriter error, long? length)
{
    // A log file wants a line now and then, a terminal one line that counts.
    private const int LinesBetween = 1_000;
    private const int LinesBetweenOnTerminal = 100;

    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private int _shown;

    /// <summary>Told of every line.</summary>
    public async ValueTask TellAsync(LineOutcome line, ImportTally tally)
    {
        foreach (var refusal in line.Refusals)
        {
            await SayAsync(line.Line, "", refusal);
        }

        foreach (var warning in line.Warnings)
        {
            await SayAsync(line.Line, "warning: ", warning);
        }

        if (tally.Lines % (_isTerminal ? LinesBetweenOnTerminal : LinesBetween) == 0)
        {
            await CountAsync(tally);
        }
    }

    /// <summary>Takes the counting line away.</summary>
    public async Task ClearAsync()
    {
        if (_shown > 0)
        {
            await error.WriteAsync("\r" + new string(' ', _shown) + "\r");
            _shown = 0;
        }
    }

    // English, like the names of members and codes: it is read by the sender's engineers and by their programs.
    private async Task SayAsync(int line, string kind, Refusal refusal)
    {
        await ClearAsync();
        await error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"line {line}: {kind}{Sentences.Of(refusal, CultureInfo.InvariantCulture)} [{refusal.Code}]"));
    }

    private async Task CountAsync(ImportTally tally)
    {
        var done = length is > 0 ? $", {tally.Bytes * 100 / length.Value} %" : "";
        var text = string.Create(CultureInfo.InvariantCulture, $"{tally.Lines} lines{done}: {tally.Opened} opened, {tally.Known} known, {tally.Refused} refused");
        if (!_isTerminal)
        {
            await error.WriteLineAsync(text);
            return;
        }

        await error.WriteAsync("\r" + text.PadRight(_shown));
        _shown = text.Length;
    }
}
