using System.CommandLine;
using System.Globalization;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Journal;

/// <summary><c>journal prove</c>: a file that a stranger can check with the public key alone.</summary>
internal static class ProveVerb
{
    /// <summary>The verb; its last line is <c>N facts proven, N not yet sealed</c>.</summary>
    public static Command Of(CommandHost host)
    {
        var about = new Option<string?>("--decision") { Description = "A decision, by its id, or a whole case, by its number." };
        var from = new Option<DateTimeOffset?>("--from") { Description = "All facts from this instant on (UTC) …" };
        var until = new Option<DateTimeOffset?>("--to") { Description = "… until before this one." };
        var since = new Option<string?>("--since") { Description = "That the newest checkpoint goes on from this one (a file, its signature beside it)." };
        var file = new Option<string>("-o") { Description = "The file to write.", Required = true };
        var prove = new Command("prove", "Writes a proof that can be checked without this database.") { about, from, until, since, file };
        prove.SetAction(async (parsed, stop) =>
        {
            var wish = new Wish(parsed.GetValue(about), parsed.GetValue(from), parsed.GetValue(until), parsed.GetValue(since) is { } name ? Path.GetFullPath(name, host.WorkingDirectory) : null);
            return wish.Count != 1 ? await JournalVerb.SayAsync(host.Error, "Say one of --decision, --from with --to, or --since.", Startup.Unusable)
                : await host.RunAsync((services, token) => RunAsync(services, host, wish, Path.GetFullPath(parsed.GetRequiredValue(file), host.WorkingDirectory), token), stop);
        });
        return prove;
    }

    /// <summary>Says where facts are sealed; false where there are none, or one is not yet.</summary>
    public static async Task<bool> SayPlacesAsync(IServiceProvider services, CommandHost host, string about, CancellationToken stop)
    {
        using var proof = new StringWriter();
        if (await services.GetRequiredService<JournalProver>().FactsAsync(about, proof, stop) is not { } proven)
        {
            await host.Out.WriteLineAsync($"There is no decision or case {about}, or nothing is sealed yet.");
            return false;
        }

        foreach (var line in proof.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var fact = ProvenFact.Read(line)!;
            var (stream, sequence, _) = fact.Place()!.Value;
            await host.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{stream}, fact {sequence}: sealed at index {fact.Index}"));
        }

        if (proven.Younger > 0)
        {
            await host.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{proven.Younger} of its facts are not yet sealed"));
        }

        return true;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CommandHost host, Wish wish, string file, CancellationToken stop)
    {
        try
        {
            await services.GetRequiredService<DeedDoor>().DoAsync(Actor.Operator, new TakeProof(wish.InWords), stop);
            Proven? proven;
            await using (var to = new StreamWriter(file) { NewLine = "\n" })
            {
                proven = await ProveAsync(services.GetRequiredService<JournalProver>(), wish, to, stop);
            }

            if (proven is not null)
            {
                return await JournalVerb.SayAsync(host.Out, string.Create(CultureInfo.InvariantCulture, $"{proven.Facts} facts proven, {proven.Younger} not yet sealed"), 0);
            }

            File.Delete(file);
            return await JournalVerb.SayAsync(host.Error, $"Nothing is sealed that could be proven about {wish.InWords}.", 1);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Half a proof must not be taken for one.
            File.Delete(file);
            return await JournalVerb.SayAsync(host.Error, broken.Message, 1);
        }
    }

    private static Task<Proven?> ProveAsync(JournalProver prover, Wish wish, TextWriter to, CancellationToken stop) =>
        wish.About is { } about ? prover.FactsAsync(about, to, stop)
        : wish.Since is { } since ? prover.ConsistencyAsync(SealFolder.Read(since), to, stop)
        : prover.RangeAsync(wish.From!.Value, wish.Until!.Value, to, stop);

    private sealed record Wish(string? About, DateTimeOffset? From, DateTimeOffset? Until, string? Since)
    {
        public int Count => (About is null ? 0 : 1) + (Since is null ? 0 : 1) + (From is null || Until is null ? 0 : 1);

        public string InWords => About ?? Since ?? $"{From:O} {Until:O}";
    }
}
