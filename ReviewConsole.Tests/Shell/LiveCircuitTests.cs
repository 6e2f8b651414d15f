using System.Net;
using Microsoft.Playwright;

namespace ReviewConsole.Shell;

public sealed class LiveCircuitTests(Browser browser)
{
    [Fact]
    public async Task A_browser_opens_the_running_program_and_the_circuit_comes_alive()
    {
        await using var server = await ConsoleServer.StartWithPeopleAsync();
        var page = await browser.OpenAsync(server.Address, "zh-CN");

        await page.SignInAsAsync(DemoPeople.Reviewer);
        await page.GoLiveAsync("/not-found");

        (await page.Locator(".message__title").InnerTextAsync()).ShouldNotBeEmpty();
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("zh-Hans");
    }

    [Fact]
    public async Task A_page_begins_with_its_heading_unless_somebody_writes_already()
    {
        await using var server = await ConsoleServer.StartWithPeopleAsync();
        var page = await browser.OpenAsync(server.Address);
        await page.SignInAsAsync(DemoPeople.Reviewer);
        await page.GoLiveAsync("/settings");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();

        await page.Locator("nav a[href='/queue']").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();

        // As it was before: the word that the page is there came a moment after the first letter.
        await page.Locator("#queue-search").FocusAsync();
        await page.EvaluateAsync("reviewConsole.arrived()");
        await Assertions.Expect(page.Locator("#queue-search")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Files_from_the_top_of_the_repository_are_served()
    {
        await using var app = new WholeApp();
        using var client = app.CreateClient();

        using var answer = await client.GetAsync("/app.css");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
