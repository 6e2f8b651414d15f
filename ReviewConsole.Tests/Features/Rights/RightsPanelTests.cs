using System.Text.Json.Nodes;
using Bunit;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Rights;

/// <summary>What was asked for beside the appeal, as whoever answers has it before them.</summary>
public sealed class RightsPanelTests : CasePageContext
{
    [Fact]
    public async Task A_request_is_answered_without_the_claim_first_by_asking_then_by_yes()
    {
        var screen = await OpenAsync(Asking("copy_of_data"));
        screen.Get("right-due").TextContent.ShouldNotBeNullOrWhiteSpace();
        await screen.ClickAsync("right-open");
        screen.Get("right-reached").GetAttribute("data-met").ShouldBe("false");
        screen.Get("right-preview").TextContent.ShouldContain("Before we can do this");
        screen.All("right-route").Count(r => r.HasAttribute("checked")).ShouldBe(2, "the two best are set");
        await screen.ChangeAsync("right-kind", "on", "Granted");
        await screen.PressSubmitAsync("right-form");
        screen.RefusalIn("[data-testid=right]", "right_unverified").ShouldContain("Ask them to show it");

        await screen.ChangeAsync("right-kind", "on", "Verify");
        await screen.PressSubmitAsync("right-form");

        var right = (await screen.StoredAsync()).Rights.Single();
        right.State.ShouldBe(RightState.ToVerify);
        screen.Has("right-form").ShouldBeFalse();
        foreach (var route in right.Answers[0].Routes)
        {
            await screen.RecordAsync(route, "passed", "Seen at the counter.");
        }

        await screen.ClickAsync("right-open");
        screen.Get("right-reached").GetAttribute("data-met").ShouldBe("true");
        await screen.PressSubmitAsync("right-form");

        (await screen.StoredAsync()).Rights.Single().State.ShouldBe(RightState.Told);
        screen.Get("right").GetAttribute("data-state").ShouldBe("Told");
        screen.All("right-answer").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refusal_names_its_ground_and_the_preview_is_what_is_sent()
    {
        var screen = await OpenAsync(Asking("copy_of_data"), Role.Lead);
        await screen.ClickAsync("right-open");
        await screen.ChangeAsync("right-kind", "on", "Refused");
        await screen.ChangeAsync("right-ground", "others_data");
        await screen.TypeAsync("right-words", "The chats of 2024 hold the addresses of nine buyers, and every line of theirs stands between yours.");
        var preview = screen.Get("right-preview").TextContent;

        await screen.PressSubmitAsync("right-form");

        var stored = await screen.StoredAsync();
        stored.Messages[^1].Text.ShouldBe(preview);
        stored.Rights.Single().State.ShouldBe(RightState.Refused);
        screen.Has("right-open").ShouldBeFalse("an answer is never edited");
    }

    [Fact]
    public async Task An_auditor_reads_and_answers_nothing()
    {
        var screen = await OpenAsync(Asking("cancel_account"), Role.Auditor);

        (screen.Has("right"), screen.Has("right-open"), screen.Has("right-report-open")).ShouldBe((true, false, false));
    }

    [Fact]
    public async Task What_waits_is_named_above_the_queue_also_when_its_appeal_is_decided()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync(new AnAppeal().Without("appeal.requests"));
        await World.DenyAsync(lin, id);
        await BeAsync(Role.Reviewer);
        Render<RightsWatch>().FindAll("[data-testid=rights-watch]").ShouldBeEmpty();
        await World.DoneAsync(Actor.Platform, new AskForRight(id, RightsRequestKind.CancelAccount));

        var watch = Render<RightsWatch>().Find("[data-testid=rights-watch]");

        watch.TextContent.ShouldContain("1 case holds a request that waits for its answer");
        watch.QuerySelector("a")!.GetAttribute("href").ShouldBe("/queue?view=all&mark=asks_beside&sort=oldest");
    }

    [Fact]
    public async Task A_lead_writes_down_what_the_platform_did()
    {
        var id = await World.OpenAsync(Asking("copy_of_data"));
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var token = await World.ClaimAsync(lin, id);
        await World.CheckAsync(lin, id, token, "in_person", CheckState.Passed);
        await World.DoneAsync(lin, new AnswerRight(id, (await World.CaseAsync(id)).Rights.Single().Id, new(RightAnswerKind.Granted)));
        await BeAsync(Role.Lead);
        var screen = Show(id, (await World.CaseAsync(id)).Number);

        await screen.ChangeAsync("right-result", "Failed");
        await screen.PressSubmitAsync("right-report");

        screen.Get("right").GetAttribute("data-state").ShouldBe("NotDone");
        screen.Get("right").QuerySelector(".state--trouble").ShouldNotBeNull();
    }

    private static AnAppeal Asking(string what) => new AnAppeal().With("appeal.requests", new JsonArray(what));
}
