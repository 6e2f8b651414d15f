using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

/// <summary>Signals that come while a case is open.</summary>
public sealed class SignallingTests
{
    [Fact]
    public void A_signal_that_comes_later_stands_last_needs_a_finding_and_touches_its_channel()
    {
        var taken = ACase.Taken().After(TimeSpan.FromMinutes(5));
        taken.Case.TakeFacts();
        taken.Routes.Single(r => r.Route.Code == "otp_email").IsLive.ShouldBeTrue();

        Take(taken, "recovery_info_changed").ShouldBe(true);

        var added = taken.Case.Signals[^1];
        (added.Code, added.Ordinal, added.Finding, added.Round).ShouldBe(("recovery_info_changed", 1, null, 1));
        taken.Routes.Single(r => r.Route.Code == "otp_email").TouchedBy.ShouldBe(["recovery_info_changed"]);
        taken.Find(Finding.Explained, ordinal: 1);
        var fact = taken.Case.TakeFacts()[0];
        (fact.Kind, fact.Codes["code"], fact.Codes["event"]).ShouldBe((FactKinds.SignalAdded, "recovery_info_changed", "made"));
    }

    [Fact]
    public void The_same_event_by_two_ways_is_one_signal()
    {
        var taken = ACase.Taken(new AnAppeal().WithSignal("recovery_used"));
        var at = taken.Case.Signals.Single(s => s.Code == "recovery_used").ObservedOn;

        Take(taken, "recovery_used", at.AddSeconds(40)).ShouldBe(false);
        Take(taken, "recovery_used", at.AddMinutes(2)).ShouldBe(true);
        taken.Case.Signals.Count.ShouldBe(3);
    }

    [Fact]
    public void An_old_event_arrives_stale_like_any_other_signal()
    {
        var taken = ACase.Taken();

        Take(taken, "leaked_credential", taken.Now.AddDays(-400)).ShouldBe(true);

        taken.Case.Signals[^1].Finding.ShouldBe(Finding.Stale);
    }

    [Fact]
    public void While_two_people_judge_and_when_it_is_decided_a_case_takes_none_and_says_so()
    {
        var judged = ACase.ReadyToApprove();
        judged.Case.DemandSecond(ACase.Chen, "Grave.", judged.World.Rules).Refusals.ShouldBeEmpty();
        judged.Case.Propose(AProposal.Approve("A1"), judged.Decider, judged.Token, new JudgementId(Guid.NewGuid()), judged.World, judged.Now).Refusals.ShouldBeEmpty();
        var decided = ACase.ReadyToApprove();
        decided.Decided(AProposal.Approve("A1"));

        foreach (var one in new[] { judged, decided })
        {
            one.Case.TakesSignals.ShouldBeFalse();
            one.Case.TakeSignal(Reported("recovery_used", one.Now), one.World, one.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("signal_not_now");
        }
    }

    [Fact]
    public void A_signal_that_would_leave_a_face_as_the_only_way_is_kept_out_and_one_that_takes_no_way_is_let_in()
    {
        // With these floor routes only a signal that touches post, which no event brings, takes enough away.
        var bare = ACase.Taken(new AnAppeal().WithBareAccount(), ACase.DefaultWorld with { Rules = ReviewRules.Default with { FloorRoutes = ["postal_code", "order_kba"] } });

        bare.Case.TakeSignal(Reported("address_changed_order", bare.Now), bare.World, bare.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe(FaceOnlyRule.Code);

        bare.Case.Signals.ShouldHaveSingleItem();
        Take(bare, "recovery_info_changed").ShouldBe(true);
        FaceOnlyRule.Check(bare.Routes).ShouldBeNull();
    }

    [Fact]
    public void Whatever_comes_the_rule_about_faces_holds_as_it_held_before() => Properties.Hold(random =>
    {
        var any = ACase.Opened(AnAppeal.Any(random));
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            var code = CatalogueFiles.Own.Signals[random.Next(CatalogueFiles.Own.Signals.Count)].Code;
            any.Case.TakeSignal(Reported(code, any.Now.AddDays(-random.Next(60))), any.World, any.Now);
            FaceOnlyRule.Check(any.Routes).ShouldBeNull();
        }
    });

    private static bool Take(ACase on, string code, DateTimeOffset? at = null)
    {
        var taken = on.Case.TakeSignal(Reported(code, at ?? on.Now), on.World, on.Now);
        taken.Refusals.ShouldBeEmpty();
        return taken.Answer;
    }

    private static ReportedSignal Reported(string code, DateTimeOffset at) => new(new FiredSignal(code, at, null, null, "https://idp.example/", null, []), "made", "jti-1");
}
