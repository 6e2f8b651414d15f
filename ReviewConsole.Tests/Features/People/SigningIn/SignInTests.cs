using System.Net;
using ReviewConsole.Data.People;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>Signing in and out, as a browser does it.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Wrong = "quite another sentence";

    private readonly FakeClock _clock = new(AnAppeal.Now);
    private WholeApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await WholeApp.WithPeopleAsync(_clock);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(DemoPeople.Reviewer, "/queue")]
    [InlineData(DemoPeople.Lead, "/queue")]
    [InlineData(DemoPeople.Auditor, "/queue")]
    [InlineData(DemoPeople.Admin, "/people")]
    public async Task Somebody_who_signs_in_is_sent_home(string email, string home)
    {
        using var client = _app.Visit();

        using var signedIn = await client.SendSignInAsync(email, DemonstrationPeople.Password);

        signedIn.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        signedIn.Headers.Location!.ToString().ShouldBe("/");
        (await StartAsync(client)).ShouldBe(home);
    }

    [Fact]
    public async Task The_cookie_cannot_be_read_by_script_and_stays_on_this_site()
    {
        using var client = _app.Visit();

        using var signedIn = await client.SendSignInAsync(DemoPeople.Lead, DemonstrationPeople.Password);

        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("review-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("expires=");
    }

    [Fact]
    public async Task Over_https_the_cookie_belongs_to_this_host_alone()
    {
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://console.example") });

        using var signedIn = await client.SendSignInAsync(DemoPeople.Lead, DemonstrationPeople.Password);

        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-review-session=", StringComparison.Ordinal));
        cookie.ShouldContain("secure");
        cookie.ShouldNotContain("domain");
        signedIn.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem().ShouldContain("max-age=31536000");
        (await StartAsync(client)).ShouldBe("/queue");
    }

    [Fact]
    public async Task Unknown_address_wrong_password_and_disabled_get_the_same_answer()
    {
        using var client = _app.Visit();
        await using (var world = new DataWorld(_app.Database, owns: false))
        {
            var admin = await world.IdAsync(DemoPeople.Admin);
            await world.DoneAsync(admin, new DisablePerson((await world.IdAsync(DemoPeople.Auditor)).Person!.Value));
        }

        var answers = new List<string>();
        foreach (var (email, password) in new[]
        {
            ("nobody@demo.test", DemonstrationPeople.Password), (DemoPeople.Lead, Wrong), (DemoPeople.Auditor, DemonstrationPeople.Password),
            (DemoPeople.Auditor, Wrong), ("no address", Wrong), ("", ""),
        })
        {
            using var answer = await client.SendSignInAsync(email, password);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            answer.Headers.TryGetValues("Set-Cookie", out var cookies);
            (cookies ?? []).ShouldNotContain(c => c.Contains("review-session", StringComparison.Ordinal));
            answers.Add(Bare(await answer.Content.ReadAsStringAsync(), email));
        }

        answers.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldContain("data-code=\"refused\"");
    }

    [Fact]
    public async Task After_ten_failures_even_the_right_password_has_to_wait_a_quarter_of_an_hour()
    {
        using var client = _app.Visit();
        for (var failure = 1; failure <= 9; failure++)
        {
            await RefusedAsync(client, Wrong);
        }

        await client.SignInAsAsync(DemoPeople.Reviewer);
        using var other = _app.Visit();
        for (var failure = 1; failure <= 10; failure++)
        {
            await RefusedAsync(other, Wrong);
        }

        await RefusedAsync(other, DemonstrationPeople.Password);
        _clock.Now += TimeSpan.FromMinutes(14);
        await RefusedAsync(other, DemonstrationPeople.Password);
        _clock.Now += TimeSpan.FromMinutes(2);
        await other.SignInAsAsync(DemoPeople.Reviewer);
    }

    [Fact]
    public async Task A_sign_in_ends_after_twelve_hours_whatever_was_done_in_between()
    {
        using var client = await _app.VisitAsAsync(DemoPeople.Reviewer);
        for (var hour = 1; hour < 12; hour++)
        {
            _clock.Now += TimeSpan.FromHours(1);
            (await StartAsync(client)).ShouldBe("/queue");
        }

        _clock.Now += TimeSpan.FromHours(1);

        (await StartAsync(client)).ShouldBe("/sign-in?ended=1");
    }

    [Fact]
    public async Task Signing_out_ends_the_sign_in_everywhere()
    {
        using var here = await _app.VisitAsAsync(DemoPeople.Admin);
        using var there = await _app.VisitAsAsync(DemoPeople.Admin);

        using var left = await here.PostFormAsync("/sign-out", (Forms.TokenField, await TokenAsync(here)));

        left.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await StartAsync(here)).ShouldBe("/sign-in");
        (await StartAsync(there)).ShouldBe("/sign-in?ended=1");
    }

    [Fact]
    public async Task A_disabled_persons_next_request_leads_to_the_sign_in_page()
    {
        using var client = await _app.VisitAsAsync(DemoPeople.Reviewer);
        (await StartAsync(client)).ShouldBe("/queue");

        await using (var world = new DataWorld(_app.Database, owns: false))
        {
            await world.DoneAsync(await world.IdAsync(DemoPeople.Admin), new DisablePerson((await world.IdAsync(DemoPeople.Reviewer)).Person!.Value));
        }

        (await StartAsync(client)).ShouldBe("/sign-in?ended=1");
    }

    [Theory]
    [InlineData("en", "You were signed out")]
    [InlineData("zh-Hans", "您已退出登录")]
    public async Task Whose_sign_in_was_ended_is_told_so_on_the_sign_in_page_in_either_language(string language, string sentence)
    {
        using var client = await _app.VisitAsAsync(DemoPeople.Reviewer);
        await using (var world = new DataWorld(_app.Database, owns: false))
        {
            await world.DoneAsync(await world.IdAsync(DemoPeople.Admin), new DisablePerson((await world.IdAsync(DemoPeople.Reviewer)).Person!.Value));
        }

        using var sent = await client.GetAsync("/queue?view=mine");
        sent.Headers.Location!.OriginalString.ShouldEndWith("/sign-in?returnUrl=%2Fqueue%3Fview%3Dmine&ended=1");
        using var chosen = await client.GetAsync($"/preferences?culture={language}&returnUrl=" + Uri.EscapeDataString(sent.Headers.Location.OriginalString));
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(chosen.Headers.Location));

        page.ShouldContain(sentence);
        page.ShouldContain("ended%3D1", customMessage: "the other language says it too");
        WebUtility.HtmlDecode(await client.GetStringAsync("/sign-in")).ShouldNotContain(sentence);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/set-password")]
    public async Task A_form_that_is_not_ours_changes_nothing(string address)
    {
        using var client = await _app.VisitAsAsync(DemoPeople.Admin);

        using var bare = await client.PostFormAsync(address, ("email", DemoPeople.Lead), ("password", DemonstrationPeople.Password));
        using var forged = await client.PostFormAsync(address, ("email", DemoPeople.Lead), (Forms.TokenField, "CfDJ8forged"));

        bare.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bare.Content.ReadAsStringAsync()).ShouldContain("This form is too old");
        (await StartAsync(client)).ShouldBe("/people");
    }

    [Fact]
    public async Task Every_sign_in_leaves_a_fact_and_so_does_a_lock_out()
    {
        using var client = _app.Visit();
        await client.SignInAsAsync(DemoPeople.Lead);
        for (var failure = 1; failure <= 10; failure++)
        {
            using var other = _app.Visit();
            using var answer = await other.SendSignInAsync(DemoPeople.Reviewer, Wrong);
        }

        await using var world = new DataWorld(_app.Database, owns: false);
        var kinds = (await world.FactsAsync("people")).Select(f => f.Kind).ToList();
        kinds.Count(k => k == "signed_in").ShouldBe(1);
        kinds.Count(k => k == "locked_out").ShouldBe(1);
        (await world.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    private static async Task RefusedAsync(HttpClient client, string password)
    {
        using var answer = await client.SendSignInAsync(DemoPeople.Reviewer, password);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<string> StartAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/");
        return answer.Headers.Location!.ToString();
    }

    // The page that refuses offers to sign out.
    private static async Task<string> TokenAsync(HttpClient client)
    {
        using var refused = await client.GetAsync("/cases/AP-2026-000001");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        return Forms.TokenIn(await refused.Content.ReadAsStringAsync());
    }

    private static string Bare(string page, string email) => page
        .Replace(Forms.TokenIn(page), "", StringComparison.Ordinal)
        .Replace(email.Length == 0 ? "\0" : $" value=\"{email}\"", "", StringComparison.Ordinal).Replace(" value=\"\"", "", StringComparison.Ordinal);
}
