using Microsoft.Playwright;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Support;

namespace ReviewConsole.Benchmarks;

/// <summary>What an open page keeps alive in the server, measured with a real browser.</summary>
internal static class CircuitHeap
{
    private const int Circuits = 40;
    private const int Warm = 3;
    private const int AtOnce = 4;
    private const string Queue = "/queue?view=unclaimed";

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    private static readonly string[] Switches =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    /// <summary>Bytes alive a circuit: the difference that 40 more make, each with a full page of lines.</summary>
    public static Task<double> OfQueueAsync(FilledDatabase database) =>
        MeasureAsync(database, "queue page", Queue, page => page.GetByTestId("queue-row").Nth(LinePage.Size - 1));

    /// <summary>The same, each with a case open.</summary>
    public static Task<double> OfCaseAsync(FilledDatabase database, CaseNumber number) =>
        MeasureAsync(database, "case page", $"/cases/{number}", page => page.GetByTestId("timeline-row").First);

    private static async Task<double> MeasureAsync(FilledDatabase database, string name, string address, Func<IPage, ILocator> drawn)
    {
        using var server = await MeasuredServer.StartAsync(database);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = ChromiumFinder.Find(), Args = Switches });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = server.Address, ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        context.SetDefaultTimeout(60_000);
        await SignInAsync(await context.NewPageAsync());

        // What the first circuits make once for all must not count; they stay open.
        await OpenAsync(context, Warm, address, drawn);
        var before = await server.AliveAsync();
        await OpenAsync(context, Circuits, address, drawn);
        var perCircuit = (await server.AliveAsync() - before) / (double)Circuits;
        Report.Line(name, perCircuit, Circuits);
        return perCircuit;
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByTestId("sign-in-email").FillAsync(DemonstrationPeople.All[0].Email);
        await page.GetByTestId("sign-in-password").FillAsync(DemonstrationPeople.Password);
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
        await page.CloseAsync();
    }

    private static async Task OpenAsync(IBrowserContext context, int many, string address, Func<IPage, ILocator> drawn)
    {
        foreach (var some in Enumerable.Range(0, many).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(async _ =>
            {
                var page = await context.NewPageAsync();
                await page.GotoAsync(address);
                await drawn(page).WaitForAsync();
            }));
        }

        await Task.Delay(Settled);
    }
}
