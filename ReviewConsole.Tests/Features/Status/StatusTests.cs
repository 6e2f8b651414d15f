using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Api;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Conversation;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;
using Case = ReviewConsole.Domain.Cases.Case;

namespace ReviewConsole.Features.Status;

/// <summary>The appellant's page over HTTP, as a browser without script sees it.</summary>
public sealed partial class StatusTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(TimeProvider.System.GetUtcNow());
    private ApiWorld _world = null!;
    private HttpClient _platform = null!;
    private CaseId _case;
    private string _appeal = "";
    private (string Path, string Code) _access;

    public async ValueTask InitializeAsync()
    {
        _world = await ApiWorld.StartAsync(await TestDatabase.SqliteAsync(), _clock);
        _platform = await _world.ClientAsync();
        var appeal = new AnAppeal().ReceivedAt(_clock.Now.AddHours(-3)).With("account.phone", "13812345678").WithSignal("new_device");
        await _platform.ToldAsync(ApiWorld.Appeals, appeal.Line());
        _appeal = $"{ApiWorld.Appeals}/{appeal.Id}";
        await using var look = _world.Look();
        _case = await look.ReadAsync(async db => (await db.Appeals.SingleAsync(a => a.AppealId == appeal.Id)).CaseId);
        _access = await AccessAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _platform.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_link_and_its_code_show_the_case_and_nothing_that_helps_a_thief()
    {
        using var browser = _world.Stranger();
        (await EnterAsync(browser, _access.Path, _access.Code.ToLowerInvariant().Replace('-', ' '))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var page = await PageAsync(browser);

        var subject = await CaseAsync();
        page.ShouldContain(subject.Number.Value);
        page.ShouldContain("Nobody needs a scan or a picture of your face");
        Regex.Count(page, "data-testid=\"status-signal\"", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(2);
        Regex.Count(page, "data-testid=\"status-route\"", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeGreaterThan(2);
        page.ShouldNotContain("face_scan");
        page.ShouldNotContain(subject.Account.Id);
        page.ShouldNotContain("13812345678");
        page.ShouldNotContain("example.org", Shouldly.Case.Insensitive, "no address, in full or in part");
        subject.Signals.Select(s => s.Observed!.In("en")).ShouldAllBe(observed => !page.Contains(observed, StringComparison.Ordinal), "what was seen tells a thief what to avoid");
        (page.Length, page.Contains("<script", StringComparison.Ordinal)).ShouldSatisfyAllConditions(p => p.Length.ShouldBeLessThan(60_000), p => p.Item2.ShouldBeFalse());
    }

    [Fact]
    public async Task Whatever_is_wrong_is_answered_alike_and_five_wrong_codes_close_the_link_for_a_quarter_of_an_hour()
    {
        using var browser = _world.Stranger();
        var never = await SaidAsync(await EnterAsync(browser, "/status?l=AAAAAAAAAAAAAAAAAAAAAA", _access.Code));
        var wrong = await SaidAsync(await EnterAsync(browser, _access.Path, "00000-00000"));
        wrong.ShouldBe(never);
        for (var at = 0; at < 4; at++)
        {
            await EnterAsync(browser, _access.Path, "00000-00000");
        }

        (await SaidAsync(await EnterAsync(browser, _access.Path, _access.Code))).ShouldBe(never, "closed, and it does not say so");
        _clock.GoOn(TimeSpan.FromMinutes(16));
        (await EnterAsync(browser, _access.Path, _access.Code)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await FactsAsync()).ShouldContain(FactKinds.AccessLocked);
    }

    [Fact]
    public async Task Thirty_tries_from_one_address_are_enough_whatever_links_they_are_at()
    {
        using var browser = _world.Stranger();
        for (var at = 0; at < 30; at++)
        {
            (await EnterAsync(browser, $"/status?l=guess{at}", "00000-00000")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        using var late = await EnterAsync(browser, _access.Path, _access.Code);

        late.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        late.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_new_pair_ends_the_one_before_also_for_who_is_inside()
    {
        using var browser = await InsideAsync();
        var text = Forms.TokenIn(await PageAsync(browser));

        var fresh = await AccessAsync();

        (await browser.GetAsync(Urls.StatusCase, Stop)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var late = await browser.PostFormAsync(Urls.StatusCase + "/answer", ("text", "It is mine."), (Forms.TokenField, text));
        late.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await CaseAsync()).Messages.ShouldBeEmpty("the deed asks again");
        using var other = _world.Stranger();
        (await EnterAsync(other, _access.Path, _access.Code)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await EnterAsync(other, fresh.Path, fresh.Code)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task What_is_asked_stands_there_and_an_answer_to_one_signal_brings_the_case_back()
    {
        await DoAsync(new AskAppellant(_case, await TakeAsync(), AQuestion.Explain()));
        using var browser = await InsideAsync();
        var page = await PageAsync(browser);
        page.ShouldContain("What we ask you now");

        await SendAsync(browser, "answer", ("text", ""), ("signal-failed_burst", "I mistyped it."));

        var subject = await CaseAsync();
        (subject.State, subject.CameBack, subject.Messages[^1].Text).ShouldBe((CaseState.Queued, CameBack.Answered, "I mistyped it."));
        subject.Signals.Single(s => s.Code == "failed_burst").Answer!.ShouldContain("I mistyped it.");
        (await PageAsync(browser, "?said=answer")).ShouldContain("We have received what you wrote.");
        await using var look = _world.Look();
        (await look.FactsAsync(subject.Number.Value)).Last(f => f.Kind == FactKinds.AnswerReceived).Actor.ShouldBe("appellant");
        using var empty = await SendAsync(browser, "answer", ("text", " "));
        empty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Withdrawn_undone_and_asked_for_besides_each_with_its_own_date()
    {
        using var browser = await InsideAsync();

        await SendAsync(browser, "withdraw", ("reason", "It works again."));
        (await CaseAsync()).State.ShouldBe(CaseState.Withdrawn);
        (await PageAsync(browser)).ShouldContain("data-testid=\"status-undo\"");
        await SendAsync(browser, "undo");
        (await CaseAsync()).State.ShouldBe(CaseState.Queued);
        await SendAsync(browser, "right", ("kind", "CopyOfData"));
        await SendAsync(browser, "right", ("kind", "CopyOfData"));

        (await CaseAsync()).Rights.Count(r => r.Kind == Domain.Intake.RightsRequestKind.CopyOfData).ShouldBe(1);
        (await FactsAsync()).Count(f => f == FactKinds.RightAsked).ShouldBe(1);
        await using var look = _world.Look();
        (await look.ReadAsync(db => db.Outbox.CountAsync(o => o.Type == "case.withdrawn"))).ShouldBe(1, "told to every address");
    }

    [Fact]
    public async Task A_decision_stands_there_when_it_cannot_be_taken_back_and_what_the_platform_did_not_do_is_said()
    {
        var token = await TakeAsync();
        var check = await DoAsync(new OfferRoute(_case, token, "in_person"));
        await _platform.ToldAsync($"/api/v1/checks/{check.Value}/result", """{ "result": "passed" }""");
        var decision = await DoAsync(new DecideCase(_case, token, CaseSteps.ToApprove()));
        using var browser = await InsideAsync();
        (await PageAsync(browser)).ShouldNotContain("status-decision");
        _clock.GoOn(TimeSpan.FromMinutes(2));

        var page = WebUtility.HtmlDecode(await PageAsync(browser));
        page.ShouldContain(CaseSteps.ToApprove().Justification);
        page.ShouldContain("Appeal again where you made this appeal");
        await _platform.ToldAsync($"/api/v1/effects/{decision.Value}", $$"""{ "result": "lifted", "faceDemanded": true, "at": "{{_clock.Now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}" }""");

        (await PageAsync(browser)).ShouldContain("data-testid=\"status-not-done\"");
    }

    [Fact]
    public async Task A_form_that_was_not_sent_from_here_and_a_cookie_that_is_old_or_made_up_open_nothing()
    {
        using var browser = await InsideAsync();
        (await browser.PostFormAsync(Urls.StatusCase + "/withdraw", ("reason", "x"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _clock.GoOn(TimeSpan.FromMinutes(61));
        (await browser.GetAsync(Urls.StatusCase, Stop)).Headers.Location!.ToString().ShouldBe(Urls.Status);
        using var forged = _world.Stranger();
        forged.DefaultRequestHeaders.Add("Cookie", "review-status=made-up");
        (await forged.GetAsync(Urls.StatusCase, Stop)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await CaseAsync()).State.ShouldBe(CaseState.Queued);
    }

    [Fact]
    public async Task An_appellant_may_do_nothing_to_another_case()
    {
        await using var look = _world.Look();
        var access = await look.ReadAsync(async db => (await db.StatusAccesses.SingleAsync()).Id);
        var other = new AnAppeal().ReceivedAt(_clock.Now.AddHours(-3));
        await _platform.ToldAsync(ApiWorld.Appeals, other.Line());
        var id = await look.ReadAsync(async db => (await db.Appeals.SingleAsync(a => a.AppealId == other.Id)).CaseId);

        var done = await _world.Services.GetRequiredService<DeedDoor>().DoAsync(Actor.Appellant(access), new WithdrawAppeal(id, Undo: false, null), Stop);

        done.Refusals.ShouldHaveSingleItem().Code.ShouldBe("access_wrong");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<(string Path, string Code)> AccessAsync()
    {
        var given = await _platform.ToldAsync(_appeal + "/access", "{}");
        return ((string)given["path"]!, (string)given["code"]!);
    }

    private static Task<HttpResponseMessage> EnterAsync(HttpClient browser, string path, string code) =>
        browser.SendFormAsync(path, ("link", path.Split("?l=")[1]), ("code", code));

    private async Task<HttpClient> InsideAsync()
    {
        var browser = _world.Stranger();
        (await EnterAsync(browser, _access.Path, _access.Code)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return browser;
    }

    private static Task<string> PageAsync(HttpClient browser, string query = "") => browser.GetStringAsync(Urls.StatusCase + query, Stop);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string what, params (string Name, string Value)[] fields) =>
        await browser.PostFormAsync($"{Urls.StatusCase}/{what}", [.. fields, (Forms.TokenField, Forms.TokenIn(await PageAsync(browser)))]);

    // Without what is another each time: the token of the form, and the link.
    private static async Task<string> SaidAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        return Changing.Replace(await answer.Content.ReadAsStringAsync(Stop), "");
    }

    private async Task<ClaimToken> TakeAsync() => (await DoAsync(new ClaimCase(_case))).Token;

    private async Task<T> DoAsync<T>(Deed<T> deed)
    {
        await using var look = _world.Look();
        var lin = Actor.Of(await look.ReadAsync(async db => (await db.Users.SingleAsync(p => p.Email == DemoPeople.Reviewer)).PersonId));
        var done = await _world.Services.GetRequiredService<DeedDoor>().DoAsync(lin, deed, Stop);
        done.Refusals.ShouldBeEmpty();
        return done.Answer;
    }

    private async Task<Case> CaseAsync()
    {
        await using var look = _world.Look();
        return await look.CaseAsync(_case);
    }

    private async Task<List<string>> FactsAsync()
    {
        await using var look = _world.Look();
        return (await look.FactsAsync((await look.CaseAsync(_case)).Number.Value)).ConvertAll(f => f.Kind);
    }

    [GeneratedRegex("value=\"[^\"]*\"|l%3D[^\"]*|\\?l=[^\"]*", RegexOptions.None, 1000)]
    private static partial Regex Changing { get; }
}
