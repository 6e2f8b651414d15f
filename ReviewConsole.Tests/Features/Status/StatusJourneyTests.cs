using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Status;

/// <summary>The appellant's page in a real browser in which no script may run.</summary>
public sealed class StatusJourneyTests(Browser browser)
{
    [Theory]
    [InlineData("en-GB", 1280, false, "We have received what you wrote.", "Your appeal is withdrawn.")]
    [InlineData("zh-CN", 390, true, "我们已收到您的内容", "您的申诉已撤回")]
    public async Task Somebody_who_is_locked_out_sees_answers_and_withdraws_by_link_and_code_alone(string language, int width, bool dark, string received, string withdrawn)
    {
        await using var server = await CaseServer.StartAsync(new AnAppeal().In(language).WithSignal("new_device").With("appeal.requests", new System.Text.Json.Nodes.JsonArray("change_phone")));
        var access = AccessText.New();
        await using (var look = server.Look())
        {
            var id = await look.ReadAsync(db => Task.FromResult(db.Cases.Single().Id));
            (await look.Door.DoAsync(Actor.Platform, new GiveAccess(id, access.LinkHash, access.CodeHash))).IsDone.ShouldBeTrue();
        }

        var page = await browser.OpenAsync(server.Address, language, width, dark: dark);
        await page.GotoAsync($"{Urls.Status}?l={access.Token}");
        await CleanAsync(page);
        await page.GetByTestId("status-code").FillAsync(access.Code);
        await page.GetByTestId("status-code").PressAsync("Enter");
        await Expect(page.GetByTestId("status-state")).ToHaveAttributeAsync("data-code", "received");
        await CleanAsync(page);

        await page.GetByTestId("status-signal").First.GetByRole(AriaRole.Textbox).FillAsync("I was ill. 我当时生病了。");
        await page.GetByTestId("status-send").ClickAsync();
        await Expect(page.GetByTestId("said")).ToContainTextAsync(received);
        await page.GetByTestId("status-choose").First.ClickAsync();
        await Expect(page.GetByTestId("status-message")).ToHaveCountAsync(2);

        await page.GetByTestId("status-withdraw-open").ClickAsync();
        await page.GetByTestId("status-withdraw").ClickAsync();
        await Expect(page.GetByTestId("said")).ToContainTextAsync(withdrawn);
        await CleanAsync(page);
        await page.GetByTestId("status-undo").ClickAsync();
        await Expect(page.GetByTestId("status-state")).ToHaveAttributeAsync("data-code", "received");
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("nothing is cut off");
    }

    [Fact]
    public async Task What_the_interface_says_is_read_without_a_violation()
    {
        await using var server = await CaseServer.StartAsync();
        var page = await browser.OpenAsync(server.Address);

        await page.GotoAsync(Urls.ApiPage);

        await CleanAsync(page);
    }

    // WCAG 2.2 at level AA and best practice, as axe knows them.
    private static async Task CleanAsync(IPage page)
    {
        var found = (await page.RunAxe()).Violations;
        found.Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
    }
}
