using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Platform;

namespace ReviewConsole.Shell;

public sealed class MainLayoutTests : ConsoleContext
{
    public MainLayoutTests()
    {
        Services.AddSingleton(new MenuEntry("/people", "people", 50, May.ManagePeople, typeof(TopBar), "SignOut"));
        Services.AddSingleton(new MenuEntry("/queue", "queue", 10, May.ReadCases, typeof(TopBar), "Theme"));
        Services.AddSingleton(new MenuEntry("/import", "import", 20, May.Import, typeof(TopBar), "Light"));
    }

    [Fact]
    public void A_live_page_carries_the_marker_that_clicks_may_wait_for() =>
        Render<MainLayout>().Find("[data-live=true]").ShouldNotBeNull();

    [Fact]
    public void A_page_without_a_circuit_does_not_claim_to_be_live()
    {
        Live = false;

        Render<MainLayout>().FindAll("[data-live]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Reviewer, new[] { "/queue" })]
    [InlineData(Role.Lead, new[] { "/queue", "/import" })]
    [InlineData(Role.Admin, new[] { "/people" })]
    public void The_menu_offers_what_the_person_may_open_and_nothing_else(Role role, string[] addresses) =>
        Shown(role).FindAll(".nav__link").Select(link => link.GetAttribute("href")).ShouldBe(addresses);

    [Fact]
    public void Nobody_is_offered_nothing_and_has_nothing_to_sign_out_of()
    {
        var layout = Render<MainLayout>();

        layout.FindAll(".nav__link").ShouldBeEmpty();
        layout.FindAll("form").ShouldBeEmpty();
    }

    [Fact]
    public void Signing_out_is_a_plain_form_that_works_without_a_circuit()
    {
        var form = Shown(Role.Reviewer).Find("form[action='/sign-out']");

        form.GetAttribute("method").ShouldBe("post");
        form.QuerySelector("button[type=submit]").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("en", "中文", "/preferences?culture=zh-Hans&returnUrl=%2Fqueue%3Fview%3Dmine%26q%3D%25E5%25BE%2590")]
    [InlineData("zh-Hans", "English", "/preferences?culture=en&returnUrl=%2Fqueue%3Fview%3Dmine%26q%3D%25E5%25BE%2590")]
    public void The_other_language_names_itself_and_leads_back_to_the_same_view(string language, string name, string address)
    {
        using var speaking = new Speaking(language);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/queue?view=mine&q=徐");

        var link = Shown(Role.Reviewer).Find(".topbar a[hreflang]");

        link.TextContent.ShouldBe(name);
        link.GetAttribute("href").ShouldBe(address);
    }

    [Theory]
    [InlineData(null, "theme=device")]
    [InlineData("dark", "theme=dark")]
    public void The_theme_in_use_is_marked(string? theme, string address)
    {
        var layout = Shown(Role.Reviewer, theme);

        layout.FindAll("#theme-menu [aria-current]").ShouldHaveSingleItem().GetAttribute("href")!.ShouldContain(address);
    }

    private IRenderedComponent<MainLayout> Shown(Role role, string? theme = null)
    {
        var claims = new ClaimsIdentity([new(ClaimTypes.GivenName, "Reviewer Lin, no. 14"), new(ClaimTypes.Role, role.ToString())], "test");

        return Render<MainLayout>(with =>
        {
            with.AddCascadingValue(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(claims))));
            if (theme is not null)
            {
                with.AddCascadingValue("Theme", theme);
            }
        });
    }
}
