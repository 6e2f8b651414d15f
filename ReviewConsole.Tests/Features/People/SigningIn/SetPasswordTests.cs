using System.Net;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>The link with which somebody sets a password of their own.</summary>
public sealed class SetPasswordTests : IAsyncLifetime
{
    private const string Good = "seven quiet otters sleep";

    private readonly FakeClock _clock = new(AnAppeal.Now);
    private readonly InvitationToken _token = InvitationToken.New();
    private WholeApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WholeApp.WithPeopleAsync(_clock);
        await using var world = new DataWorld(_app.Database, owns: false);
        await world.DoneAsync(Actor.Operator, new AddPerson(new NewPerson("new@example.org", Role.Lead, "Wei") { InvitationHash = _token.Hash }));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Whoever_has_the_link_sets_a_password_and_is_in()
    {
        using var client = _app.Visit();

        using var set = await SetAsync(client, Good, Good);
        using var start = await client.GetAsync("/");

        set.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        start.Headers.Location!.ToString().ShouldBe("/queue");
        using var later = _app.Visit();
        await later.SignInAsAsync("new@example.org", Good);
    }

    [Fact]
    public async Task The_link_works_once()
    {
        using var client = _app.Visit();
        using var first = await SetAsync(client, Good, Good);

        using var other = _app.Visit();
        using var shown = await other.GetAsync(_token.Path);
        using var second = await other.SendFormAsync("/sign-in", ("token", _token.Text), ("password", "another fine sentence"), ("again", "another fine sentence"));

        shown.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await shown.Content.ReadAsStringAsync()).ShouldContain("link-over");
        second.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await other.SignInAsAsync("new@example.org", Good);
    }

    [Fact]
    public async Task Two_who_send_the_same_link_at_once_set_one_password()
    {
        using var one = _app.Visit();
        using var other = _app.Visit();

        // Both look before either sends: the link shows nothing to one who looks after the other's password was set.
        var (oneSees, otherSees) = (await one.GetStringAsync(_token.Path), await other.GetStringAsync(_token.Path));

        var answers = await Task.WhenAll(SendAsync(one, oneSees, Good), SendAsync(other, otherSees, "another fine sentence"));

        answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.SeeOther, HttpStatusCode.Gone]);
        answers.ToList().ForEach(a => a.Dispose());
    }

    [Fact]
    public async Task The_link_holds_for_a_day()
    {
        using var client = _app.Visit();
        _clock.Now += TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);
        (await client.GetStringAsync(_token.Path)).ShouldContain("new@example.org");

        _clock.Now += TimeSpan.FromMinutes(1);
        using var shown = await client.GetAsync(_token.Path);

        shown.StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_link_opened_in_time_and_sent_too_late_sets_nothing()
    {
        using var client = _app.Visit();
        var page = await client.GetStringAsync(_token.Path);
        _clock.Now += TimeSpan.FromHours(25);

        using var set = await SendAsync(client, page, Good);

        set.StatusCode.ShouldBe(HttpStatusCode.Gone);
        using var refused = await client.SendSignInAsync("new@example.org", Good);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("short", "short", "password_too_short")]
    [InlineData("correct horse battery staple", "correct horse battery staple", "password_common")]
    [InlineData("new@example.org 2026", "new@example.org 2026", "password_known")]
    [InlineData("seven quiet otters sleep", "seven quiet otters sleeps", "password_differs")]
    public async Task A_password_that_cannot_be_is_refused_with_the_reason_and_the_link_still_holds(string password, string again, string code)
    {
        using var client = _app.Visit();

        using var refused = await SetAsync(client, password, again);
        using var set = await SetAsync(client, Good, Good);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain($"data-code=\"{code}\"");
        set.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("/set-password")]
    [InlineData("/set-password?token=")]
    [InlineData("/set-password?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_nobody_made_opens_nothing(string address)
    {
        using var client = _app.Visit();

        using var shown = await client.GetAsync(address);

        shown.StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Setting_a_password_anew_ends_earlier_sign_ins()
    {
        using var before = await _app.VisitAsAsync(DemoPeople.Lead);
        var link = InvitationToken.New();
        await using (var world = new DataWorld(_app.Database, owns: false))
        {
            await world.DoneAsync(await world.IdAsync(DemoPeople.Admin), new IssueLink((await world.IdAsync(DemoPeople.Lead)).Person!.Value, link.Hash));
            await world.DoneAsync(Actor.System, new SetPasswordByLink(link.Hash, "hash of another"));
        }

        using var after = await before.GetAsync("/");
        after.Headers.Location!.ToString().ShouldBe("/sign-in?ended=1");
    }

    private Task<HttpResponseMessage> SetAsync(HttpClient client, string password, string again) =>
        client.SendFormAsync(_token.Path, ("token", _token.Text), ("password", password), ("again", again));

    /// <summary>Sends the form of a page that was opened before.</summary>
    private Task<HttpResponseMessage> SendAsync(HttpClient client, string page, string password) =>
        client.PostFormAsync("/set-password", ("token", _token.Text), ("password", password), ("again", password), (Forms.TokenField, Forms.TokenIn(page)));
}
