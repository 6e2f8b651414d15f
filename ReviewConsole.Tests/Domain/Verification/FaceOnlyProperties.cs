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
    public void Recording_any_result_and_approving_are_never_refused_for_want_of_routes() =>
        Properties.Hold(
            random =>
            {
                var taken = ACase.Taken(AnAppeal.Any(random));
                for (var steps = random.Next(1, 30); steps > 0; steps--)
                {
                    Step(taken, random);
                    taken.Broken(AProposal.Approve("A5")).ShouldNotContain(r => r.StartsWith(FaceOnlyRule.Code, StringComparison.Ordinal));
                }
            },
            usually: 100);

    [Fact]
    public void A_denial_and_an_offer_are_refused_exactly_when_no_way_without_a_face_is_left() =>
        Properties.Hold(
            random =>
            {
                var taken = ACase.Taken(AnAppeal.Any(random));
                for (var steps = random.Next(1, 30); steps > 0; steps--)
                {
                    Step(taken, random);
                    var holds = FaceOnlyRule.Check(taken.Routes) is null;
                    taken.Broken(AProposal.Deny("D3")).Contains("face_only_route on routes").ShouldBe(!holds);
                    if (taken.Routes.FirstOrDefault(r => r.CanBeOffered) is { } next)
                    {
                        var offered = taken.Case.Offer(next.Route.Code, new CheckId(Guid.NewGuid()), taken.Reviewer, taken.Token, taken.World, taken.Now);
                        offered.IsDone.ShouldBe(holds);
                    }
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

    // Offers what can be offered, ends what is open in any way, sets any finding.
    private static void Step(ACase taken, Random random)
    {
        var open = taken.Case.ChecksOfRound.Where(c => c.IsOpen).ToList();
        var routes = taken.Routes.Where(r => r.CanBeOffered).ToList();
        if (open.Count > 0 && random.Next(2) == 0)
        {
            var result = (CheckState)random.Next((int)CheckState.Passed, (int)CheckState.Expired + 1);
            taken.Case.Record(new CheckRecord(open[random.Next(open.Count)].Id, result, "seen", null), taken.Reviewer, taken.Token, taken.Now)
                .Refusals.ShouldBeEmpty();
        }
        else if (taken.Case.Signals.Count > 0 && random.Next(4) == 0)
        {
            taken.Find((Finding)random.Next(5), ordinal: random.Next(taken.Case.Signals.Count));
        }
        else if (routes.Count > 0)
        {
            var route = routes[random.Next(routes.Count)].Route.Code;
            taken.Case.Offer(route, new CheckId(Guid.NewGuid()), taken.Reviewer, taken.Token, taken.World, taken.Now)
                .Refusals.ShouldAllBe(r => r.Code == FaceOnlyRule.Code);
        }
    }
}
