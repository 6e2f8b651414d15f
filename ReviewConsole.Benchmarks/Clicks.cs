using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace ReviewConsole.Benchmarks;

/// <summary>
/// From the click to the drawn screen while many reviewers click: everybody walks from one list to another, into a case and back, at the
/// pace of a person, and a case that is looked at leaves its fact. The circuits are real; the browsers of two hundred people do not run
/// on the server's cores, so what a browser needs to paint is not in the figure.
/// </summary>
internal static class Clicks
{
    private const int Circuits = 200;
    private const int EverySeconds = 5;
    private const int WarmSeconds = 40;
    private const int Seconds = 120;
    private const int Cases = 50;

    /// <summary>The milliseconds of every click, ascending.</summary>
    public static async Task<double[]> MeasureAsync(ProgramServices program, FilledDatabase database)
    {
        using var server = await MeasuredServer.StartAsync(database);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var (cookies, numbers) = (await CookiesAsync(server), await NumbersAsync(program));
        var circuits = new List<LightCircuit>();
        while (circuits.Count < Circuits)
        {
            circuits.Add(await LightCircuit.OpenAsync(http, server.Address, "/queue?view=unclaimed", cookies));
        }

        var began = Stopwatch.GetTimestamp();
        var each = await Task.WhenAll(circuits.Select((circuit, at) => WalkAsync(circuit, at, numbers, began)));
        await Task.WhenAll(circuits.Select(c => c.DisposeAsync().AsTask()));
        double[] took = [.. each.SelectMany(of => of).Order()];
        Report.Clicks(took, Circuits, EverySeconds);
        return took;
    }

    // Answers with the milliseconds of each click that counts; before, code is compiled and pages come into memory.
    private static async Task<IReadOnlyList<double>> WalkAsync(LightCircuit circuit, int at, IReadOnlyList<string> numbers, long began)
    {
        var took = new List<double>();
        await Task.Delay(TimeSpan.FromSeconds(EverySeconds) * at / Circuits);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(EverySeconds));
        for (var step = 0; Stopwatch.GetElapsedTime(began).TotalSeconds < WarmSeconds + Seconds; step++)
        {
            var of = await circuit.FollowAsync((step % 4) switch
            {
                0 => ("/queue?view=waiting", Drawn.List),
                1 => ("/queue?view=unclaimed", Drawn.List),
                2 => ("/cases/" + numbers[(at + step) % numbers.Count], Drawn.Case),
                _ => ("/queue?view=all", Drawn.List),
            });
            if (Stopwatch.GetElapsedTime(began).TotalSeconds > WarmSeconds)
            {
                took.Add(of.TotalMilliseconds);
            }

            await timer.WaitForNextTickAsync();
        }

        return took;
    }

    private static async Task<string> CookiesAsync(MeasuredServer server)
    {
        await using var browser = await OpenBrowser.StartAsync(server.Address);
        return await browser.CookiesAsync();
    }

    private static async Task<IReadOnlyList<string>> NumbersAsync(ProgramServices program)
    {
        await using var db = await program.Databases.CreateDbContextAsync();
        return [.. (await db.CaseRows.OrderBy(r => r.Number).Take(Cases).Select(r => r.Number).ToListAsync()).Select(n => n.ToString())];
    }
}
