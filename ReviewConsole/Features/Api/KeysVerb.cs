using System.CommandLine;
using System.Globalization;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Api;

/// <summary><c>keys add</c>: a key for a program of the platform, shown once.</summary>
internal static class KeysVerb
{
    /// <summary>The verb; its last line is the key.</summary>
    public static CommandVerb Verb { get; } = new(host => new Command("keys", "Keys of the platform's programs.") { Add(host) });

    private static Command Add(CommandHost host)
    {
        var name = new Argument<string>("NAME") { Description = "The program it is for: small letters, digits and hyphens." };
        var scopes = new Option<string[]>("--scope") { Description = "What it opens: appeals, read, results; all when left away.", AllowMultipleArgumentsPerToken = true };
        var days = new Option<int>("--days") { Description = "How long it holds, at most 730.", DefaultValueFactory = _ => WantedKey.UsualDays };
        var add = new Command("add", "Gives a program a key and prints it once.") { name, scopes, days };
        add.SetAction((parsed, stop) =>
        {
            var words = parsed.GetValue(scopes) ?? [];
            if (words.FirstOrDefault(w => ApiScopes.Find(w) is null) is { } wrong)
            {
                return SayAsync(host.Error, $"--scope: \"{wrong}\" is none; choose {string.Join(", ", ApiScopes.All.Select(ApiScopes.Word))}.", Startup.Unusable);
            }

            var opens = words.Length == 0 ? ApiScopes.All : [.. words.Select(w => ApiScopes.Find(w)!.Value)];
            var wanted = new WantedKey(parsed.GetValue(name)!, opens, parsed.GetValue(days));
            return host.RunAsync((services, token) => AddAsync(services, host, wanted, token), stop);
        });
        return add;
    }

    private static async Task<int> AddAsync(IServiceProvider services, CommandHost host, WantedKey wanted, CancellationToken stop)
    {
        var text = ApiKeyText.New();
        var added = await services.GetRequiredService<DeedDoor>().DoAsync(Actor.Operator, new AddKey(wanted, ApiKeyText.Shown(text), ApiKeyText.Hash(text)), stop);
        if (!added.IsDone)
        {
            foreach (var refusal in added.Refusals)
            {
                await host.Error.WriteLineAsync(Sentences.Of(refusal, CultureInfo.InvariantCulture));
            }

            return 1;
        }

        await host.Out.WriteLineAsync($"Key for {wanted.Client.Trim()}, for {wanted.Days} days: {ApiScopes.Write(wanted.Scopes)}. It is shown this once:");
        return await SayAsync(host.Out, text, 0);
    }

    private static async Task<int> SayAsync(TextWriter to, string line, int exit)
    {
        await to.WriteLineAsync(line);
        return exit;
    }
}
