using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Conversation;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Signals;
using ReviewConsole.Features.Verification;
using Case = ReviewConsole.Domain.Cases.Case;

namespace ReviewConsole.Features.Api;

/// <summary>The life of a case between a reviewer and the platform's programs, over HTTP.</summary>
public sealed class CaseByApiTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(TimeProvider.System.GetUtcNow());
    private ApiWorld _world = null!;
    private HttpClient _client = null!;
    private Actor _lin;

    public async ValueTask InitializeAsync()
    {
        _world = await ApiWorld.StartAsync(await TestDatabase.SqliteAsync(), _clock);
        _client = await _world.ClientAsync();
        await using var db = await Databases.CreateDbContextAsync();
        _lin = Actor.Of((await db.Users.SingleAsync(p => p.Email == DemoPeople.Reviewer)).PersonId);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task From_the_appeal_to_the_effect_everything_that_leaves_can_be_read_and_everything_that_comes_in_moves_the_case()
    {
        var (id, appeal) = await SendAsync();
        await DoAsync(new AskAppellant(id, await TakeAsync(id), AQuestion.Explain()));
        ((string?)(await _client.AskAsync(appeal))["state"]).ShouldBe("waiting_for_appellant");
        var question = (await _client.AskAsync(appeal + "/messages"))["messages"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)question["kind"], (string?)question["asksSignals"]![0]).ShouldBe(("question", "failed_burst"));

        await _client.ToldAsync(appeal + "/messages", """{ "text": "I had changed my password.", "answers": [ { "signal": "failed_burst", "answer": "I mistyped it." } ] }""");

        ((string?)(await _client.AskAsync(appeal))["state"]).ShouldBe("received");
        var token = await TakeAsync(id);
        var check = (await DoAsync(new OfferRoute(id, token, "in_person"))).Value;
        await DoAsync(new WaitForCheck(id, token));
        (await OutboxAsync("check.requested"))["checkId"]!.GetValue<Guid>().ShouldBe(check);
        var asked = await _client.AskAsync($"/api/v1/checks/{check}");
        ((string?)asked["route"], (string?)asked["state"]).ShouldBe(("in_person", "offered"));

        await _client.ToldAsync($"/api/v1/checks/{check}/result", """{ "result": "passed", "reference": "counter-7" }""");

        token = await TakeAsync(id);
        await DoAsync(new SetFinding(id, token, 0, Finding.Wrong, null));
        var decision = (await DoAsync(new DecideCase(id, token, CaseSteps.ToApprove()))).Value;
        ((string?)(await _client.AskAsync(appeal))["state"]).ShouldBe("in_review", "it can still be taken back");
        (await (await _client.GetAsync($"/api/v1/decisions/{decision}", Stop)).RefusalAsync()).ShouldBe((404, "decision_unknown"));
        (await (await _client.TellAsync($"/api/v1/effects/{decision}", $$"""{ "result": "lifted", "at": "{{At()}}" }""")).RefusalAsync()).ShouldBe((409, "effect_early"));
        _clock.GoOn(TimeSpan.FromMinutes(2));

        ((string?)(await _client.AskAsync(appeal))["decisionId"]).ShouldBe(decision.ToString("D"));
        var read = await _client.AskAsync($"/api/v1/decisions/{decision}");
        ((string?)read["outcome"], (string?)read["promises"], (string?)read["scope"]!["released"]![0]).ShouldBe(("approve", "lifted", "login"));
        ((string?)read["shield"]!["signals"]![0], (int)read["notice"]!["deliverBy"]!["least"]!).ShouldBe(("failed_burst", 2));
        ((string)read["notice"]!["text"]!).ShouldContain(CaseSteps.ToApprove().Justification);

        var applied = await _client.ToldAsync($"/api/v1/effects/{decision}", $$"""{ "result": "lifted", "at": "{{At()}}" }""");
        ((bool)applied["applied"]!).ShouldBeTrue();
        var one = await _client.ToldAsync($"/api/v1/notices/{decision}/delivery", $$"""{ "deliveries": [ { "channel": "email", "arrived": true, "at": "{{At()}}" } ] }""");
        var two = await _client.ToldAsync($"/api/v1/notices/{decision}/delivery", $$"""{ "deliveries": [ { "channel": "site", "arrived": true, "at": "{{At()}}" } ] }""");
        ((bool)one["arrived"]!, (bool)two["arrived"]!).ShouldBe((false, true));
        var subject = await CaseAsync(id);
        (subject.State, subject.IsConnected).ShouldBe((CaseState.Applied, true));
    }

    [Fact]
    public async Task A_face_demanded_for_it_or_anything_but_what_was_promised_is_an_alarm_and_never_applied()
    {
        var (id, appeal) = await SendAsync();
        var token = await TakeAsync(id);
        var check = (await DoAsync(new OfferRoute(id, token, "in_person"))).Value;
        await _client.ToldAsync($"/api/v1/checks/{check}/result", """{ "result": "passed" }""");
        var decision = (await DoAsync(new DecideCase(id, token, CaseSteps.ToApprove()))).Value;
        _clock.GoOn(TimeSpan.FromMinutes(2));

        foreach (var result in new[] { """{ "result": "lifted", "faceDemanded": true, """, """{ "result": "kept", """, """{ "result": "refused", """, """{ "result": "failed", """, """{ "result": "narrowed", """ })
        {
            ((bool)(await _client.ToldAsync($"/api/v1/effects/{decision}", result + $$""" "at": "{{At()}}", "reason": "So we say." }"""))["applied"]!).ShouldBeFalse();
            (await CaseAsync(id)).State.ShouldBe(CaseState.EffectRefused);
        }

        ((string?)(await _client.AskAsync(appeal))["state"]).ShouldBe("effect_refused");
        (await (await _client.TellAsync($"/api/v1/effects/{decision}", $$"""{ "result": "overturned", "at": "{{At()}}" }""")).RefusalAsync()).ShouldBe((422, "bad_value"), "the platform cannot overturn a decision");
    }

    [Fact]
    public async Task Withdrawn_and_wanted_after_all_lifted_elsewhere_and_imposed_again_by_the_same_address()
    {
        var (id, appeal) = await SendAsync();
        var until = (await _client.ToldAsync(appeal + "/withdraw", """{ "reason": "It works." }"""))["undoUntil"]!.GetValue<DateTimeOffset>();
        until.ShouldBe(_clock.Now.AddDays(14), TimeSpan.FromSeconds(1));
        (await OutboxAsync("case.withdrawn"))["undoUntil"]!.GetValue<DateTimeOffset>().ShouldBe(until);
        await _client.ToldAsync(appeal + "/withdraw", """{ "undo": true }""");
        (await (await _client.TellAsync(appeal + "/withdraw", """{ "undo": true }""")).RefusalAsync()).ShouldBe((422, "not_withdrawn"));

        var restriction = (await CaseAsync(id)).RestrictionId;
        ((string?)(await _client.ToldAsync("/api/v1/restrictions/" + restriction, $$"""{ "change": "lifted", "at": "{{At()}}", "reason": "By mistake." }"""))["became"]).ShouldBe("overtaken");
        ((string?)(await _client.AskAsync(appeal + "/messages"))["messages"]![0]!["kind"]).ShouldBe("overtaken");
        (await OutboxAsync("information.requested"))["kind"]!.GetValue<string>().ShouldBe("overtaken");
        ((string?)(await _client.ToldAsync("/api/v1/restrictions/" + restriction, $$"""{ "change": "reimposed", "at": "{{At()}}" }"""))["became"]).ShouldBe("noted", "nothing was found wrong here");
    }

    [Theory]
    [InlineData("/api/v1/appeals/none/messages", """{ "text": "x" }""", "appeal_unknown")]
    [InlineData("/api/v1/appeals/none/withdraw", "{}", "appeal_unknown")]
    [InlineData("/api/v1/checks/00000000-0000-0000-0000-000000000001/result", """{ "result": "passed" }""", "check_unknown")]
    [InlineData("/api/v1/effects/00000000-0000-0000-0000-000000000001", """{ "result": "lifted" }""", "decision_unknown")]
    [InlineData("/api/v1/notices/00000000-0000-0000-0000-000000000001/delivery", "{}", "notice_unknown")]
    [InlineData("/api/v1/restrictions/none", "{}", "restriction_unknown")]
    [InlineData("/api/v1/checks/no-id/result", "{}", "no_such_address")]
    public async Task What_we_never_told_of_cannot_be_answered(string address, string json, string code) =>
        (await (await _client.TellAsync(address, json)).RefusalAsync()).ShouldBe((404, code));

    [Theory]
    [InlineData("messages", """{ "text": "" }""", "answer_missing")]
    [InlineData("messages", """{ "text": "x", "answers": [ { "signal": "new_device", "answer": "y" } ] }""", "signal_unknown")]
    [InlineData("messages", """{ "text": "x", "from": "somebody" }""", "unknown_member")]
    [InlineData("withdraw", """{ "undo": "yes" }""", "bad_type")]
    public async Task What_does_not_fit_is_refused_by_name(string what, string json, string code)
    {
        var (_, appeal) = await SendAsync();

        (await (await _client.TellAsync($"{appeal}/{what}", json)).RefusalAsync()).ShouldBe((422, code));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IDbContextFactory<Data.Context.ReviewDb> Databases => _world.Services.GetRequiredService<IDbContextFactory<Data.Context.ReviewDb>>();

    private string At() => _clock.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(CaseId Id, string Appeal)> SendAsync()
    {
        var appeal = new AnAppeal().ReceivedAt(_clock.Now.AddHours(-3));
        await _client.ToldAsync(ApiWorld.Appeals, appeal.Line());
        await using var db = await Databases.CreateDbContextAsync(Stop);
        return ((await db.Appeals.SingleAsync(a => a.AppealId == appeal.Id, Stop)).CaseId, $"{ApiWorld.Appeals}/{appeal.Id}");
    }

    private async Task<ClaimToken> TakeAsync(CaseId id) => (await DoAsync(new ClaimCase(id))).Token;

    private async Task<T> DoAsync<T>(Deed<T> deed)
    {
        var done = await _world.Services.GetRequiredService<DeedDoor>().DoAsync(_lin, deed, Stop);
        done.Refusals.ShouldBeEmpty();
        return done.Answer;
    }

    private async Task<Case> CaseAsync(CaseId id)
    {
        await using var look = _world.Look();
        return await look.CaseAsync(id);
    }

    private async Task<JsonNode> OutboxAsync(string type)
    {
        await using var db = await Databases.CreateDbContextAsync(Stop);
        return JsonNode.Parse((await db.Outbox.Where(o => o.Type == type).SingleAsync(Stop)).Data)!;
    }
}
