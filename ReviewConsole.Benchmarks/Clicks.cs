using Microsoft.EntityFrameworkCore;
using ReviewConsole.Features.Cases.Queue;

namespace ReviewConsole.Benchmarks;

/// <summary>
/// From the click to the drawn screen, while many reviewers click: everybody walks from one list to another, into a case and back, at the
/// pace of a person. A few sit in a real browser and are measured; the others are circuits without one, because the browsers of two
/// hundred people do not run on the server's cores.
/// </summary>
internal static class Clicks
{
    private const int Circuits = 200;
    private const int Measured = 10;
    private const int EverySeconds = 5;
    private const int WarmSeconds = 30;
    private const int Seconds = 60;
    private const int Cases = 50;

    // What one page does by itself until the time is over; answers with the milliseconds of each click.
    private const string Walk = """
        async ([every, warm, seconds, row]) => {
            const first = () => document.querySelector('[data-testid=queue-row] a')?.getAttribute('href')
            const tab = view => document.querySelector(`.tabs__link[href='/queue?view=${view}']`)
            const drawn = test => new Promise((done, never) => {
                if (test()) { done(); return }
                setTimeout(() => never(new Error(`Nothing drawn for 20 s at ${location.href}: ${document.body.innerText.slice(0, 400)}`)), 20000)
                const watch = new MutationObserver(() => { if (test()) { watch.disconnect(); done() } })
                watch.observe(document, { subtree: true, childList: true, attributes: true })
            })
            const list = view => { const before = first(); return [tab(view), () => tab(view)?.ariaCurrent && first() && first() !== before] }
            const steps = [
                () => list('waiting'),
                () => list('unclaimed'),
                () => [document.querySelectorAll('[data-testid=queue-row] a.queue__open')[row], () => document.querySelector('[data-testid=timeline-row]')],
                () => [document.querySelector('.nav__link[href="/queue"]'), () => first()],
            ]
            const rest = ms => new Promise(go => setTimeout(go, ms))
            const took = [], begin = performance.now() + warm * 1000, end = begin + seconds * 1000
            await rest(Math.random() * every * 1000)
            for (let step = 0; performance.now() < end; step++) {
                const [what, there] = steps[step % steps.length]()
                const at = performance.now()
                what.click()
                await drawn(there)
                if (at >= begin) { took.push(performance.now() - at) }
                await rest(every * 1000 - (performance.now() - at))
            }
            return took
        }
        """;

    /// <summary>The milliseconds of every measured click, ascending.</summary>
    public static async Task<double[]> MeasureAsync(ProgramServices program, FilledDatabase database)
    {
        using var server = await MeasuredServer.StartAsync(database);
        await using var browser = await OpenBrowser.StartAsync(server.Address);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var (cookies, numbers) = (await browser.CookiesAsync(), await NumbersAsync(program));
        var others = new List<LightCircuit>();
        while (others.Count < Circuits - Measured)
        {
            others.Add(await LightCircuit.OpenAsync(http, server.Address, "/queue?view=unclaimed", cookies));
        }

        var pages = await browser.OpenAsync(Measured, "/queue?view=unclaimed", page => page.GetByTestId("queue-row").Nth(LinePage.Size - 1));
        using var end = new CancellationTokenSource();
        var walks = others.Select((circuit, at) => WalkAsync(circuit, at, numbers, end.Token)).ToList();
        var each = await Task.WhenAll(pages.Select((page, row) => page.EvaluateAsync<double[]>(Walk, new[] { EverySeconds, WarmSeconds, Seconds, row })));
        await end.CancelAsync();
        var followed = (await Task.WhenAll(walks)).Sum();
        await Task.WhenAll(others.Select(o => o.DisposeAsync().AsTask()));

        double[] took = [.. each.SelectMany(of => of).Order()];
        Report.Clicks(took, Circuits, EverySeconds, followed, others.Sum(o => o.Batches));
        return took;
    }

    // The same walk without looking.
    private static async Task<int> WalkAsync(LightCircuit circuit, int at, IReadOnlyList<string> numbers, CancellationToken end)
    {
        var followed = 0;
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(EverySeconds) * at / Circuits, end);
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(EverySeconds));
            do
            {
                await circuit.FollowAsync((followed % 4) switch
                {
                    0 => "/queue?view=waiting",
                    1 => "/queue?view=unclaimed",
                    2 => "/cases/" + numbers[(at + followed) % numbers.Count],
                    _ => "/queue",
                });
                followed++;
            }
            while (await timer.WaitForNextTickAsync(end));
        }
        catch (OperationCanceledException)
        {
            // The end of the measurement.
        }

        return followed;
    }

    private static async Task<IReadOnlyList<string>> NumbersAsync(ProgramServices program)
    {
        await using var db = await program.Databases.CreateDbContextAsync();
        return [.. (await db.CaseRows.OrderBy(r => r.Number).Take(Cases).Select(r => r.Number).ToListAsync()).Select(n => n.ToString())];
    }
}
