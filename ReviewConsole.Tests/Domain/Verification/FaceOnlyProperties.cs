using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Verification;

/// <summary>What holds of face_only_route for every account, every set of signals and everything that happens on a case.</summary>
public sealed class FaceOnlyProperties
{
    [Fact]
    public void With_the_default_floor_a_case_always_opens_and_opens_with_a_way_without_a_face() =>
        Properties.Hold(
            random =>
            {
                var opened = ACase.Opened(AnAppeal.Any(random));

                FaceOnlyRule.Check(opened.Routes).ShouldBeNull();
                opened.Case.State.ShouldBe(CaseState.Queued);
            },
            usually: 500);

    [Fact]
    public void No_open_case_is_ever_with_fewer_than_two_live_ways_unless_it_stands_before_a_lead_who_can_open_them_again() =>
        Properties.Hold(
            random =>
            {
                var taken = ACase.Taken(AnyHard(random));
                for (var steps = random.Next(1, 60); steps > 0; steps--)
                {
                    Step(taken, random);
                    taken.Case.WatchRoutes(taken.World, taken.Now);

                    // Counted by itself, not by the rule.
                    var live = taken.Routes.Where(r => r.Applies && r.Route.Channel != Channels.Face && r.TouchedBy.Count == 0 && !r.IsExhausted && !r.Route.Passive && r.Route.Code != "wait_notify").ToList();
                    var enough = live.Count >= 2 && live.Any(r => !r.Route.NeedsPhone && !r.Route.NeedsCamera) && live.Any(r => r.Strength >= Strength.Medium);
                    taken.Case.LacksRoutes.ShouldBe(!enough);
                    if (!enough && random.Next(3) == 0)
                    {
                        taken.Case.OpenRoutesAgain(taken.World, taken.Now).Refusals.ShouldBeEmpty();
                        taken.Case.WatchRoutes(taken.World, taken.Now);
                        taken.Case.LacksRoutes.ShouldBeFalse();
                    }
                }
            },
            usually: 100);

    [Fact]
    public void A_result_an_approval_and_an_offer_are_never_refused_for_want_of_routes_and_a_denial_exactly_then() =>
        Properties.Hold(
            random =>
            {
                var taken = ACase.Taken(AnyHard(random));
                for (var steps = random.Next(1, 40); steps > 0; steps--)
                {
                    Step(taken, random);
                    var holds = FaceOnlyRule.Check(taken.Routes) is null;
                    taken.Broken(AProposal.Approve("A5")).ShouldNotContain(r => r.StartsWith(FaceOnlyRule.Code, StringComparison.Ordinal));
                    taken.Broken(AProposal.Deny("D3")).Contains("face_only_route on routes").ShouldBe(!holds);
                    if (taken.Routes.FirstOrDefault(r => r.CanBeOffered) is { } next)
                    {
                        taken.Case.Offer(next.Route.Code, new CheckId(Guid.NewGuid()), taken.Reviewer, taken.Token, taken.World, taken.Now).Refusals.ShouldBeEmpty();
                    }
                }
            },
            usually: 60);

    [Fact]
    public void Face_is_never_offered_and_after_a_no_never_stands_open_again() =>
        Properties.Hold(
            random =>
            {
                var taken = ACase.Taken(AnyHard(random));
                var declined = taken.Case.DeclinesFace;
                for (var steps = random.Next(1, 20); steps > 0; steps--)
                {
                    Step(taken, random);
                    taken.Routes.Where(r => r.Route.IsFace).ShouldAllBe(r => !r.CanBeOffered && !r.IsLive && r.Applies == !declined);
                    taken.Case.ChecksOfRound.ShouldNotContain(c => c.Route == "face" || c.Route == "video_human");
                }

                if (declined)
                {
                    // A further appeal that does not say no again takes nothing back.
                    taken.Case.Receive(new AnAppeal().With("appeal.declinesFace", false).Message(), taken.World, taken.Now);
                    taken.Routes.Where(r => r.Route.IsFace).ShouldAllBe(r => !r.Applies);
                }
            },
            usually: 60);

    [Fact]
    public void Enough_failures_leave_no_way_and_then_a_denial_is_refused()
    {
        var taken = ACase.Taken(new AnAppeal().WithBareAccount().WithOnlySignal("address_changed_order", answer: "A gift."));
        taken.Fail("order_kba", "order_kba", "in_person").Offer("in_person", "notarised").Fail("in_person", "notarised");

        taken.Broken(AProposal.Deny("D3")).ShouldContain("face_only_route on routes");
        taken.Broken(AProposal.Approve("A5")).ShouldBeEmpty();
    }

    // No phone, no e-mail, no linked account, a business, and signals that touch whatever can be touched.
    private static AnAppeal AnyHard(Random random)
    {
        var appeal = AnAppeal.Any(random);
        if (random.Next(2) == 0)
        {
            appeal.WithBareAccount().With("account.kind", random.Next(2) == 0 ? "business" : "private");
        }

        foreach (var signal in random.Next(2) == 0 ? new[] { "address_changed_order", "recovery_info_changed", "payout_changed", "partner_alert", "session_reuse", "credential_changed", "recovery_used" } : [])
        {
            appeal.WithSignal(signal);
        }

        return appeal;
    }

    // Offers what can be offered, ends what is open in any way, sets any finding, lets time go by.
    private static void Step(ACase taken, Random random)
    {
        var open = taken.Case.ChecksOfRound.Where(c => c.IsOpen && c.Route != "wait_notify").ToList();
        var routes = taken.Routes.Where(r => r.CanBeOffered).ToList();
        if (open.Count > 0 && random.Next(2) == 0)
        {
            var result = random.Next(2) == 0 ? CheckState.Failed : (CheckState)random.Next((int)CheckState.Passed, (int)CheckState.Expired + 1);
            var check = open[random.Next(open.Count)];
            taken.Case.Record(SomeDetails.Record(check.Id, check.Route, result, taken.Now), taken.Reviewer, taken.Token, taken.World, taken.Now).Refusals.ShouldBeEmpty();
        }
        else if (taken.Case.Signals.Count > 0 && random.Next(4) == 0)
        {
            taken.Find((Finding)random.Next(5), ordinal: random.Next(taken.Case.Signals.Count));
        }
        else if (random.Next(10) == 0)
        {
            taken.After(TimeSpan.FromDays(random.Next(1, 20))).TakenBy(ACase.Lin).Case.ExpireChecks(taken.Now);
        }
        else if (routes.Count > 0)
        {
            taken.Offer(routes[random.Next(routes.Count)].Route.Code);
        }
    }
}
