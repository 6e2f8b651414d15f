using Bunit;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Decisions;

/// <summary>Choosing an outcome, its grounds and the words it starts from.</summary>
public sealed class DecisionPanelTests : CasePageContext
{
    [Fact]
    public async Task Neither_outcome_is_chosen_beforehand_and_both_look_the_same()
    {
        var screen = await TakeAsync();

        screen.Page.FindAll(".outcome input[checked]").ShouldBeEmpty();
        screen.Page.FindAll(".outcome").Select(o => o.ClassName).Distinct().ShouldHaveSingleItem();
        screen.Has("justification").ShouldBeFalse();
    }

    [Fact]
    public async Task Submitting_before_there_is_an_outcome_says_what_is_missing_and_leads_to_the_choice()
    {
        var screen = await TakeAsync();
        screen.Get("submit-decision").TextContent.ShouldStartWith("Choose an outcome first");

        await screen.SubmitAsync();

        JSInterop.Invocations["reviewConsole.focus"][^1].Arguments.ShouldBe(["outcome-approve"]);
        (await screen.StoredAsync()).Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_approval_starts_with_the_grounds_its_findings_support_and_with_their_sentences()
    {
        var screen = await TakeAsync(new AnAppeal().WithSignal("new_device", daysAgo: 90));
        await screen.ChangeAsync("finding", "explained", "failed_burst");
        await screen.CheckAsync("in_person", "passed");

        await screen.ChooseAsync("approve");

        Ticked(screen).ShouldBe(["A1", "A2", "A4"]);
        screen.Text.Trim().ShouldBe((await screen.StoredAsync()).Skeleton(PromisedEffect.Lifted, DataWorld.Rules, World.Clock.Now));
        screen.Text.ShouldContain("ATO-11");
        JSInterop.VerifyFocusAsyncInvoke(calledTimes: 2).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("es", "in Spanish, in your own words")]
    [InlineData("zh-CN", "Started from your findings.")]
    public async Task What_language_to_write_in_is_said_where_the_sentences_it_starts_from_are_in_another(string language, string hint)
    {
        var screen = await TakeAsync(new AnAppeal().In(language));

        await screen.ChooseAsync("approve");

        screen.Page.Find("#justification-hint").TextContent.ShouldContain(hint);
    }

    [Fact]
    public async Task A_denial_starts_with_no_ground()
    {
        var screen = await TakeAsync();

        await screen.ChooseAsync("deny");

        Ticked(screen).ShouldBeEmpty();
        screen.All("ground").Select(g => g.GetAttribute("data-code")!).ShouldAllBe(code => code.StartsWith('D'));
    }

    [Fact]
    public async Task Only_grounds_open_to_the_kind_of_restriction_are_offered()
    {
        var screen = await TakeAsync(new AnAppeal().Under("terms_breach"));

        await screen.ChooseAsync("deny");

        screen.All("ground").Select(g => g.GetAttribute("data-code")).ShouldBe(["D6", "D7"]);
    }

    [Fact]
    public async Task A_skeleton_nobody_wrote_in_is_built_anew_when_a_finding_changes()
    {
        var screen = await TakeAsync();
        await screen.ChangeAsync("finding", "explained");
        await screen.ChooseAsync("approve");
        var before = screen.Text;

        await screen.ChangeAsync("finding", "wrong");

        screen.Text.ShouldNotBe(before);
        screen.Text.Trim().ShouldBe((await screen.StoredAsync()).Skeleton(PromisedEffect.Lifted, DataWorld.Rules, World.Clock.Now));
    }

    [Fact]
    public async Task A_text_somebody_wrote_in_is_left_alone_when_a_finding_changes_and_loses_only_built_sentences_with_the_outcome()
    {
        var screen = await TakeAsync();
        await screen.ChangeAsync("finding", "explained");
        await screen.ChooseAsync("approve");
        await screen.WriteAsync("Mine.");
        var mine = screen.Text;

        await screen.ChangeAsync("finding", "wrong");
        screen.Text.ShouldBe(mine);
        await screen.ChooseAsync("deny");

        screen.Text.ShouldEndWith("\nMine.");
        screen.Text.ShouldStartWith((await screen.StoredAsync()).Skeleton(PromisedEffect.Kept, DataWorld.Rules, World.Clock.Now));
        var closer = (await screen.StoredAsync()).Skeleton(PromisedEffect.Lifted, DataWorld.Rules, World.Clock.Now).Split('\n')[^1];
        screen.Text.ShouldNotContain(closer);
    }

    [Fact]
    public async Task What_a_ground_must_state_is_asked_for_where_it_is_ticked()
    {
        var screen = await TakeAsync();
        await screen.ChooseAsync("deny");
        screen.Has("ground-detail").ShouldBeFalse();

        await screen.TickAsync("D4");
        screen.Get("ground-detail", "D4").GetAttribute("placeholder").ShouldBe("What does not fit? Describe it in words.");
        await screen.TickAsync("D4", on: false);

        screen.Has("ground-detail").ShouldBeFalse();
    }

    [Theory]
    [InlineData("D1", "second_review_needed")]
    [InlineData("D5", "second_review_needed")]
    [InlineData("D6", "second_review_needed")]
    [InlineData("D11", "no_route_tried")]
    public async Task A_ground_that_takes_more_than_this_says_so_on_itself_and_at_once(string ground, string code)
    {
        var screen = await TakeAsync();
        await screen.ChooseAsync("deny");
        screen.Has("refusal").ShouldBeFalse();

        await screen.TickAsync(ground);

        screen.RefusalIn("#grounds", code).ShouldContain(code == "no_route_tried" ? "after two reminders" : "a second person has to judge");
        screen.Refusals.ShouldBe([code]);
        await screen.TickAsync(ground, on: false);
        screen.Has("refusal").ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_filled_in_for_another_choice_does_not_go_into_the_decision()
    {
        var screen = await TakeAsync();
        await screen.ChooseAsync("deny");
        await screen.TickAsync("D2");
        await screen.ChangeAsync("recheck", "2026-07-16");
        await screen.TypeAsync("milder", "A hold would not do.");
        await screen.TypeAsync("evidence-what", "Two letters");
        screen.Get("notice-preview").TextContent.ShouldContain("16 July 2026");

        await screen.TickAsync("D2", on: false);
        screen.Get("notice-preview").TextContent.ShouldNotContain("16 July 2026");
        await screen.ChooseAsync("approve");

        screen.Get("notice-preview").TextContent.ShouldNotContain("A hold would not do.");
        new DecisionDraft { Outcome = Outcome.Approve, MilderWhy = "x", EvidenceWhat = "y", RecheckOn = new DateOnly(2026, 7, 16) }.ToProposal(null)
            .ShouldSatisfyAllConditions(p => p.MilderWhy.ShouldBeNull(), p => p.Evidence.ShouldBeEmpty(), p => p.RecheckOn.ShouldBeNull());
    }

    [Fact]
    public async Task The_notice_is_read_along_in_the_appellants_language_while_somebody_writes()
    {
        var screen = await TakeAsync(new AnAppeal().In("zh-CN"));
        await screen.ChooseAsync("approve");

        await screen.WriteAsync("您本人到过柜台。");

        var notice = screen.Page.Find(".notice__text");
        notice.GetAttribute("lang").ShouldBe("zh-Hans");
        notice.TextContent.ShouldContain("您本人到过柜台。");
        notice.TextContent.ShouldContain("您的申诉成立");
    }

    [Fact]
    public async Task The_notices_fixed_parts_can_be_read_in_ones_own_language_and_that_is_said_to_be_not_what_is_sent()
    {
        var screen = await TakeAsync(new AnAppeal().In("zh-CN"));
        await screen.ChooseAsync("approve");
        await screen.WriteAsync("您本人到过柜台。");

        await screen.ClickAsync("notice-reading");

        var notice = screen.Page.Find(".notice__text");
        notice.GetAttribute("lang").ShouldBe("en");
        notice.QuerySelector(".note")!.TextContent.ShouldContain("For your reading only; sent is the Chinese one.");
        notice.TextContent.ShouldContain("您本人到过柜台。");
        notice.QuerySelectorAll("h3").ShouldAllBe(h => h.TextContent.All(letter => letter < 0x2E80));
        await screen.ClickAsync("notice-sent");
        screen.Page.Find(".notice__text").GetAttribute("lang").ShouldBe("zh-Hans");
    }

    [Fact]
    public async Task Whoever_reads_the_appellants_language_is_offered_no_translation()
    {
        var screen = await TakeAsync();

        await screen.ChooseAsync("approve");

        screen.Has("notice-preview").ShouldBeTrue();
        screen.Has("notice-reading").ShouldBeFalse();
    }

    private static List<string> Ticked(CaseScreen screen) =>
        [.. screen.All("ground").Where(g => g.HasAttribute("checked")).Select(g => g.GetAttribute("data-code")!)];
}
