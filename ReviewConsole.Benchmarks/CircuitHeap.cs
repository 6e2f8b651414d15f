using Microsoft.Playwright;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;

namespace ReviewConsole.Benchmarks;

/// <summary>What an open page keeps alive in the server, measured with a real browser.</summary>
internal static class CircuitHeap
{
    private const int Circuits = 40;
    private const int Warm = 3;
    private const string Queue = "/queue?view=unclaimed";

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    /// <summary>Bytes alive a circuit: the difference that 40 more make, each with a full page of lines.</summary>
    public static Task<double> OfQueueAsync(FilledDatabase database) =>
        MeasureAsync(database, "queue page", Queue, page => page.GetByTestId("queue-row").Nth(LinePage.Size - 1));

    /// <summary>The same, each with a case open.</summary>
    public static Task<double> OfCaseAsync(FilledDatabase database, CaseNumber number) =>
        MeasureAsync(database, "case page", $"/cases/{number}", page => page.GetByTestId("timeline-row").First);

    private static async Task<double> MeasureAsync(FilledDatabase database, string name, string address, Func<IPage, ILocator> drawn)
    {
        using var server = await MeasuredServer.StartAsync(database);
        await using var browser = await OpenBrowser.StartAsync(server.Address);

        // What the first circuits make once for all must not count; they stay open.
        await browser.OpenAsync(Warm, address, drawn);
        await Task.Delay(Settled);
        var before = await server.AliveAsync();
        await browser.OpenAsync(Circuits, address, drawn);
        await Task.Delay(Settled);
        var perCircuit = (await server.AliveAsync() - before) / (double)Circuits;
        Report.Line(name, perCircuit, Circuits);
        return perCircuit;
    }
}
