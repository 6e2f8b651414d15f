using System.Diagnostics;

namespace ReviewConsole.Benchmarks;

/// <summary>How long the whole journal takes to be sealed, and to be checked: every hash, commitment, decision, message, leaf and checkpoint.</summary>
/// <param name="Facts">Facts of the filled database.</param>
/// <param name="Sealing">Seconds to seal all of them, a checkpoint each thousand, in the database and outside, synced to disk.</param>
/// <param name="Verifying">Seconds of one core to check all of them, whoever else is busy; the best of several.</param>
internal sealed record JournalRate(long Facts, double Sealing, double Verifying)
{
    private const int Million = 1_000_000;

    /// <summary>Seconds for a million facts at this rate.</summary>
    public double OfAMillion => Verifying / Facts * Million;

    /// <summary>Measures on a copy, whose seals are gone afterwards.</summary>
    public static async Task<JournalRate> MeasureAsync(FilledDatabase database)
    {
        var copy = await database.CopyAsync();
        try
        {
            await using var program = new ProgramServices(copy.ConnectionString);
            var begun = Stopwatch.GetTimestamp();
            var facts = await program.Sealer.SealAsync();
            var took = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            var best = double.MaxValue;
            for (var at = 0; at < 10; at++)
            {
                var before = Environment.CpuUsage.TotalTime;
                var check = await program.Verifier.VerifyAsync();
                best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
                if (check is not { Bad: null } || check.Sealed != facts)
                {
                    throw new InvalidOperationException($"The journal is not sound: {check}.");
                }
            }

            var rate = new JournalRate(facts, took, best);
            Report.Line(rate);
            return rate;
        }
        finally
        {
            copy.Delete();
        }
    }
}
