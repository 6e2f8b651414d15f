using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

/// <summary>Forms, waiting periods, checks whose time is over, and routes that are used up.</summary>
public sealed class CheckingTests
{
    private static readonly OldAddress[] Bound = [OldAddress.Phone, OldAddress.Email];

    [Fact]
    public void How_a_check_ended_follows_from_its_form_and_the_fact_says_what_was_stated()
    {
        var taken = ACase.Taken().Offer("order_kba");
        taken.Case.TakeFacts();

        Record(taken, new CheckRecord(Last(taken).Id, CheckState.Failed, null, null, new OrderRecall(5, 4, true, true))).ShouldBeEmpty();

        Last(taken).State.ShouldBe(CheckState.Passed, "the form says so, whatever else was chosen");
        var fact = taken.Case.TakeFacts().ShouldHaveSingleItem();
        (fact.Codes["form"], fact.Codes["right"], fact.Codes["result"]).ShouldBe(("order_recall", "4", "passed"));
    }

    [Fact]
    public void Personal_values_of_a_form_can_be_erased_later_and_are_no_codes()
    {
        var fact = ACase.Taken().Pass("in_person").Case.TakeFacts().Last(f => f.Kind == FactKinds.CheckResult);

        fact.Personal.Keys.ShouldBe(["seen", "site", "clerk"], ignoreOrder: true);
        fact.Codes.Values.ShouldNotContain("Harbour Street");
    }

    [Theory]
    [InlineData("order_kba", CheckState.Passed, "check_details_missing")]
    [InlineData("order_kba", CheckState.Failed, "check_details_missing")]
    [InlineData("order_kba", CheckState.Expired, null)]
    [InlineData("postal_code", CheckState.Passed, null)]
    public void A_route_with_a_form_needs_it_unless_nothing_came(string route, CheckState result, string? code)
    {
        var taken = ACase.Taken().Offer(route);

        Record(taken, new CheckRecord(Last(taken).Id, result, "seen", null)).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public void Another_routes_form_is_refused()
    {
        var taken = ACase.Taken().Offer("postal_code");

        Record(taken, new CheckRecord(Last(taken).Id, default, null, null, new OrderRecall(5, 5, true, true))).ShouldBe(["check_details_wrong"]);
    }

    [Theory]
    [InlineData("The code was 482913.", null, "code")]
    [InlineData("Matched.", "482913", "reference")]
    [InlineData("data:image/png;base64,xx", null, "image")]
    public void Nothing_secret_is_taken_in_words(string seen, string? reference, string why)
    {
        var taken = ACase.Taken().Offer("postal_code");

        var refusal = taken.Case.Record(new CheckRecord(Last(taken).Id, CheckState.Passed, seen, reference), taken.Reviewer, taken.Token, taken.World, taken.Now)
            .Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Values["why"]).ShouldBe(("secret_in_text", why));
        Last(taken).State.ShouldBe(CheckState.Offered);
    }

    [Fact]
    public void A_wait_begins_when_it_is_begun_and_passes_only_after_its_end_with_a_notice_that_arrived()
    {
        var taken = ACase.Taken().Offer("wait_notify");
        var wait = taken.Case.BeginWait(Last(taken).Id, Bound, 3, taken.Reviewer, taken.Token, taken.Now).Answer;
        (wait.Begun, wait.Ends, Last(taken).State).ShouldBe((taken.Now, taken.Now.AddDays(3), CheckState.Sent));
        Last(taken).OpenUntil.ShouldBeGreaterThan(wait.Ends);

        Record(taken, Over(taken, SomeDetails.Ended(Last(taken)))).ShouldBe(["wait_not_over"]);
        taken.After(TimeSpan.FromHours(72) - TimeSpan.FromMinutes(20)).TakenBy(ACase.Lin);
        Record(taken, Over(taken, SomeDetails.Ended(Last(taken)))).ShouldBe(["wait_not_over"]);
        taken.After(TimeSpan.FromMinutes(20));
        Record(taken, Over(taken, wait with { Objections = 0 })).ShouldBe(["notice_undelivered"]);
        Record(taken, Over(taken, SomeDetails.Ended(Last(taken)))).ShouldBeEmpty();

        Last(taken).State.ShouldBe(CheckState.Passed);
    }

    [Fact]
    public void An_objection_ends_a_wait_at_once_and_against_it()
    {
        var taken = Waiting(Bound, 14);

        Record(taken, Over(taken, SomeDetails.Ended(Last(taken), objections: 1))).ShouldBeEmpty();

        Last(taken).State.ShouldBe(CheckState.Failed);
    }

    [Theory]
    [InlineData(2, new[] { OldAddress.Phone, OldAddress.Email }, "wait_length_wrong")]
    [InlineData(15, new[] { OldAddress.Phone, OldAddress.Email }, "wait_length_wrong")]
    [InlineData(3, new[] { OldAddress.Phone }, "notice_incomplete")]
    [InlineData(3, new[] { OldAddress.Email, OldAddress.Post }, "notice_incomplete")]
    public void A_wait_is_three_to_fourteen_days_and_every_bound_address_is_told(int days, OldAddress[] told, string code)
    {
        var taken = ACase.Taken().Offer("wait_notify");

        taken.Case.BeginWait(Last(taken).Id, told, days, taken.Reviewer, taken.Token, taken.Now).Refusals.Select(r => r.Code).ShouldBe([code]);
        Last(taken).Details.ShouldBeNull();
    }

