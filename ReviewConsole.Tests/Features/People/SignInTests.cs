using System.Net;
using ReviewConsole.Data.People;

namespace ReviewConsole.Features.People;

public sealed class SignInTests
{
    [Theory]
    [InlineData(DemoPeople.Reviewer, "/queue")]
    [InlineData(DemoPeople.Lead, "/queue")]
    [InlineData(DemoPeople.Auditor, "/queue")]
    [InlineData(DemoPeople.Admin, "/people")]
    public async Task Somebody_who_signs_in_is_sent_home(string email, string home)
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = app.Visit();

        using var signedIn = await client.SendSignInAsync(email, DemonstrationPeople.Password);
        using var start = await client.GetAsync("/");

        signedIn.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        signedIn.Headers.Location!.ToString().ShouldBe("/");
        start.Headers.Location!.ToString().ShouldBe(home);
    }

    [Fact]
    public async Task Signing_out_ends_the_sign_in_everywhere()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var here = await app.VisitAsAsync(DemoPeople.Admin);
        using var there = await app.VisitAsAsync(DemoPeople.Admin);

        using var left = await here.PostFormAsync("/sign-out", (Forms.TokenField, await TokenAsync(here)));

        left.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await StartAsync(here)).ShouldBe("/sign-in");
        (await StartAsync(there)).ShouldBe("/sign-in");
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
}
