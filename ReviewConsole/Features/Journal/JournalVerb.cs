using System.CommandLine;
using System.Globalization;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Journal;

/// <summary><c>journal verify</c>, <c>journal prove</c> and <c>journal key</c>, as an operator calls them.</summary>
internal static class JournalVerb
{
    /// <summary>The verb.</summary>
    public static CommandVerb Verb { get; } = new(host => new Command("journal", "The journal of everything that happened.") { Verify(host), ProveVerb.Of(host), KeyVerb.Of(host) });

    // Ends with "ok, N facts", or names the first bad place and exits 1.
    private static Command Verify(CommandHost host)
    {
        var checkpoint = new Option<string[]>("--checkpoint") { Description = "A checkpoint somebody kept, its signature beside it (.sig); may be said several times." };
        var about = new Option<string?>("--decision") { Description = "Also say where this decision (its id) or case (its number) is sealed." };
        var key = new Option<string?>("--key") { Description = "The public key, as you have it from elsewhere." };
        var offline = new Option<string?>("--offline") { Description = "Checks a proof, with --key and nothing else." };
        var verify = new Command("verify", "Checks every fact of the journal, its order, and every checkpoint; names the first bad place.") { checkpoint, about, key, offline };
        verify.SetAction(async (parsed, stop) =>
        {
            try
            {
                using var given = parsed.GetValue(key) is { } file ? ReadKey(host, file) : null;
                if (parsed.GetValue(offline) is { } proof)
                {
                    return given is null ? await SayAsync(host.Error, "--offline needs --key: whoever brings the key with the proof proves nothing.", Startup.Unusable)
                        : await OfflineAsync(host, proof, given, stop);
                }

                var brought = (parsed.GetValue(checkpoint) ?? []).Select(c => SealFolder.Read(Path.GetFullPath(c, host.WorkingDirectory))).ToList();
                return await host.RunAsync((services, token) => VerifyAsync(services, host, new VerifyWith(brought, given), parsed.GetValue(about), token), stop);
            }
            catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                return await SayAsync(host.Error, unusable.Message, Startup.Unusable);
            }
        });
        return verify;
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, CommandHost host, VerifyWith with, string? about, CancellationToken stop)
    {
        var check = await services.GetRequiredService<JournalVerifier>().VerifyAsync(with, progress: null, stop);
        if (check.Bad is { } bad)
        {
            return await SayAsync(host.Out, $"{JournalWords.Where(bad, CultureInfo.InvariantCulture)}: {JournalWords.What(bad.Code, CultureInfo.InvariantCulture)}", 1);
        }

        await host.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"sealed: {check.Sealed}, by {check.Checkpoints} checkpoints{(check.Explained > 0 ? $", beside {check.Explained} of before a restored backup" : "")}; not yet sealed: {check.Facts - check.Sealed}"));
        return (about is null || await ProveVerb.SayPlacesAsync(services, host, about, stop)) ? await SayAsync(host.Out, $"ok, {check.Facts} facts", 0) : 1;
    }

    private static async Task<int> OfflineAsync(CommandHost host, string name, SealPublicKey key, CancellationToken stop)
    {
        using var file = new StreamReader(Path.GetFullPath(name, host.WorkingDirectory));
        var result = await OfflineCheck.CheckAsync(file, key, stop);
        if (result.Bad is { } bad)
        {
            return await SayAsync(host.Out, result.Index is { } index ? $"index {index}: {bad}" : bad, 1);
        }

        await host.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"sealed by checkpoint {result.Checkpoint!.Number} of {result.Checkpoint.At:O}, over {result.Checkpoint.Size} facts of {result.Checkpoint.Origin}"));
        return await SayAsync(host.Out, $"ok, {result.Facts} facts", 0);
    }

    private static SealPublicKey ReadKey(CommandHost host, string file) =>
        SealPublicKey.Read(File.ReadAllText(Path.GetFullPath(file, host.WorkingDirectory))) ?? throw new InvalidDataException($"{file} holds no public key on P-256.");

    /// <summary>Says a line and gives the exit code.</summary>
    internal static async Task<int> SayAsync(TextWriter to, string line, int exit)
    {
        await to.WriteLineAsync(line);
        return exit;
    }
}

/// <summary><c>journal key</c>: the public key, to be handed to whoever checks; or another one in its place.</summary>
internal static class KeyVerb
{
    /// <summary>The verb.</summary>
    public static Command Of(CommandHost host)
    {
        var another = new Option<bool>("--new") { Description = "Signs with the key in the key file from now on, or makes one there; the one before keeps proving what it signed." };
        var key = new Command("key", "Prints the public key that checkpoints are checked with.") { another };
        key.SetAction((parsed, stop) => host.RunAsync((services, token) => RunAsync(services, host, parsed.GetValue(another), token), stop));
        return key;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CommandHost host, bool another, CancellationToken stop)
    {
        var places = services.GetRequiredService<SealPlaces>();
        using var key = SealKey.Read(places.KeyFile) ?? (another ? SealKey.Create(places.KeyFile) : null);
        if (key is null)
        {
            return await JournalVerb.SayAsync(host.Error, $"There is no key at {places.KeyFile} yet; the console makes one when it starts, or say --new.", 1);
        }

        if (another)
        {
            services.GetRequiredService<SealFolder>().Publish(key);
            await services.GetRequiredService<DeedDoor>().DoAsync(Actor.Operator, new ChangeSealKey(key.Fingerprint), stop);
        }

        await host.Out.WriteAsync(key.PublicPem);
        return 0;
    }
}
