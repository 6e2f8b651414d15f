using System.Net;

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
    public async Task Files_from_the_top_of_the_repository_are_served()
    {
        await using var app = new WholeApp();
        using var client = app.CreateClient();

        using var answer = await client.GetAsync("/app.css");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
