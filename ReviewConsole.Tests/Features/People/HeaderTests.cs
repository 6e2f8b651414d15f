using System.Text.RegularExpressions;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>What every answer carries, and that no page needs what its policy forbids.</summary>
public sealed partial class HeaderTests
{
    [Fact]
    public async Task Every_kind_of_answer_carries_its_policy_and_the_small_headers()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var nobody = app.Visit();
        using var reviewer = await app.VisitAsAsync(DemoPeople.Reviewer);
        (HttpClient Client, string Address, string Policy, bool Kept)[] kinds =
        [
            (nobody, "/sign-in", ResponseHeaders.PlainPolicy, false),
            (nobody, "/set-password?token=x", ResponseHeaders.PlainPolicy, false),
            (nobody, "/queue", ResponseHeaders.PlainPolicy, false),
            (nobody, "/health/live", ResponseHeaders.PlainPolicy, false),
            (nobody, "/_blazor/initializers", ResponseHeaders.PlainPolicy, false),
            (nobody, "/app.css", ResponseHeaders.PlainPolicy, true),
            (reviewer, "/settings", ResponseHeaders.ConsolePolicy, false),
            (reviewer, "/people", ResponseHeaders.PlainPolicy, false),
            (reviewer, "/nowhere", ResponseHeaders.PlainPolicy, false),
            (reviewer, "/window-closed", ResponseHeaders.PlainPolicy, false),
        ];

        foreach (var (client, address, policy, kept) in kinds)
        {
            using var answer = await client.GetAsync(address);

            answer.Headers.GetValues("Content-Security-Policy").ShouldBe([policy], address);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], address);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"], address);
            answer.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"], address);
            (answer.Headers.CacheControl?.NoStore == true).ShouldBe(!kept, address);
        }
    }

    [Fact]
    public void The_policies_allow_no_script_but_our_own_and_no_framing()
    {
        ResponseHeaders.PlainPolicy.ShouldBe("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        ResponseHeaders.ConsolePolicy.ShouldContain("script-src 'self';");
        ResponseHeaders.ConsolePolicy.ShouldContain("object-src 'none'");
        ResponseHeaders.ConsolePolicy.ShouldContain("frame-ancestors 'none'");
    }

    [Fact]
    public async Task No_page_has_a_script_or_style_that_its_policy_would_stop()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var nobody = app.Visit();
        using var reviewer = await app.VisitAsAsync(DemoPeople.Reviewer);
        foreach (var (client, address, plain) in new[]
        {
            (nobody, "/sign-in", true), (nobody, "/set-password?token=x", true), (reviewer, "/people", true), (reviewer, "/nowhere", true),
            (reviewer, "/window-closed", true), (reviewer, "/settings", false),
        })
        {
            using var answer = await client.GetAsync(address);
            var page = await answer.Content.ReadAsStringAsync();

            page.ShouldContain("<body", customMessage: address);
            Script.Matches(page).Select(m => m.Value).Where(tag => plain || !tag.Contains(" src=", StringComparison.Ordinal)).ShouldBeEmpty(address);
            Inline.Matches(page).Select(m => m.Value).Where(a => plain || !a.Contains("style", StringComparison.Ordinal)).ShouldBeEmpty(address);
        }
    }

    [Fact]
    public async Task Whoever_watches_the_program_learns_that_it_runs_and_can_work()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var nobody = app.Visit();

        (await nobody.GetStringAsync("/health/live")).ShouldBe("ok");
        (await nobody.GetStringAsync("/health/ready")).ShouldBe("ok");
    }

    [GeneratedRegex("<script[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Script { get; }

    [GeneratedRegex(@"<[^>!]+\s(on\w+|style)\s*=|<style|javascript:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline { get; }
}
