using System.Net;
using ReviewConsole.Data.People;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>The plain pages: what they say, where they lead, what they let in.</summary>
public sealed class PlainPageTests
{
    private static readonly string[] Elsewhere =
    [
        "https://evil.example/",
        "http:evil.example",
        "//evil.example",
        "///evil.example",
        "////evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "\\/evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r\nLocation: https://evil.example",
        "\t//evil.example",
        " //evil.example",
        "/queue\\..\\..\\evil",
        "javascript:alert(1)",
        "data:text/html,x",
        "evil.example",
        "@evil.example",
        "?//evil.example",
        "#//evil.example",
        "/\u0001/evil.example",
        "/\u007f/evil.example",
        "",
        "https:/evil.example",
    ];

    [Fact]
    public async Task A_sign_in_never_leads_to_another_site()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        var wrong = new List<string>();
        foreach (var returnUrl in Elsewhere)
        {
            using var visitor = app.Visit();
            using var signedIn = await visitor.SendSignInAsync(DemoPeople.Lead, DemonstrationPeople.Password, returnUrl);
            using var again = await visitor.GetAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
            using var preference = await visitor.GetAsync("/preferences?theme=dark&returnUrl=" + Uri.EscapeDataString(returnUrl));
            wrong.AddRange(new[] { signedIn, again, preference }.Where(a => a.Headers.Location!.OriginalString != "/").Select(a => $"{returnUrl} → {a.Headers.Location}"));
        }

        wrong.ShouldBeEmpty();
        Elsewhere.Length.ShouldBeGreaterThanOrEqualTo(20);
    }

    [Theory]
    [InlineData("/cases/AP-2026-000123?tab=1#x")]
    [InlineData("/queue?q=%2F%2Fevil.example")]
    public async Task A_sign_in_leads_back_to_where_somebody_was(string returnUrl)
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = app.Visit();

        using var signedIn = await client.SendSignInAsync(DemoPeople.Lead, DemonstrationPeople.Password, returnUrl);

        signedIn.Headers.Location!.OriginalString.ShouldBe(returnUrl);
    }

    [Fact]
    public async Task The_demonstration_offers_its_five_people_with_what_each_may_do_and_each_of_them_gets_in()
    {
        await using var app = await WholeApp.WithPeopleAsync("Demo:Enabled=true");
        using var visitor = app.Visit();
        var page = WebUtility.HtmlDecode(await visitor.GetStringAsync("/sign-in"));

        foreach (var person in DemonstrationPeople.All)
        {
            page.ShouldContain($"value=\"{person.Email}\"");
            using var client = app.Visit();
            await client.SignInAsAsync(person.Email);
        }

        page.Split("data-testid=\"demo-person\"").Length.ShouldBe(6);
        page.ShouldContain(DemonstrationPeople.Password);
        page.ShouldContain("Reads everything, changes no case");
    }

    [Fact]
    public async Task Without_the_demonstration_nobody_is_offered_and_no_password_is_shown()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = app.Visit();

        var page = await client.GetStringAsync("/sign-in");

        page.ShouldNotContain("demo.test");
        page.ShouldNotContain(DemonstrationPeople.Password);
    }

    [Fact]
    public async Task A_console_without_people_says_how_the_first_one_comes_in()
    {
        await using var app = new WholeApp();
        using var client = app.Visit();

        (await client.GetStringAsync("/sign-in")).ShouldContain("ReviewConsole people add EMAIL --role admin");
    }

    [Fact]
    public async Task Language_and_theme_are_kept_in_the_browser_and_the_language_with_the_person()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = await app.VisitAsAsync(DemoPeople.Lead);

        using var set = await client.GetAsync("/preferences?culture=zh-Hans&theme=dark&returnUrl=%2Fqueue");
        var page = await client.GetStringAsync("/not-found");

        set.Headers.Location!.ToString().ShouldBe("/queue");
        page.ShouldContain("lang=\"zh-Hans\"");
        page.ShouldContain("data-theme=\"dark\"");

        using var elsewhere = await app.VisitAsAsync(DemoPeople.Lead);
        (await elsewhere.GetStringAsync("/not-found")).ShouldContain("lang=\"zh-Hans\"");
    }

    [Fact]
    public async Task Another_sites_link_does_not_change_how_the_console_looks()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = await app.VisitAsAsync(DemoPeople.Lead);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var set = await client.GetAsync("/preferences?culture=zh-Hans&theme=dark");

        set.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused_and_is_no_fault_of_ours()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = app.Visit();

        using var nothing = await client.SendSignInAsync(DemoPeople.Lead, "with \0 in it");
        using var endless = await client.SendSignInAsync(DemoPeople.Lead, new string('x', 5000));
        using var json = await client.PostAsync("/sign-in", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));

        nothing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        endless.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        json.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("../../etc")]
    public async Task A_language_that_is_not_ours_is_passed_over(string culture)
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = app.Visit();

        using var set = await client.GetAsync("/preferences?culture=" + Uri.EscapeDataString(culture));

        set.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }
}
