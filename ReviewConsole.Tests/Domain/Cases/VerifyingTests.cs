using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

public sealed class VerifyingTests
{
    [Fact]
    public void However_often_it_failed_a_way_without_a_face_can_always_be_offered()
    {
        var bare = new AnAppeal().Without("account.phone").Without("account.email").Without("account.linkedAccounts").Without("account.available")
            .With("account.knownDevices", 0).With("account.realNameVerified", false);
        var taken = ACase.Taken(bare, ACase.DefaultWorld with { Rules = ReviewRules.Default with { FloorRoutes = ["postal_code", "in_person"] } });
        for (var times = 0; times < 10; times++)
        {
            taken.Fail("in_person").Fail("postal_code");
            FaceOnlyRule.Check(taken.Routes).ShouldBeNull();
        }

        taken.Offer("postal_code", "in_person");
    }

    [Fact]
    public void A_route_is_offered_for_as_long_as_the_catalogue_says()
    {
        var taken = ACase.Taken().Offer("postal_code");

        var check = taken.Case.Checks.ShouldHaveSingleItem();
        (check.Route, check.State, check.OpenUntil, check.Round).ShouldBe(("postal_code", CheckState.Offered, taken.Now.AddDays(30), 1));
        Last(taken).Codes["strength"].ShouldBe("medium");
    }

    [Theory]
    [InlineData("telepathy", "route_unknown", null)]
    [InlineData("face", "route_not_offered", "face")]
    [InlineData("video_human", "route_not_offered", "face")]
    [InlineData("authenticator", "route_not_offered", "not_applicable")]
    [InlineData("otp_phone", "route_not_offered", "touched")]
    [InlineData("postal_code", "route_not_offered", "already")]
    [InlineData("in_person", "route_not_offered", "already")]
    [InlineData("order_kba", "route_not_offered", "exhausted")]
    public void What_cannot_be_offered_says_why(string route, string code, string? why)
    {
        var taken = ACase.Taken(new AnAppeal().WithSignal("sim_changed")).Offer("postal_code").Pass("in_person").Fail("order_kba", "order_kba");

        var refusal = taken.Case.Offer(route, new CheckId(Guid.NewGuid()), taken.Reviewer, taken.Token, taken.World, taken.Now).Refusals.ShouldHaveSingleItem();

        refusal.ToString().ShouldBe($"{code} on route:{route}");
        refusal.Values.GetValueOrDefault("why").ShouldBe(why);
    }

    [Fact]
    public void A_route_that_failed_may_be_tried_again()
    {
        var taken = ACase.Taken().Fail("postal_code").Offer("postal_code");

        taken.Case.Checks.Select(c => c.State).ShouldBe([CheckState.Failed, CheckState.Offered]);
    }

    [Fact]
    public void A_result_says_what_was_seen_by_whom_and_when()
    {
        var taken = ACase.Taken().Offer("postal_code").After(TimeSpan.FromMinutes(5)).Pass("postal_code");

        var check = taken.Case.Checks[0];
        (check.State, check.Seen, check.Reference, check.RecordedBy, check.EndedAt).ShouldBe((CheckState.Passed, "seen by hand", "ref-1", ACase.Lin, taken.Now));
        var fact = Last(taken);
        fact.Codes["result"].ShouldBe("passed");
        fact.Codes["by_hand"].ShouldBe("true");
        fact.Personal["seen"].ShouldBe("seen by hand");
    }

