using Bunit;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Verification;

public sealed class VerificationPanelTests : CasePageContext
{
    [Fact]
    public async Task A_route_is_offered_sent_and_recorded()
    {
        var screen = await TakeAsync();

        await screen.ClickInAsync("in_person", "route-offer");
        (await CheckAsync(screen)).ShouldSatisfyAllConditions(c => c.Route.ShouldBe("in_person"), c => c.State.ShouldBe(CheckState.Offered));
        await screen.ClickInAsync("in_person", "check-sent");
        (await CheckAsync(screen)).State.ShouldBe(CheckState.Sent);
        await screen.RecordAsync("in_person", "passed", "Document in order.");

        (await CheckAsync(screen)).ShouldSatisfyAllConditions(
            c => c.State.ShouldBe(CheckState.Passed), c => c.Seen.ShouldBe("Document in order."), c => c.Reference.ShouldBe("ref-7"), c => c.RecordedBy.ShouldBe(Me.Id));
        screen.Row("in_person").TextContent.ShouldContain("Document in order.");
        screen.Row("in_person").QuerySelector(".state")!.TextContent.ShouldBe("Passed");
        (await screen.KindsAsync()).TakeLast(3).ShouldBe([FactKinds.RouteOffered, FactKinds.CheckSent, FactKinds.CheckResult]);
    }

    [Fact]
    public async Task The_meter_says_what_is_reached_beside_what_is_needed()
    {
        var screen = await TakeAsync();
        Words(screen).ShouldBe(["nothing yet", "two ways, or one strong"]);

        await screen.CheckAsync("postal_code", "passed");
        Words(screen)[0].ShouldBe("medium");
        await screen.CheckAsync("order_kba", "passed");

        screen.Get("reached-summary").TextContent.ShouldBe("Enough to show ownership: Two independent ways.");
    }

    [Theory]
    [InlineData(1, "1 device known")]
    [InlineData(3, "3 devices known")]
    public async Task The_facts_behind_a_route_are_whole_words_with_days_as_one_says_them(int devices, string known)
    {
        var screen = await OpenAsync(new AnAppeal().With("account.knownDevices", devices).With("account.phoneBoundOn", "2016-11-03"));

        screen.Row("device_hist").TextContent.ShouldContain(known);
        screen.Row("otp_phone").TextContent.ShouldContain("Bound since 3 Nov 2016");
    }

    [Fact]
    public async Task A_route_whose_channel_was_touched_says_once_that_it_does_not_count()
    {
        var row = (await OpenAsync(new AnAppeal().WithSignal("sim_changed"))).Row("otp_phone");

        row.QuerySelector(".state")!.TextContent.ShouldBe("Does not count");
        row.QuerySelector(".route__name")!.TextContent.ShouldNotContain("Does not count");
    }

    [Fact]
    public async Task One_button_offers_the_two_best_over_two_channels()
    {
        var screen = await TakeAsync();

        await screen.ClickAsync("route-offer-best");

        var stored = await screen.StoredAsync();
        stored.Checks.Count.ShouldBe(2);
        stored.Checks.ShouldAllBe(c => c.State == CheckState.Offered);
        stored.Checks.Select(c => DataWorld.Rules.Catalogue.Route(c.Route)!.Channel).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_result_without_an_end_or_without_what_was_seen_is_refused_under_the_route_it_is_about()
    {
        var screen = await TakeAsync();
        await screen.ClickInAsync("postal_code", "route-offer");

        await screen.ClickInAsync("postal_code", "check-save");
        screen.RefusalIn("[data-testid=route-row][data-code=postal_code]", "check_result_missing").ShouldBe("Choose how it ended.");
        await screen.RecordAsync("postal_code", "failed", "  ");

        screen.RefusalIn("[data-testid=route-row][data-code=postal_code]", "check_seen_missing").ShouldBe("Write in a few words what was seen.");
        (await CheckAsync(screen)).State.ShouldBe(CheckState.Offered);
    }

    [Theory]
    [InlineData("zy@example.org", "phone (bound to the account), e-mail (bound to the account), letter")]
    [InlineData(null, "phone (bound to the account), e-mail, letter")]
    public async Task A_waiting_period_says_which_addresses_have_to_be_written_to(string? email, string names)
    {
        var screen = await TakeAsync(new AnAppeal().With("account.email", email));

        await screen.ClickInAsync("wait_notify", "route-offer");

        string.Join(", ", screen.Row("wait_notify").QuerySelectorAll("label:has([data-testid=told])").Select(l => l.TextContent.Trim())).ShouldBe(names);
    }

    [Fact]
    public async Task A_route_that_failed_can_be_offered_again_and_says_how_often_it_was_tried()
    {
        var screen = await TakeAsync();
        await screen.CheckAsync("postal_code", "failed", "The digits differ.");

        screen.Row("postal_code").TextContent.ShouldContain("tried 1 of 3");
        await screen.CheckAsync("postal_code", "failed", "They differ again.");
        await screen.CheckAsync("postal_code", "failed", "And again.");

        screen.Row("postal_code").QuerySelector("[data-testid=route-offer]").ShouldBeNull();
        (await screen.StoredAsync()).Checks.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("failed", "Failed")]
    [InlineData("expired", "Ended without a result")]
    public async Task A_route_that_can_be_offered_again_still_says_how_it_ended(string result, string word)
    {
        var screen = await TakeAsync();

        await screen.CheckAsync("postal_code", result);

        screen.Row("postal_code").QuerySelector(".state")!.TextContent.ShouldBe(word);
        screen.Row("postal_code").QuerySelector("[data-testid=route-offer]")!.TextContent.Trim().ShouldBe("Offer again");
    }

    [Fact]
    public async Task Whoever_only_reads_a_decided_case_reads_how_its_checks_ended()
    {
        var id = await World.OpenAsync();
        await World.DenyAsync(await World.AddPersonAsync(Role.Reviewer), id);
        await BeAsync(Role.Auditor);

        var screen = Show(id, (await World.CaseAsync(id)).Number);

        screen.Row("postal_code").QuerySelector(".state")!.TextContent.ShouldBe("Failed");
        screen.Has("route-offer").ShouldBeFalse();
    }

    [Fact]
    public async Task A_face_scan_is_never_offered_and_says_why_only_when_asked()
    {
        var screen = await TakeAsync();
        screen.Has("route-row", "face").ShouldBeFalse();

        await screen.ClickAsync("route-others");

        screen.Row("face").TextContent.ShouldContain("They said no. It is not offered, and nothing is held against them");
        screen.Row("face").QuerySelector("[data-testid=route-offer]").ShouldBeNull();
    }

    [Fact]
    public async Task Waiting_for_a_check_gives_the_case_away_and_keeps_it_as_ones_next()
    {
        var screen = await TakeAsync();
        screen.Has("wait").ShouldBeFalse();
        await screen.ClickAsync("route-offer-best");

        await screen.ClickAsync("wait");

        (await screen.StoredAsync()).ShouldSatisfyAllConditions(
            c => c.State.ShouldBe(CaseState.Waiting), c => c.WaitingFor.ShouldBe(WaitingFor.Check), c => c.Claim.ShouldBeNull(), c => c.Assignee.ShouldBe(Me.Id));
        screen.Get("case-status").TextContent.ShouldContain("Waiting for a check");
        screen.Has("claim").ShouldBeTrue();
    }

    private static List<string> Words(CaseScreen screen) => [.. screen.Page.FindAll(".rail .meter__word").Select(w => w.TextContent)];

    private static async Task<Check> CheckAsync(CaseScreen screen) => (await screen.StoredAsync()).Checks.Single();
}
