using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Decisions;

/// <summary>insufficient_verification: enough that a thief does not get the account, and no more.</summary>
public sealed class InsufficientVerificationTests
{
    [Theory]
    [InlineData("A1")]
    [InlineData("A8")]
    public void A1_and_A8_need_a_satisfied_path(string ground)
    {
        Broken(ACase.Taken(), ground).ShouldBe([$"insufficient_verification on ground:{ground}"]);
        Broken(ACase.Taken().Pass("otp_phone"), ground).ShouldBe([$"insufficient_verification on ground:{ground}"]);
        Broken(ACase.Taken().Pass("otp_phone", "otp_email"), ground).ShouldBeEmpty();
        Broken(ACase.Taken().Pass("linked_account"), ground).ShouldBeEmpty("linked for over ninety days: strong");
    }

    [Theory]
    [InlineData("A5")]
    [InlineData("A6")]
    [InlineData("A7")]
    [InlineData("A9")]
    public void A5_to_A7_and_A9_need_no_check(string ground) => Broken(ACase.Taken(), ground).ShouldBeEmpty();

    [Fact]
    public void A3_and_A4_need_only_the_finding_they_speak_of()
    {
        Broken(ACase.Taken().Find(Finding.Wrong), "A3").ShouldBeEmpty();
        Broken(ACase.Taken().Find(Finding.Stale), "A4").ShouldBeEmpty();
    }

    [Fact]
    public void A_channel_touched_since_the_check_passed_does_not_count()
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("sim_changed")).Find(Finding.Wrong).Pass("otp_phone", "otp_email");
        Broken(taken, "A1").ShouldBeEmpty();

        Broken(taken.Find(Finding.Explained), "A1").ShouldBe(["insufficient_verification on ground:A1"]);
    }

    [Fact]
    public void What_passed_in_an_earlier_round_does_not_count_again()
    {
        var ready = ACase.ReadyToDeny().Pass("in_person");
        ready.Decided(AProposal.Deny("D3"));
        ready.Case.Receive(new AnAppeal().Message(), ready.World, ready.Now);

        Broken(ready.TakenBy(ACase.Chen), "A1").ShouldBe(["insufficient_verification on ground:A1"]);
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(30, true)]
    [InlineData(29, false)]
    [InlineData(1, false)]
    public void Explanations_alone_are_enough_only_without_a_young_theft_signal(int daysAgo, bool enough) =>
        Broken(Explained(daysAgo), "A2").ShouldBe(enough ? [] : ["insufficient_verification on ground:A2"]);

    [Theory]
    [InlineData("C2", false)]
    [InlineData("C3", false)]
    [InlineData("C2 C3", true)]
    [InlineData("C1 C4 C5", false)]
    public void Or_when_credentials_are_changed_and_sessions_revoked(string conditions, bool enough) =>
        Broken(Explained(3), "A2", conditions.Split(' ')).ShouldBe(enough ? [] : ["insufficient_verification on ground:A2"]);

    [Theory]
    [InlineData(Finding.Confirmed, false)]
    [InlineData(Finding.Untested, false)]
    [InlineData(null, false)]
    [InlineData(Finding.Wrong, true)]
    [InlineData(Finding.Stale, true)]
    public void A_young_theft_signal_beside_the_explained_one_counts_too(Finding? beside, bool enough)
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("failed_burst", 100).WithSignal("new_place", 3));
        taken.Find(Finding.Explained, ordinal: 0);
        if (beside is { } finding)
        {
            taken.Find(finding, ordinal: 1);
        }

        Broken(taken, "A2").ShouldBe(enough ? [] : ["insufficient_verification on ground:A2"]);
    }

    [Fact]
    public void A_young_signal_of_conduct_is_no_theft() =>
        Broken(ACase.Taken(new AnAppeal().WithOnlySignal("listing_spree", 2)).Find(Finding.Explained), "A2").ShouldBeEmpty();

    [Theory]
    [InlineData(Finding.Confirmed, false)]
    [InlineData(Finding.Untested, true)]
    public void Never_with_a_confirmed_owner_report(Finding report, bool enough)
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("owner_report", 200).WithSignal("failed_burst", 39)).Find(report).Find(Finding.Explained, ordinal: 1);

        Broken(taken, "A2", "C2", "C3").ShouldBe(enough ? [] : ["insufficient_verification on ground:A2"]);
    }

    [Theory]
    [InlineData("A3", Finding.Confirmed, false)]
    [InlineData("A4", Finding.Confirmed, false)]
    [InlineData("A5", Finding.Confirmed, false)]
    [InlineData("A4", Finding.Untested, false)]
    [InlineData("A4", null, false)]
    [InlineData("A4", Finding.Wrong, true)]
    [InlineData("A4", Finding.Stale, true)]
    [InlineData("A6", Finding.Confirmed, true)]
    [InlineData("A7", Finding.Confirmed, true)]
    [InlineData("A9", Finding.Confirmed, true)]
    public void What_is_wrong_or_out_of_date_beside_it_does_not_answer_an_owner_report(string ground, Finding? report, bool enough)
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("owner_report", 40, expiresOn: AnAppeal.Now.AddDays(100)).WithSignal("failed_burst", 39))
            .Find(ground == "A3" ? Finding.Wrong : Finding.Stale, ordinal: 1);
        if (report is { } finding)
        {
            taken.Find(finding);
        }

        Broken(taken, ground).ShouldBe(enough ? [] : [$"insufficient_verification on ground:{ground}"]);
    }

    [Theory]
    [InlineData("A2", Finding.Explained)]
    [InlineData("A3", Finding.Wrong)]
    [InlineData("A4", Finding.Stale)]
    public void Nor_any_other_signal_of_theft_that_is_confirmed_and_in_force(string ground, Finding beside)
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("new_place", 40, expiresOn: AnAppeal.Now.AddDays(100)).WithSignal("failed_burst", 39))
            .Find(Finding.Confirmed).Find(beside, ordinal: 1);

        Broken(taken, ground, "C2", "C3").ShouldBe([$"insufficient_verification on ground:{ground}"]);
        Broken(taken.Pass("in_person"), ground).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("A3", Finding.Wrong)]
    [InlineData("A4", Finding.Stale)]
    public void Nor_a_young_one_that_nobody_looked_at_unless_the_account_is_secured(string ground, Finding beside)
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("failed_burst", 100).WithSignal("new_place", 3)).Find(beside, ordinal: 0);

        Broken(taken, ground).ShouldBe([$"insufficient_verification on ground:{ground}"]);
        Broken(taken, ground, "C2", "C3").ShouldBeEmpty();
    }

    [Fact]
    public void A_path_is_enough_whatever_the_signals()
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("owner_report", 2).WithSignal("failed_burst", 2))
            .Find(Finding.Confirmed).Find(Finding.Explained, ordinal: 1).Pass("in_person");

        Broken(taken, "A2").ShouldBeEmpty();
    }

    [Fact]
    public void Stale_and_explained_together_are_the_honest_approval_of_a_dormant_account()
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("dormant_awake", 600).WithSignal("new_device", 600, expiresOn: AnAppeal.Now.AddDays(-500))
            .WithSignal("new_place", 100, "I moved.", AnAppeal.Now.AddDays(30)));
        taken.Case.Signals.Count(s => s.Finding == Finding.Stale).ShouldBe(2);
        taken.Find(Finding.Explained, ordinal: taken.Case.Signals.Single(s => s.Finding is null).Ordinal);

        Broken(taken, ["A2", "A4"]).ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_says_what_is_missing()
    {
        var taken = ACase.Taken().Pass("otp_phone");
        var refusal = taken.Case.Broken(AProposal.Approve("A1"), taken.Decider, taken.World, taken.Now).ShouldHaveSingleItem();
        refusal.Values.ShouldBe(new Dictionary<string, string> { ["why"] = "no_path", ["ground"] = "A1", ["level"] = "2" });

        var young = Explained(3);
        young.Case.Broken(AProposal.Approve("A2"), young.Decider, young.World, young.Now).ShouldHaveSingleItem().Values["signal"].ShouldBe("failed_burst");
    }

    [Fact]
    public void The_path_is_kept_with_the_decision() =>
        ACase.Taken().Pass("otp_phone", "device_hist").Decided(AProposal.Approve("A1")).Path.ShouldBe(PathLetter.B);

    private static ACase Explained(int daysAgo) => ACase.Taken(new AnAppeal().WithOnlySignal("failed_burst", daysAgo)).Find(Finding.Explained);

    private static IReadOnlyList<string> Broken(ACase taken, string ground, params string[] conditions) => Broken(taken, [ground], conditions);

    private static IReadOnlyList<string> Broken(ACase taken, string[] grounds, params string[] conditions) =>
        taken.Broken(AProposal.Approve(grounds) with { Conditions = [.. conditions.Select(c => new ConditionTerm(c))] });
}

