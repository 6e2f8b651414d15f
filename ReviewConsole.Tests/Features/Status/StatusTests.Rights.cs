using System.Net;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Features.Api;
using ReviewConsole.Features.Rights;

namespace ReviewConsole.Features.Status;

/// <content>What is asked for beside the appeal.</content>
public sealed partial class StatusTests
{
    [Fact]
    public async Task Each_request_stands_there_with_its_clock_its_answer_and_for_a_time_its_undoing()
    {
        using var browser = await InsideAsync();
        await SendAsync(browser, "right", ("kind", "CancelAccount"));
        var right = (await CaseAsync()).Rights.Single(r => r.Kind == RightsRequestKind.CancelAccount).Id;
        await DoAsync(new AnswerRight(_case, right, new(RightAnswerKind.Verify) { Routes = ["in_person"] }));
        var asked = WebUtility.HtmlDecode(await PageAsync(browser));
        asked.ShouldContain("We have asked you to show that it is you");
        asked.ShouldContain("In person at a counter. You need");
        await _platform.ToldAsync($"/api/v1/checks/{(await CaseAsync()).Checks.Single().Id.Value}/result", """{ "result": "passed" }""");

        await DoAsync(new AnswerRight(_case, right, new(RightAnswerKind.Granted)));

        var granted = WebUtility.HtmlDecode(await PageAsync(browser));
        granted.ShouldContain("until then you can undo it here");
        granted.ShouldContain("data-testid=\"status-keep\"");
        granted.Length.ShouldBeLessThan(60_000);
        using (var kept = await SendAsync(browser, "right/undo", ("right", right.Value.ToString())))
        {
            kept.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        }

        (await CaseAsync()).Rights.Single(r => r.Kind == RightsRequestKind.CancelAccount).State.ShouldBe(RightState.Undone);
        var undone = await PageAsync(browser, "?said=keep");
        undone.ShouldContain("Your account is kept.");
        undone.ShouldNotContain("data-testid=\"status-keep\"");
        undone.ShouldContain("data-testid=\"status-ask\" data-code=\"CancelAccount\"", Shouldly.Case.Sensitive, "it can be asked for again");
        using var late = await SendAsync(browser, "right/undo", ("right", Guid.NewGuid().ToString()));
        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_platforms_programs_read_an_answer_undo_it_for_the_owner_and_say_what_they_did()
    {
        using var browser = await InsideAsync();
        var check = await DoAsync(new Verification.OfferRoute(_case, await TakeAsync(), "in_person"));
        await _platform.ToldAsync($"/api/v1/checks/{check.Value}/result", """{ "result": "passed" }""");
        foreach (var kind in new[] { RightsRequestKind.CancelAccount, RightsRequestKind.CopyOfData })
        {
            await SendAsync(browser, "right", ("kind", kind.ToString()));
            await DoAsync(new AnswerRight(_case, (await CaseAsync()).Rights.Single(r => r.Kind == kind).Id, new(RightAnswerKind.Granted)));
        }

        var rights = (await _platform.AskAsync(_appeal))["rights"]!.AsArray().ToDictionary(r => (string)r!["right"]!, r => (string)r!["rightId"]!);
        var cancel = await _platform.AskAsync("/api/v1/rights/" + rights["cancel_account"]);
        ((string?)cancel["state"], (bool)cancel["answers"]![0]!["allAddresses"]!, (string?)cancel["answers"]![0]!["answer"]).ShouldBe(("pending", true, "granted"));
        ((string)cancel["answers"]![0]!["text"]!).ShouldContain("in case it was not you who asked");
        (await (await _platform.TellAsync($"/api/v1/rights/{rights["cancel_account"]}/result", Result("done"))).RefusalAsync()).ShouldBe((409, "right_early"));
        ((string?)(await _platform.ToldAsync($"/api/v1/rights/{rights["cancel_account"]}/undo", "{}"))["state"]).ShouldBe("undone");
        (await (await _platform.TellAsync($"/api/v1/rights/{rights["copy_of_data"]}/undo", "{}")).RefusalAsync()).ShouldBe((409, "right_not_undoable"));
        ((string?)(await _platform.ToldAsync($"/api/v1/rights/{rights["copy_of_data"]}/result", Result("failed")))["state"]).ShouldBe("not_done");
        (await PageAsync(browser)).ShouldContain("the platform has not done it");
        ((string?)(await _platform.ToldAsync($"/api/v1/rights/{rights["copy_of_data"]}/result", Result("done")))["state"]).ShouldBe("done");
        (await (await _platform.TellAsync($"/api/v1/rights/{Guid.NewGuid()}/undo", "{}")).RefusalAsync()).ShouldBe((404, "right_unknown"));
    }

    private string Result(string result) => $$"""{ "result": "{{result}}", "at": "{{_clock.Now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}" }""";
}
