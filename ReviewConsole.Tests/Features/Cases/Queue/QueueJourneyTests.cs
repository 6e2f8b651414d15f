using Microsoft.Playwright;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>The queue in a real browser, while somebody else works in another.</summary>
public sealed class QueueJourneyTests(Browser browser) : IAsyncLifetime
{
    private const int Cases = 60;

    private TestDatabase _database = null!;
    private ConsoleServer _server = null!;
    private CaseNumber _someCase;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.SqliteAsync();
        await using (var world = new DataWorld(_database, owns: false))
        {
            await DemoPeople.AddAsync(world.Door);
            for (var n = 0; n < Cases; n++)
            {
                _someCase = (await world.CaseAsync(await world.OpenAsync())).Number;
            }
        }

        _server = await ConsoleServer.StartAsync("Development", "Demo:Enabled=false", $"ConnectionStrings:Review={_database.ConnectionString}");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task The_whole_row_opens_its_case_and_so_does_Enter()
    {
        var page = await SignedInAsync(DemoPeople.Reviewer);
        await page.GoLiveAsync("/queue?view=unclaimed");
        var row = page.GetByTestId("queue-row").Nth(3);
        var number = await row.Locator("a.queue__open").InnerTextAsync();

        await row.ClickAsync(new LocatorClickOptions { Position = new Position { X = 900, Y = 30 } });
        await page.IsAtAsync(Urls.Case(new CaseNumber(number)) + "$");

        await page.GoBackAsync();
        await page.GetByTestId("queue-row").Nth(5).Locator("a.queue__open").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.IsAtAsync("/cases/AP-");
    }

    [Fact]
    public async Task What_somebody_else_takes_changes_in_place_and_neither_scroll_nor_focus_nor_typed_text_is_lost()
    {
        var page = await SignedInAsync(DemoPeople.Reviewer);
        await page.GoLiveAsync("/queue?view=unclaimed");
        var rows = page.GetByTestId("queue-row");
        await rows.First.WaitForAsync();
        await page.Locator("#queue-search").FillAsync("A");
        await page.GetByText("Type at least 2 characters").WaitForAsync();
        var open = rows.Nth(20).Locator("a.queue__open");
        await open.FocusAsync();
        var (number, scroll) = (await open.InnerTextAsync(), await page.EvaluateAsync<double>("window.scrollY"));
        scroll.ShouldBeGreaterThan(100);

        var other = await SignedInAsync(DemoPeople.Reviewer2);
        await other.GoLiveAsync(Urls.Case(new CaseNumber(number)));
        await other.GetByTestId("claim").ClickAsync();

        await Assertions.Expect(rows.Nth(20).Locator("td.queue__holder")).ToContainTextAsync("until");
        (await page.EvaluateAsync<double>("window.scrollY")).ShouldBe(scroll);
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe(number);
        (await page.Locator("#queue-search").InputValueAsync()).ShouldBe("A");
    }

    [Fact]
    public async Task Typing_searches_the_address_remembers_and_Back_returns()
    {
        var page = await SignedInAsync(DemoPeople.Reviewer);
        await page.GoLiveAsync("/queue?view=all");
        await page.Locator("#queue-search").PressSequentiallyAsync(_someCase.Value);
        await page.Locator("#queue-search").PressAsync("Enter");

        await Assertions.Expect(page.GetByTestId("queue-row")).ToHaveCountAsync(1);
        await page.GetByTestId("queue-row").ClickAsync();
        await page.IsAtAsync(Urls.Case(_someCase) + "$");
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByTestId("queue-row")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#queue-search")).ToHaveValueAsync(_someCase.Value);
    }

    private async Task<IPage> SignedInAsync(string email)
    {
        var page = await browser.OpenAsync(_server.Address);
        await page.SignInAsAsync(email);
        return page;
    }
}
