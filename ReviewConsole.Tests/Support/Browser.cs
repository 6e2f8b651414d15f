using System.Text.RegularExpressions;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ReviewConsole.Support.Browser))]

namespace ReviewConsole.Support;

/// <summary>One Chromium for all tests, started when the first asks. A test takes it as a constructor parameter.</summary>
public sealed class Browser : IAsyncDisposable
{
    // In milliseconds, for a page on a machine that does much else.
    private const float Patience = 45_000;

    // The sandbox needs privileges that containers lack; the rest keeps the browser from talking to anybody but us.
    private static readonly string[] Switches =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public Browser() => _browser = new(StartAsync);

    /// <summary>A page in a fresh profile (no cookies), closed with the browser if not before.</summary>
    /// <param name="address">What relative addresses count from.</param>
    /// <param name="language">The browser's language, such as <c>zh-CN</c>.</param>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="height">In CSS pixels.</param>
    /// <param name="dark">Whether the system asks for dark colours.</param>
    internal async Task<IPage> OpenAsync(
        Uri address, string language = "en-GB", int width = 1280, int height = 800, bool dark = false)
    {
        var browser = await _browser.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = language,
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        context.SetDefaultTimeout(Patience);
        ClosePagesAttribute.Keep(context);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            await (await _browser.Value).CloseAsync();
            _playwright?.Dispose();
        }
    }

    private async Task<IBrowser> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumFinder.Find(),
            Args = Switches,
        });
    }
}

/// <summary>What every journey does with a page.</summary>
internal static class Pages
{
    /// <summary>Goes to an address of the console and waits until the circuit is live; a click before that is lost.</summary>
    public static async Task GoLiveAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.LiveAsync();
    }

    /// <summary>Waits until the address fits, by looking at it: an event of arriving can be missed by whoever begins to listen in that moment.</summary>
    public static Task IsAtAsync(this IPage page, string pattern) => Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>Waits until the circuit is live.</summary>
    public static async Task LiveAsync(this IPage page) =>
        await page.Locator("[data-live=true]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
}
