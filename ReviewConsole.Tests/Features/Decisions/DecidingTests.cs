using Bunit;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Features.Decisions;

/// <summary>From the open case to a decision in writing, with the page's own controls only.</summary>
public sealed class DecidingTests : CasePageContext
{
    [Fact]
    public async Task An_approval_stands_in_the_row_in_the_notice_and_in_the_journal_and_its_draft_is_gone()
    {
        var screen = await TakeAsync();
        await screen.ChangeAsync("finding", "explained");
        await screen.CheckAsync("in_person", "passed");
        await screen.ChooseAsync("approve");
        await screen.WriteAsync("You came to our counter on 13 July, and the clerk found your document in order.");
        await screen.TypeAsync("internal-note", "Seen by the clerk.");
        World.Clock.GoOn(TimeSpan.FromSeconds(1));
        screen.WaitFor(() => screen.Get("draft-state").TextContent.ShouldStartWith("Saved"));

        await screen.SubmitAsync();

        var stored = await screen.StoredAsync();
        var decision = stored.Decided.ShouldNotBeNull();
        stored.ShouldSatisfyAllConditions(c => c.State.ShouldBe(CaseState.Decided), c => c.Claim.ShouldBeNull());
        decision.ShouldSatisfyAllConditions(
            d => d.Outcome.ShouldBe(Outcome.Approve),
            d => d.Grounds.Select(g => g.Code).ShouldBe(["A1", "A2"]),
            d => d.Findings.ShouldBe([new FindingRecord(0, "failed_burst", Finding.Explained, null) { IsContested = true }]),
            d => d.Path.ShouldBe(PathLetter.C),
            d => d.Rule.ShouldBe(new RuleCitation("ATO-11", "2025-02")),
            d => d.InternalNote.ShouldBe("Seen by the clerk."),
            d => d.DecidedBy.ShouldBe(Me.Id));
        decision.Notice.Language.ShouldBe("en");
        decision.Notice.AsText().ShouldContain("You came to our counter on 13 July");
        (await screen.KindsAsync())[^1].ShouldBe(FactKinds.Decided);
        (await DraftsAsync()).ShouldBe(0);
        screen.Get("case-status").TextContent.ShouldContain("Decided");
        screen.Get("decision").TextContent.ShouldContain("Ownership shown without a face scan");
        screen.Get("decision").TextContent.ShouldContain("You came to our counter on 13 July");
        screen.Has("kept-text").ShouldBeFalse();
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task A_denial_stands_with_everything_it_rests_on()
    {
        var screen = await TakeAsync();
        await screen.ClickOnAsync("[data-testid=signal-evidence] summary");
        await screen.ChangeAsync("finding-reply", "The nine attempts came before the change you name.");
        await screen.ChangeAsync("finding", "confirmed");
        await screen.CheckAsync("postal_code", "failed", "Other digits than were sent.");
        await screen.ChooseAsync("deny");
        await screen.TickAsync("D3");
        await screen.TickAsync("D4");
        await screen.TypeAsync("ground-detail", "The digits of the letter\ndiffer from those sent.", "D4");
        await screen.TypeAsync("milder", "A short hold would have left the payout account open.");
        await screen.TypeAsync("evidence-what", "The letter");
        await screen.TypeAsync("evidence-how", "Compared with what was sent");
        await screen.WriteAsync(AProposal.OwnWords);
        await screen.TypeAsync("internal-note", "Letter failed, attempts abroad.");

        await screen.SubmitAsync();

        var decision = (await screen.StoredAsync()).Decided.ShouldNotBeNull();
        decision.ShouldSatisfyAllConditions(
            d => d.Outcome.ShouldBe(Outcome.Deny),
            d => d.Grounds.ShouldBe([new GroundStatement("D3"), new GroundStatement("D4", "The digits of the letter differ from those sent.")]),
            d => d.Findings.ShouldBe([new FindingRecord(0, "failed_burst", Finding.Confirmed, "The nine attempts came before the change you name.") { IsContested = true }]),
            d => d.Evidence.ShouldBe([new CheckedEvidence("The letter", "Compared with what was sent")]),
            d => d.Notice.AsText().ShouldContain("A short hold would have left the payout account open."),
            d => d.Notice.AsText().ShouldContain(AProposal.OwnWords));
        (await World.FactsAsync(screen.Number.Value))[^1].ShouldSatisfyAllConditions(
            f => f.Kind.ShouldBe(FactKinds.Decided), f => f.Codes.ShouldContain("D3 D4"), f => f.Values.Select(v => v.Name).ShouldContain("justification"));
        screen.Page.Markup.ShouldContain("Denied");
    }

    [Fact]
    public async Task The_notice_that_is_kept_is_the_one_that_stood_beside_the_editor_with_the_name_in_it()
    {
        var screen = await TakeAsync(new AnAppeal().In("zh-CN"));
        await screen.ChangeAsync("finding", "wrong");
        await screen.ChooseAsync("approve");
        await screen.WriteAsync("登录记录显示，九次尝试来自您自己的网络。");
        var beside = Paragraphs(screen);

        await screen.SubmitAsync();

        var notice = (await screen.StoredAsync()).Decided!.Notice;
        beside.Select(p => p.Replace("M•a G•z", "Maria Gómez", StringComparison.Ordinal)).ShouldBe([notice.Title, .. notice.Sections.SelectMany(s => s.Paragraphs)]);
        beside.ShouldContain("M•a G•z，您好：");
    }

    [Fact]
    public async Task A_refused_submit_says_under_each_thing_what_is_missing_and_changes_nothing()
    {
        var screen = await TakeAsync();
        await screen.ChooseAsync("deny");
        await screen.TickAsync("D4");
        await screen.WriteAsync("No.");
        var text = screen.Text;

        await screen.SubmitAsync();

        screen.RefusalIn("[data-testid=signal-row]", "finding_missing").ShouldBe("Set a finding for this signal.");
        screen.RefusalIn(".rail", "no_route_tried").ShouldStartWith("First offer a way of medium strength");
        screen.RefusalIn("#grounds", "ground_detail_missing").ShouldBe("State it in words.");
        screen.RefusalIn("#grounds", "weak_denial").ShouldStartWith("A denial must rest on something");
        screen.RefusalIn(".field:has(#justification)", "justification_too_short").ShouldStartWith("Say more in your own words");
        screen.RefusalIn(".field:has(#internal-note)", "internal_note_missing").ShouldBe("Add a note for colleagues and auditors.");
        screen.Get("submit-decision").TextContent.ShouldStartWith("Submit: 7 things left");
        screen.Page.FindAll(".left-over a").Select(a => a.GetAttribute("data-jump"))
            .Distinct()
            .ShouldBe(["ground-D4", "finding-0", "routes", "grounds", "internal-note", "justification"], ignoreOrder: true);
        screen.Page.FindAll(".left-over a").ShouldAllBe(a => screen.Page.FindAll("#" + a.GetAttribute("data-jump")).Count == 1);
        screen.Text.ShouldBe(text);
        (await screen.StoredAsync()).ShouldSatisfyAllConditions(c => c.Decided.ShouldBeNull(), c => c.Claim.ShouldNotBeNull());
        (await screen.KindsAsync()).ShouldNotContain(FactKinds.Decided);
    }

    [Fact]
    public async Task What_is_mended_is_no_longer_named_and_what_is_not_stays_named()
    {
        var screen = await TakeAsync(new AnAppeal().WithSignal("new_device"));
        await screen.ChooseAsync("deny");
        await screen.TickAsync("D3");
        await screen.SubmitAsync();
        screen.All("refusal", "finding_missing").Count.ShouldBe(2);

        await screen.ChangeAsync("finding", "untested", "failed_burst");

        screen.RefusalIn("[data-testid=signal-row][data-code=new_device]", "finding_missing").ShouldNotBeEmpty();
        screen.All("refusal", "finding_missing").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Evidence_nobody_opened_is_asked_for_at_its_signal()
    {
        var screen = await TakeAsync();
        await screen.ChangeAsync("finding", "confirmed");
        await screen.ChooseAsync("deny");
        await screen.TickAsync("D3");

        await screen.SubmitAsync();

        screen.RefusalIn("[data-testid=signal-row]", "evidence_unopened").ShouldBe("Open the evidence of this signal before a denial rests on it.");
        screen.Page.FindAll(".left-over a").ShouldContain(a => a.GetAttribute("data-jump") == "signal-0");
    }

    [Fact]
    public async Task A_denial_in_a_second_round_says_before_it_is_written_that_it_needs_a_second_person()
    {
        var id = await World.OpenAsync(new AnAppeal().Against("rs-twice").With("account.id", "xy-twice"));
        await World.DenyAsync(await World.AddPersonAsync(Platform.Role.Reviewer), id);
        await World.OpenAsync(new AnAppeal().Against("rs-twice").With("account.id", "xy-twice").ReceivedAt(AnAppeal.Now));
        await BeAsync(Platform.Role.Reviewer);
        var screen = Show(id, (await World.CaseAsync(id)).Number);
        await screen.ClickAsync("claim");
        await screen.ChooseAsync("deny");

        screen.RefusalIn("#grounds", "second_review_needed").ShouldContain("final");
        screen.Page.FindAll("#grounds [data-code=ground_missing]").ShouldBeEmpty("what is only not yet filled in waits");
    }

    private static List<string> Paragraphs(CaseScreen screen) => [.. screen.Page.Find(".notice__text").QuerySelectorAll("p").Select(p => p.TextContent)];

    private Task<int> DraftsAsync() => World.ReadAsync(db => db.Drafts.CountAsync());
}
