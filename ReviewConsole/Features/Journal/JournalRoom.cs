using System.CommandLine;
using ReviewConsole.Data.Proof;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Journal;

/// <summary>The room of the journal: its timeline on a case, and the command that checks it.</summary>
internal static class JournalRoom
{
    /// <summary><c>journal verify</c>: ends with <c>ok, N facts</c>, or names the first bad place and exits 1.</summary>
    public static CommandVerb Verb { get; } = new(host =>
    {
        var verify = new Command("verify", "Checks every fact of the journal; names the first bad place.");
        verify.SetAction((_, stop) => host.RunAsync((services, token) => VerifyAsync(services, host, token), stop));
        return new Command("journal", "The journal of everything that happened.") { verify };
    });

    /// <summary>Adds what the room needs.</summary>
    public static IServiceCollection AddJournalRoom(this IServiceCollection services) => services.AddSingleton<TimelineQuery>();

    private static async Task<int> VerifyAsync(IServiceProvider services, CommandHost host, CancellationToken stop)
    {
        var check = await services.GetRequiredService<JournalVerifier>().VerifyAsync(stop: stop);
        if (check.Bad is not { } bad)
        {
            await host.Out.WriteLineAsync($"ok, {check.Facts} facts");
            return 0;
        }

        await host.Out.WriteLineAsync($"{bad.Stream}, fact {bad.Sequence}: {Say(bad.Code)}");
        return 1;
    }

    private static string Say(string code) => code switch
    {
        "fact_missing" => "a fact is missing here",
        "fact_changed" => "this fact was changed",
        "value_changed" => "a value of this fact was changed",
        "order_changed" => "the facts are not in the order they were written",
        "tail_cut" => "the end of this stream was cut off",
        "head_changed" => "the head of this stream does not fit its facts",
        "head_missing" => "this stream has facts but no head",
        "case_without_facts" => "this case has no facts",
        "decision_changed" => "the decision says something else than this fact",
        "decision_missing" => "the decision of this fact is gone",
        "message_changed" => "the message says something else than this fact",
        "judgement_changed" => "the judgement says something else than this fact",
        "judgement_missing" => "the judgement of this fact is gone",
        "judgement_without_fact" => "a judgement has no fact",
        "message_missing" => "the message of this fact is gone",
        "message_without_fact" => "a message has no fact",
        _ => "a decision has no fact",
    };
}
