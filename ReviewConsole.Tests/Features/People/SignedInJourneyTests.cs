using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ReviewConsole.Features.People;

/// <summary>What a browser sees of signing in, of being shut out, and of the program stopping.</summary>
public sealed partial class SignedInJourneyTests(Browser browser)
{
    [Fact]
    public async Task A_disabled_persons_screen_goes_to_the_sign_in_page_at_once_and_they_cannot_come_back()
    {
        await using var server = await ConsoleServer.StartWithPeopleAsync("Development", "Demo:Enabled=false");
        var reviewer = await browser.OpenAsync(server.Address);
        await reviewer.SignInAsAsync(DemoPeople.Reviewer);
        await reviewer.GoLiveAsync("/settings");
        var admin = await browser.OpenAsync(server.Address);
        await admin.SignInAsAsync(DemoPeople.Admin);
        await admin.LiveAsync();

        var row = admin.Locator($"[data-email='{DemoPeople.Reviewer}']");
        await row.GetByTestId("person-disable").ClickAsync();
        await admin.GetByTestId("disable-confirm").ClickAsync();

        await Assertions.Expect(reviewer).ToHaveURLAsync(SignInPage);
        await reviewer.GetByTestId("sign-in-email").FillAsync(DemoPeople.Reviewer);
        await reviewer.GetByTestId("sign-in-password").FillAsync(Data.People.DemonstrationPeople.Password);
        await reviewer.GetByTestId("sign-in-submit").ClickAsync();
        await reviewer.GetByTestId("refusal").WaitForAsync();
    }

    [Fact]
    public async Task A_tab_left_open_does_not_become_the_next_persons()
    {
        await using var server = await ConsoleServer.StartWithPeopleAsync("Development", "Demo:Enabled=false");
        var first = await browser.OpenAsync(server.Address);
        await first.SignInAsAsync(DemoPeople.Reviewer);
        await first.GoLiveAsync("/settings");
        await first.GetByTestId("interest-account").WaitForAsync();

        // The same browser, a second tab: somebody else signs in. The first tab's connection breaks and comes back with their cookie.
        await first.Context.ClearCookiesAsync();
        var second = await first.Context.NewPageAsync();
        await second.SignInAsAsync(DemoPeople.Admin);
        await first.EvaluateAsync("() => Blazor._internal.forceCloseConnection()");

        // What was on the screen is gone, and what comes is a new page of whoever is signed in now, with their name on it.
        await first.WaitForFunctionAsync("() => document.querySelector('.topbar__name')?.textContent === 'Meyer'");
        (await first.GetByTestId("interest-account").CountAsync()).ShouldBe(0);
        server.Log.ShouldContain("came back with another sign-in and was ended");
    }

    [Fact]
    public async Task Signing_out_from_the_console_works_and_no_page_broke_its_own_policy()
    {
        await using var server = await ConsoleServer.StartWithPeopleAsync("Development", "Demo:Enabled=false");
        var page = await browser.OpenAsync(server.Address);
        var complaints = new List<string>();
        page.Console += (_, line) =>
        {
            if (line.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                complaints.Add(line.Text);
            }
        };
        await page.SignInAsAsync(DemoPeople.Admin);
        await page.LiveAsync();
        await page.Locator("[popovertarget=person-menu]").ClickAsync();

        await page.Locator("form[action='/sign-out'] button").ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(SignInPage);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_program_stops_within_seconds_although_a_browser_is_connected()
    {
        await using var server = await ConsoleServer.StartWithPeopleAsync("Development", "Demo:Enabled=false");
        var pages = new List<IPage>();
        for (var tab = 0; tab < 3; tab++)
        {
            var page = await browser.OpenAsync(server.Address);
            await page.SignInAsAsync(DemoPeople.Admin);
            await page.GoLiveAsync("/settings");
            pages.Add(page);
        }

        var begun = Stopwatch.GetTimestamp();
        await server.StopAsync();

        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        server.Log.ShouldNotContain("Unhandled");
    }

    [GeneratedRegex("/sign-in", RegexOptions.None, 1000)]
    private static partial Regex SignInPage { get; }
}
