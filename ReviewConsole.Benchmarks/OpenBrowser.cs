using Microsoft.Playwright;
using ReviewConsole.Data.People;
using ReviewConsole.Support;

namespace ReviewConsole.Benchmarks;

/// <summary>A real browser in which somebody of the demonstration has signed in, with as many pages as a measurement needs.</summary>
internal sealed class OpenBrowser : IAsyncDisposable
{
    private const int AtOnce = 4;

    // Pages that nobody looks at are to work like those in front.
    private static readonly string[] Switches =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--disable-background-timer-throttling",
        "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IBrowserContext _context;

    private OpenBrowser(IPlaywright playwright, IBrowser browser, IBrowserContext context) => (_playwright, _browser, _context) = (playwright, browser, context);

    /// <summary>Starts it and signs in; the first reviewer where nobody is named.</summary>
    public static async Task<OpenBrowser> StartAsync(string address, NewPerson? person = null)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = ChromiumFinder.Find(), Args = Switches });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address, ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        context.SetDefaultTimeout(60_000);
        var opened = new OpenBrowser(playwright, browser, context);
        await opened.SignInAsync(person ?? DemonstrationPeople.All[0]);
        return opened;
    }

    /// <summary>Opens pages, a few at a time, until each has drawn what was asked for.</summary>
    public async Task<IReadOnlyList<IPage>> OpenAsync(int many, string address, Func<IPage, ILocator> drawn)
    {
        var pages = new List<IPage>();
        foreach (var some in Enumerable.Range(0, many).Chunk(AtOnce))
        {
            pages.AddRange(await Task.WhenAll(some.Select(async _ =>
            {
                var page = await _context.NewPageAsync();
                await page.GotoAsync(address);
                await drawn(page).WaitForAsync();
                return page;
            })));
        }

        return pages;
    }

    /// <summary>What signs a request in, as a header has it.</summary>
    public async Task<string> CookiesAsync() => string.Join("; ", (await _context.CookiesAsync()).Select(c => $"{c.Name}={c.Value}"));

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private async Task SignInAsync(NewPerson person)
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByTestId("sign-in-email").FillAsync(person.Email);
        await page.GetByTestId("sign-in-password").FillAsync(DemonstrationPeople.Password);
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
        await page.CloseAsync();
    }
}
