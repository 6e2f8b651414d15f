using System.CommandLine;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary><c>demo fill --cases N</c>: more demonstration; never in Production.</summary>
internal static class DemoVerb
{
    /// <summary>The verb. Says every decision once it is committed; the last line is <c>N cases filled</c>.</summary>
    public static CommandVerb Verb { get; } = new(host =>
    {
        var cases = new Option<int>("--cases") { Description = "How many cases to add.", DefaultValueFactory = _ => DemoFill.Usual };
        var fill = new Command("fill", "Adds demonstration people and cases; the same command again goes on with a filling that was killed.") { cases };
        fill.SetAction((parsed, stop) => host.RunAsync((services, token) => FillAsync(services, host, parsed.GetValue(cases), token), stop));
        return new Command("demo", "The demonstration; never in Production.") { fill };
    });

    private static async Task<int> FillAsync(IServiceProvider services, CommandHost host, int cases, CancellationToken stop)
    {
        if (services.GetRequiredService<IHostEnvironment>().IsProduction())
        {
            await host.Error.WriteLineAsync("The demonstration has people with a published password, so it is never filled in Production. Set the environment to Development.");
            return Startup.Unusable;
        }

        if (cases is < 1 or > 5_000_000)
        {
            await host.Error.WriteLineAsync("--cases: a number from 1 to 5,000,000.");
            return Startup.Unusable;
        }

        // Only what is on disk is said: whoever reads these lines may rely on them.
        await services.GetRequiredService<DemoFill>().FillAsync(
            cases,
            (number, decision) => { lock (host.Out) { host.Out.WriteLine($"decided {number} {decision.Value:D}"); host.Out.Flush(); } },
            done => host.Error.WriteLine($"{done} of {cases} cases"),
            stop);
        await host.Out.WriteLineAsync($"{cases} cases filled");
        return 0;
    }
}
