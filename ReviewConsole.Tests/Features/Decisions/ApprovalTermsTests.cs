using System.Text.Json.Nodes;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Decisions;

namespace ReviewConsole.Features.Decisions;

/// <summary>How much of a restriction goes, for how long what stays, and what is said while one writes.</summary>
public sealed class ApprovalTermsTests : CasePageContext
{
    private const string Sentence = "You came to our counter on 13 July, and the clerk found your document in order.";

    [Fact]
    public async Task A_partial_approval_is_chosen_and_stored_with_what_stays_and_until_when()
    {
        var screen = await ApprovingAsync("login", "payout");
        await screen.ChangeAsync("narrow", "on");
        screen.Text.ShouldContain("narrowed to what is needed");
        await screen.ChangeAsync("keeps", true, "payout");
        await screen.ChangeAsync("keeps-until", "2026-07-20");
        await screen.TypeAsync("ground-detail", "Payouts stay on hold for a week.", "A6");
        await screen.WriteAsync(Sentence);

        await screen.SubmitAsync();

        var decided = (await screen.StoredAsync()).Decided!;
        decided.Narrowing!.Keeps.ShouldBe([RestrictionScope.Payout]);
        decided.Narrowing.Until.ShouldBe(new DateOnly(2026, 7, 20));
        decided.Grounds.Select(g => g.Code).ShouldBe(["A1", "A6"], ignoreOrder: true);
        screen.Get("decided-keeps").TextContent.ShouldContain("until 20 Jul 2026");
    }

    [Fact]
    public async Task Lifting_all_of_it_again_turns_the_words_back()
    {
        var screen = await ApprovingAsync("login", "payout");
        await screen.ChangeAsync("narrow", "on");

        await screen.ChangeAsync("lift-all", "on");

        screen.Text.ShouldContain("the restriction is to be lifted");
        screen.Text.ShouldNotContain("narrowed");
    }

    [Fact]
    public async Task What_was_written_stays_when_the_extent_changes()
    {
        var screen = await ApprovingAsync("login", "payout");
        await screen.WriteAsync(Sentence);

        await screen.ChangeAsync("narrow", "on");

        screen.Text.ShouldContain(Sentence);
        screen.Text.ShouldContain("narrowed to what is needed");
        screen.Text.ShouldNotContain("is to be lifted");
    }

    [Fact]
    public async Task Nothing_is_narrowed_where_only_one_function_is_locked() =>
        (await ApprovingAsync("login")).Has("narrow").ShouldBeFalse();

    [Fact]
    public async Task A_condition_lasts_as_long_as_chosen()
    {
        var screen = await ApprovingAsync("login");
        await screen.ChangeAsync("condition", true, "C1");
        await screen.ChangeAsync("condition-hours", "24", "C1");
        await screen.WriteAsync(Sentence);

        await screen.SubmitAsync();

        (await screen.StoredAsync()).Decided!.Conditions.ShouldBe([new ConditionTerm("C1", 24)]);
    }

    [Fact]
    public async Task A_signal_found_wrong_is_shielded_and_the_reviewer_sees_it()
    {
        var screen = await TakeAsync();
        await screen.ChangeAsync("finding", "wrong");
        await screen.CheckAsync("in_person", "passed");
        await screen.ChooseAsync("approve");
        screen.Get("shield").TextContent.ShouldContain("For 30 days");
        await screen.WriteAsync(Sentence);

        await screen.SubmitAsync();

        (await screen.StoredAsync()).Decided!.Shield!.Signals.ShouldBe(["failed_burst"]);
        screen.Has("decided-shield").ShouldBeTrue();
    }

    [Fact]
    public async Task Grounds_that_nothing_supports_stand_apart_with_the_reason_and_a_tick_is_answered_at_once()
    {
        var screen = await TakeAsync();
        await screen.ChooseAsync("approve");

        screen.Get("ground-closed", "A3").TextContent.Trim().ShouldNotBeEmpty();
        screen.All("ground").Select(g => g.GetAttribute("data-code")).ShouldBe(["A5", "A6", "A7", "A9", "A1", "A2", "A3", "A4", "A8"]);

        await screen.TickAsync("A1");
        screen.RefusalIn("#grounds", "insufficient_verification").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Points_are_ticked_off_while_one_writes()
    {
        var screen = await ApprovingAsync("login");
        Met(screen, "own").ShouldBe("false");

        await screen.WriteAsync(Sentence);
        World.Clock.GoOn(TimeSpan.FromSeconds(1));

        screen.WaitFor(() => Met(screen, "own").ShouldBe("true"));
    }

    [Fact]
    public async Task A_marked_phrase_may_be_said_to_only_state_a_fact_and_then_takes_a_second_person()
    {
        var screen = await OpenAsync();
        await screen.ClickAsync("claim");
        await screen.ChooseAsync("deny");
        await screen.WriteAsync("You declined the face scan and told us so on 4 July.");
        World.Clock.GoOn(TimeSpan.FromSeconds(1));
        screen.WaitFor(() => screen.Refusals.ShouldContain("forbidden_ground"));

        await screen.ClickAsync("only-a-fact");

        screen.Refusals.ShouldNotContain("forbidden_ground");
        screen.Refusals.ShouldContain("second_review_needed");
    }

    [Fact]
    public async Task The_notice_stands_side_by_side_in_both_languages()
    {
        var screen = await TakeAsync(new AnAppeal().In("zh-CN"));
        await screen.ChooseAsync("approve");

        await screen.ClickAsync("notice-both");

        screen.All("notice-text").Select(t => t.GetAttribute("lang")).ShouldBe(["zh-Hans", "en"]);
        screen.Get("notice-preview").TextContent.ShouldNotContain("Maria");
    }

    private static string? Met(CaseScreen screen, string lint) => screen.Get("lint", lint).GetAttribute("data-met");

    private async Task<CaseScreen> ApprovingAsync(params string[] scope)
    {
        var screen = await TakeAsync(new AnAppeal().With("restriction.scope", new JsonArray([.. scope.Select(s => (JsonNode)s)])));
        await screen.CheckAsync("in_person", "passed");
        await screen.ChooseAsync("approve");
        return screen;
    }
}