/// <summary>second_review_needed: when one person is not enough.</summary>
public sealed class SecondReviewTests
{
    [Theory]
    [InlineData("D1", true)]
    [InlineData("D5", true)]
    [InlineData("D6", true)]
    [InlineData("D3", false)]
    [InlineData("D4", false)]
    [InlineData("D7", false)]
    [InlineData("D9", false)]
    public void Grave_grounds_need_a_second_person(string ground, bool needs) =>
        ACase.ReadyToDeny().Broken(AProposal.Deny(ground)).ShouldBe(needs ? [$"second_review_needed on ground:{ground}"] : []);

    [Fact]
    public void So_does_a_denial_of_the_second_round()
    {
        var ready = ACase.ReadyToDeny();
        ready.Decided(AProposal.Deny("D3"));
        ready.Case.Receive(new AnAppeal().Message(), ready.World, ready.Now);
        ready.TakenBy(ACase.Chen).OpenEvidence().Find(Finding.Confirmed, "Compared again with the record.").Fail("postal_code");

        ready.Broken(AProposal.Deny("D3")).ShouldBe(["second_review_needed on grounds"]);
        ready.Broken(AProposal.Approve("A5")).ShouldBeEmpty("an approval of the second round does not");
    }

    [Theory]
    [InlineData(nameof(Cases.ClaimOrigin.Picked), 100, true)]
    [InlineData(nameof(Cases.ClaimOrigin.Picked), 12_801, false)]
    [InlineData(nameof(Cases.ClaimOrigin.Picked), null, false)]
    [InlineData(nameof(Cases.ClaimOrigin.HandedOut), 100, false)]
    public void An_approval_somebody_picked_for_themselves_does_above_a_limit(string origin, int? limit, bool needs)
    {
        var opened = ACase.Opened().Under(ReviewRules.Default with { PickedApprovalHeldMinor = limit })
            .TakenBy(ACase.Lin, Enum.Parse<Cases.ClaimOrigin>(origin));

        opened.Broken(AProposal.Approve("A5")).ShouldBe(needs ? ["second_review_needed"] : []);
    }
}
