using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Decisions;

/// <summary>no_route_tried: before D1 to D4 a way to show ownership was really tried.</summary>
public sealed class NoRouteTriedTests
{
    private static readonly CheckedEvidence Evidence = new("Two bank statements", "Compared line by line with the payout records.");

    [Theory]
    [InlineData("D3", true)]
    [InlineData("D4", true)]
    [InlineData("D2", true)]
    [InlineData("D7", false)]
    [InlineData("D9", false)]
    public void D1_to_D4_need_a_route_and_the_others_do_not(string ground, bool needs) =>
        Judge(Ready(), ground).ShouldBe(needs ? ["no_route_tried on routes"] : []);

    [Fact]
    public void A_route_that_failed_or_passed_was_tried()
    {
        Judge(Ready().Fail("postal_code"), "D3").ShouldBeEmpty();
        Judge(Ready().Pass("order_kba"), "D4").ShouldBeEmpty();
    }

    [Fact]
    public void A_route_only_offered_was_not() => Judge(Ready().Offer("postal_code"), "D3").ShouldBe(["no_route_tried on routes"]);

    [Fact]
    public void A_weak_route_is_not_enough() =>
        Judge(Ready(new AnAppeal().With("account.available", new System.Text.Json.Nodes.JsonArray("pay_digits", "ship_addr"))).Fail("pay_digits", "ship_addr"), "D3")
            .ShouldBe(["no_route_tried on routes"]);

    [Fact]
    public void A_linked_account_without_a_real_name_is_a_weak_route_whatever_the_catalogue_calls_it() =>
        Judge(Ready(new AnAppeal().With("account.linkedAccounts[0].realNameVerified", false)).Fail("linked_account"), "D3").ShouldBe(["no_route_tried on routes"]);

    [Fact]
    public void A_route_that_ended_before_its_time_without_a_result_was_not_really_offered()
    {
        Judge(Ready().Expire("postal_code"), "D3").ShouldBe(["no_route_tried on routes"]);
        Judge(Ready().Offer("order_kba").After(TimeSpan.FromDays(15)).TakenBy(ACase.Lin).Expire("order_kba"), "D3").ShouldBeEmpty();
    }

    [Fact]
    public void What_the_appellant_took_up_is_waited_for()
    {
        var ready = Ready().Fail("postal_code").Offer("in_person").Send("in_person");

        Judge(ready, "D3").ShouldBe(["no_route_tried on route:in_person"]);
        Judge(ready.Fail("in_person"), "D3").ShouldBeEmpty();
    }

    [Fact]
    public void What_was_offered_beside_and_not_taken_up_is_not_waited_for() =>
        Judge(Ready().Fail("postal_code").Offer("in_person"), "D3").ShouldBeEmpty();

    [Fact]
    public void No_answer_is_a_ground_only_after_two_reminders() =>
        Judge(Ready().Expire("postal_code"), "D11").ShouldBe(["no_route_tried on ground:D11"]);

    private static ACase Ready(AnAppeal? appeal = null) => ACase.Taken(appeal).Find(Finding.Untested);

    private static IReadOnlyList<string> Judge(ACase ready, string ground) =>
        ready.Broken(AProposal.Deny(ground) with { Evidence = [Evidence], RecheckOn = new DateOnly(2026, 7, 15) });
}

/// <summary>weak_denial: a denial names what it rests on, and nothing weak adds up to it.</summary>
public sealed class WeakDenialTests
{
    [Fact]
    public void A_confirmed_signal_whose_explanation_was_answered_carries_it() =>
        Judge(ACase.Taken().OpenEvidence().Find(Finding.Confirmed, "The record shows another day.")).ShouldBeFalse();

    [Theory]
    [InlineData(Finding.Explained)]
    [InlineData(Finding.Wrong)]
    [InlineData(Finding.Stale)]
    [InlineData(Finding.Untested)]
    public void No_other_finding_does(Finding finding) => Judge(ACase.Taken().OpenEvidence().Find(finding, "The record shows another day.")).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public void Not_while_the_explanation_stands_unanswered(string? reply) =>
        Judge(ACase.Taken().OpenEvidence().Find(Finding.Confirmed, reply)).ShouldBeTrue();

    [Fact]
    public void Not_a_signal_the_appellant_was_never_heard_on() =>
        Judge(ACase.Taken(new AnAppeal().WithOnlySignal("owner_report")).OpenEvidence().Find(Finding.Confirmed, "Seen.")).ShouldBeTrue();

    [Fact]
    public void Not_a_signal_that_expired_since()
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("owner_report", answer: "A quarrel.", expiresOn: AnAppeal.Now.AddMinutes(5)));
        taken.OpenEvidence().Find(Finding.Confirmed, "The caller knew the code word.");
        Judge(taken).ShouldBeFalse();

        Judge(taken.After(TimeSpan.FromMinutes(5))).ShouldBeTrue();
    }

    [Fact]
    public void A_failed_route_of_medium_strength_carries_it()
    {
        Judge(Untested().Fail("postal_code")).ShouldBeFalse();
        Judge(Untested().Fail("in_person")).ShouldBeFalse();
    }

    [Fact]
    public void Checked_evidence_carries_it()
    {
        Judge(Untested(), new CheckedEvidence("A bank statement", "Compared with the payouts")).ShouldBeFalse();
        Judge(Untested(), new CheckedEvidence("A bank statement", " ")).ShouldBeTrue();
        Judge(Untested(), new CheckedEvidence("", "Compared with the payouts")).ShouldBeTrue();
    }

    [Fact]
    public void No_number_of_weak_routes_stale_untested_or_unanswered_signals_adds_up()
    {
        var appeal = new AnAppeal().With("account.available", new System.Text.Json.Nodes.JsonArray("pay_digits", "ship_addr"))
            .With("account.linkedAccounts[0].realNameVerified", false)
            .WithSignal("owner_report").WithSignal("sim_changed").WithSignal("session_reuse", expiresOn: AnAppeal.Now);
        var taken = ACase.Taken(appeal).OpenEvidence().Find(Finding.Confirmed, "Unanswered by the appellant.", 1).Find(Finding.Stale, "Old.", 2)
            .Find(Finding.Untested, ordinal: 3).Find(Finding.Confirmed);

        Judge(taken.Fail("pay_digits", "pay_digits", "ship_addr", "ship_addr", "linked_account").Expire("in_person")).ShouldBeTrue();
    }

    [Fact]
    public void A_route_whose_channel_is_touched_by_now_carries_nothing()
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("sim_changed")).Find(Finding.Wrong).Fail("otp_phone");
        Judge(taken).ShouldBeFalse();

        Judge(taken.Find(Finding.Untested)).ShouldBeTrue("the code went to a number that may be somebody else's");
    }

    private static ACase Untested() => ACase.Taken().Find(Finding.Untested);

    private static bool Judge(ACase taken, params CheckedEvidence[] evidence) =>
        taken.Broken(AProposal.Deny("D9") with { Evidence = evidence }).Contains("weak_denial on grounds");
}
