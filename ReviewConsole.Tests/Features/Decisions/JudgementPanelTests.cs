using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Signals;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Decisions;

/// <summary>The page of a case that needs a second person, for the first, the second and everybody else.</summary>
public sealed class JudgementPanelTests : CasePageContext
{
    private const string Reasons = "The nine attempts came from abroad, as recorded.";

    [Fact]
    public async Task What_needs_a_second_person_is_handed_to_one_with_the_same_key()
    {
        var screen = await TakeAsync();
        await screen.ClickOnAsync("[data-testid=signal-evidence] summary");
        await World.DoneAsync(Reviewer, new OpenEvidence(screen.Id, 0));
        await screen.ChangeAsync("finding", "confirmed", "failed_burst");
        await screen.ChangeAsync("finding-reply", "The nine attempts came before the change you name.");
        await screen.CheckAsync("postal_code", "failed");
        await screen.ChooseAsync("deny");
        await screen.TickAsync("D1");
        await screen.TypeAsync("ground-detail", "Two records name another person.", "D1");
        await screen.WriteAsync(AProposal.OwnWords);
        await screen.TypeAsync("internal-note", "Letter failed, attempts abroad.");

        await screen.SubmitAsync();

        var stored = await screen.StoredAsync();
        (stored.State, stored.Decided, stored.JudgementsNow.Count).ShouldBe((CaseState.SecondReview, null, 1));
        screen.Get("case-status").TextContent.ShouldContain("Second review");
        screen.Has("judgement").ShouldBeFalse("who judged waits");
        screen.Get("second-review").TextContent.ShouldContain("Deny");
    }

    [Fact]
    public async Task The_second_person_finds_nothing_of_the_first_anywhere_on_the_page()
    {
        var id = await ProposedAsync();
        var screen = Show(id, (await World.CaseAsync(id)).Number);

        screen.Has("second-blind").ShouldBeTrue();
        screen.Has("second-review").ShouldBeFalse();
        await screen.ClickAsync("claim");
        screen.Has("judgement").ShouldBeTrue();
        var text = screen.Page.Markup;
        foreach (var told in new[] { AProposal.OwnWords[..40], "Letter failed, attempts abroad.", "Stated for the test", "before the change you name" })
        {
            text.ShouldNotContain(told);
        }

        screen.All("timeline-row").ShouldAllBe(row => !row.TextContent.Contains("Confirmed") && !row.TextContent.Contains("second person"));
        screen.Has("justification").ShouldBeFalse("the appellant gets another text");
    }

    [Fact]
    public async Task The_second_judges_and_both_are_shown_side_by_side()
    {
        var id = await ProposedAsync();
        var screen = Show(id, (await World.CaseAsync(id)).Number);
        await screen.ClickAsync("claim");
        await World.DoneAsync(Actor.Of(Me.Id), new OpenEvidence(id, 0));
        await screen.ChangeAsync("finding", "confirmed", "failed_burst");
        await screen.ChangeAsync("finding-reply", "The nine attempts came before the change you name.");
        await screen.ChooseAsync("deny");
        await screen.TickAsync("D1");
        await screen.TypeAsync("ground-detail", "Two records name another person.", "D1");
        await screen.SubmitAsync();
        screen.Refusals.ShouldContain("judgement_reason_missing");
        await screen.TypeAsync("internal-note", Reasons);

        await screen.SubmitAsync();

        var stored = await screen.StoredAsync();
        (stored.State, stored.Decided!.SecondedBy).ShouldBe((CaseState.Decided, Me.Id));
        screen.WaitFor(() => screen.Get("second-review").TextContent.ShouldContain(Reasons));
        screen.All("held-outcome").Select(o => o.TextContent).ShouldBe(["Deny", "Deny"]);
        screen.Page.Markup.ShouldContain("judged the same");
    }

    [Theory]
    [InlineData(Role.Auditor, true)]
    [InlineData(Role.Lead, false)]
    public async Task Auditors_who_judge_nothing_may_see_what_is_kept_from_everybody_else(Role role, bool sees)
    {
        var id = await ProposedAsync(role);
        var screen = Show(id, (await World.CaseAsync(id)).Number);

        screen.Has("second-review").ShouldBe(sees);
        screen.Has("second-blind").ShouldBe(!sees);
    }

    [Fact]
    public async Task A_lead_asks_for_a_second_person_with_a_reason_that_the_reviewer_reads()
    {
        var screen = await OpenAsync(role: Role.Lead);
        await screen.ClickAsync("demand");
        await screen.PressSubmitAsync("demand-form");
        screen.Refusals.ShouldBe(["demand_reason"]);

        await screen.ChangeAsync("demand-reason", "It was in the papers.");
        await screen.PressSubmitAsync("demand-form");

        (await screen.StoredAsync()).SecondDemand!.Reason.ShouldBe("It was in the papers.");
        screen.Get("second-demanded").TextContent.ShouldContain("It was in the papers.");
        await screen.ClickAsync("demand");
        await screen.PressSubmitAsync("demand-form");
        (await screen.StoredAsync()).SecondDemand.ShouldBeNull();
    }

    // Another person proposed a denial; this one opens the page.
    private async Task<CaseId> ProposedAsync(Role role = Role.Reviewer)
    {
        await BeAsync(role);
        var first = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        var token = await World.ClaimAsync(first, id);
        await World.DoneAsync(first, new OpenEvidence(id, 0));
        await World.DoneAsync(first, new SetFinding(id, token, 0, Finding.Confirmed, "The nine attempts came before the change you name."));
        await World.CheckAsync(first, id, token, "postal_code", CheckState.Failed);
        await World.DoneAsync(first, new ProposeDecision(id, token, SecondSteps.Grave));
        return id;
    }
}