    [Fact]
    public void A_wait_is_begun_once_on_its_own_route_and_its_beginning_stays()
    {
        var taken = Waiting(Bound, 3);
        taken.Case.BeginWait(Last(taken).Id, Bound, 3, taken.Reviewer, taken.Token, taken.Now).Refusals.Select(r => r.Code).ShouldBe(["check_details_wrong"]);
        var forged = SomeDetails.Ended(Last(taken)) with { Begun = taken.Now.AddDays(-20), Ends = taken.Now.AddDays(-6) };
        Record(taken, Over(taken, forged)).ShouldBe(["check_details_wrong"]);

        taken.Offer("postal_code");
        taken.Case.BeginWait(Last(taken).Id, Bound, 3, taken.Reviewer, taken.Token, taken.Now).Refusals.Select(r => r.Code).ShouldBe(["check_details_wrong"]);
        var unbegun = ACase.Taken().Offer("wait_notify");
        Record(unbegun, Over(unbegun, new WaitingPeriod([], unbegun.Now, unbegun.Now, 0))).ShouldBe(["wait_not_begun"]);
    }

    [Fact]
    public void A_check_whose_time_is_over_ends_by_itself_and_is_held_against_nobody()
    {
        var taken = ACase.Taken().Offer("order_kba", "postal_code");
        taken.Case.ExpireChecks(taken.Now.AddDays(14).AddTicks(-1)).ShouldBe(0);
        taken.Case.TakeFacts();

        taken.Case.ExpireChecks(taken.Now.AddDays(14)).ShouldBe(1);

        var check = taken.Case.ChecksOfRound.Single(c => c.Route == "order_kba");
        (check.State, check.EndedAt, check.RecordedBy).ShouldBe((CheckState.Expired, taken.Now.AddDays(14), null));
        taken.Case.TakeFacts().Select(f => f.Kind).ShouldBe([FactKinds.CheckExpired]);
        taken.Case.ExpireChecks(taken.Now.AddDays(14)).ShouldBe(0);
    }

    [Fact]
    public void A_case_that_waited_for_nothing_else_is_back_in_the_queue_and_still_whose_it_was()
    {
        var taken = ACase.Taken().Offer("order_kba", "postal_code");
        taken.Case.WaitForCheck(taken.Reviewer, taken.Token, taken.Now).Refusals.ShouldBeEmpty();

        taken.Case.ExpireChecks(taken.Now.AddDays(14));
        taken.Case.State.ShouldBe(CaseState.Waiting, "the letter is still on its way");
        taken.Case.ExpireChecks(taken.Now.AddDays(30));

        (taken.Case.State, taken.Case.WaitingFor, taken.Case.Assignee).ShouldBe((CaseState.Queued, WaitingFor.Nothing, ACase.Lin));
        taken.Case.TakeFacts()[^1].Kind.ShouldBe(FactKinds.WaitOver);
    }

    [Fact]
    public void Where_the_last_ways_are_used_up_the_case_stands_before_a_lead_until_one_opens_them_again()
    {
        var taken = ACase.Taken(new AnAppeal().WithBareAccount());
        taken.Fail("order_kba", "order_kba", "notarised", "notarised", "in_person", "in_person").Case.LacksRoutes.ShouldBeTrue();
        taken.Case.TakeFacts().Count(f => f.Kind == FactKinds.RoutesExhausted).ShouldBe(1);
        taken.Fail("postal_code", "postal_code", "postal_code");
        taken.Case.TakeFacts().ShouldNotContain(f => f.Kind == FactKinds.RoutesExhausted, "said once");

        var opened = taken.Case.OpenRoutesAgain(taken.World, taken.Now).Answer;
        taken.Case.WatchRoutes(taken.World, taken.Now);

        opened.Count.ShouldBe(2);
        taken.Case.LacksRoutes.ShouldBeFalse();
        FaceOnlyRule.Check(taken.Routes).ShouldBeNull();
        taken.Offer([.. opened]);
        taken.Case.OpenRoutesAgain(taken.World, taken.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("nothing_to_open_again");
    }

    [Fact]
    public void In_a_new_round_every_way_is_fresh()
    {
        var denied = ACase.ReadyToDeny();
        denied.Decided(AProposal.Deny("D3"));
        denied.Case.Receive(new AnAppeal().Message(), denied.World, denied.Now);
        denied.Case.WatchRoutes(denied.World, denied.Now);

        (denied.Case.LacksRoutes, denied.Case.OpenedAgain.Count).ShouldBe((false, 0));
        denied.Routes.ShouldAllBe(r => r.Attempts == 0);
    }

    private static ACase Waiting(OldAddress[] told, int days)
    {
        var taken = ACase.Taken().Offer("wait_notify");
        taken.Case.BeginWait(Last(taken).Id, told, days, taken.Reviewer, taken.Token, taken.Now).Refusals.ShouldBeEmpty();
        return taken;
    }

    private static Check Last(ACase of) => of.Case.ChecksOfRound[^1];

    private static CheckRecord Over(ACase of, WaitingPeriod details) => new(of.Case.ChecksOfRound.Last(c => c.Route == "wait_notify").Id, default, null, null, details);

    private static IEnumerable<string> Record(ACase of, CheckRecord record) =>
        of.Case.Record(record, of.Reviewer, of.Token, of.World, of.Now).Refusals.Select(r => r.Code);
}