    [Theory]
    [InlineData(CheckState.Offered, "seen", "check_result_missing")]
    [InlineData(CheckState.Sent, "seen", "check_result_missing")]
    [InlineData(CheckState.Passed, null, "check_seen_missing")]
    [InlineData(CheckState.Passed, "  ", "check_seen_missing")]
    [InlineData(CheckState.Failed, "", "check_seen_missing")]
    [InlineData(CheckState.Expired, null, null)]
    [InlineData(CheckState.Failed, "seen", null)]
    public void A_result_needs_what_was_seen_unless_nothing_came(CheckState result, string? seen, string? code)
    {
        var taken = ACase.Taken().Offer("postal_code");

        taken.Case.Record(new CheckRecord(taken.Case.Checks[0].Id, result, seen, null), taken.Reviewer, taken.Token, taken.World, taken.Now)
            .Refusals.Select(r => r.Code).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public void A_check_ends_once()
    {
        var taken = ACase.Taken().Fail("postal_code");

        taken.Case.Record(new CheckRecord(taken.Case.Checks[0].Id, CheckState.Passed, "seen", null), taken.Reviewer, taken.Token, taken.World, taken.Now)
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe("check_not_open");
        taken.Case.Send(taken.Case.Checks[0].Id, taken.Reviewer, taken.Token, taken.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("check_not_open");
        taken.Case.Checks[0].State.ShouldBe(CheckState.Failed);
    }

    [Fact]
    public void A_check_under_way_is_sent_once_and_can_still_end()
    {
        var taken = ACase.Taken().Offer("postal_code").Send("postal_code").Send("postal_code");
        taken.Case.Checks[0].State.ShouldBe(CheckState.Sent);
        taken.Case.TakeFacts().Count(f => f.Kind == FactKinds.CheckSent).ShouldBe(1);

        taken.Pass("postal_code").Case.Checks[0].State.ShouldBe(CheckState.Passed);
    }

    [Fact]
    public void A_check_of_an_earlier_round_is_over()
    {
        var denied = ACase.ReadyToDeny();
        denied.Offer("notarised");
        var left = denied.Case.Checks.Single(c => c.IsOpen).Id;
        denied.Decided(AProposal.Deny("D3"));
        denied.Case.Receive(new AnAppeal().Message(), denied.World, denied.Now);
        denied.TakenBy(ACase.Chen);

        denied.Case.Record(new CheckRecord(left, CheckState.Passed, "seen", null), denied.Reviewer, denied.Token, denied.World, denied.Now)
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe("check_not_open");
    }

    [Fact]
    public void A_finding_leaves_a_fact_and_the_same_one_again_none()
    {
        var taken = ACase.Taken();
        taken.Case.TakeFacts();

        taken.Find(Finding.Explained, " fits the change of password ").Find(Finding.Explained, "fits the change of password");

        var fact = taken.Case.TakeFacts().ShouldHaveSingleItem();
        (fact.Kind, fact.Codes["finding"], fact.Personal["reply"]).ShouldBe((FactKinds.FindingSet, "explained", "fits the change of password"));
        taken.Find(Finding.Wrong).Case.Signals[0].ShouldSatisfyAllConditions(s => s.Finding.ShouldBe(Finding.Wrong), s => s.Reply.ShouldBeNull());
    }

    [Fact]
    public void Looking_at_the_evidence_leaves_one_fact_a_person()
    {
        var opened = ACase.Opened();
        opened.Case.TakeFacts();

        opened.OpenEvidence(ACase.Lin).OpenEvidence(ACase.Lin).OpenEvidence(ACase.Chen);

        opened.Case.TakeFacts().Select(f => f.Kind).ShouldBe([FactKinds.EvidenceOpened, FactKinds.EvidenceOpened]);
        opened.Case.Signals[0].OpenedBy.ShouldBe([ACase.Lin, ACase.Chen]);
    }

    [Fact]
    public void A_signal_that_is_not_there_cannot_be_found_or_opened()
    {
        var taken = ACase.Taken();

        taken.Case.OpenEvidence(1, taken.Reviewer).Refusals.ShouldHaveSingleItem().ToString().ShouldBe("signal_unknown on signal:1");
        taken.Case.Find(-1, Finding.Wrong, null, taken.Reviewer, taken.Token, taken.World, taken.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("signal_unknown");
    }

    private static Fact Last(ACase of) => of.Case.TakeFacts()[^1];
}
