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

    // Whatever was tried, failed, expired or touched: what everybody can use stays open as long as it is needed.
    [Fact]
    public void No_open_case_is_ever_with_fewer_than_two_live_ways_without_a_face() =>
        Properties.Hold(
            random =>
            {
                var taken = ACase.Taken(random.Next(3) == 0 ? new AnAppeal().WithBareAccount() : AnAppeal.Any(random));
                HashSet<string> told = [];
                for (var steps = random.Next(1, 60); steps > 0; steps--)
                {
                    Step(taken, random);
                    told.UnionWith(Told(taken));
                    taken.Routes.Where(r => r.IsReopened).ShouldAllBe(r => told.Contains(r.Route.Code));

                    taken.Routes.Count(r => r.IsLive).ShouldBeGreaterThanOrEqualTo(2);
                    FaceOnlyRule.Check(taken.Routes).ShouldBeNull();
                    taken.Broken(AProposal.Deny("D3")).ShouldNotContain("face_only_route on routes");
                }
            },
            usually: 100);

    [Fact]
    public void When_all_is_used_up_the_strongest_that_everybody_can_use_is_open_once_more_and_says_why()
    {
        var taken = ACase.Taken(new AnAppeal().WithBareAccount().WithOnlySignal("address_changed_order", answer: "A gift."));
        taken.Fail("order_kba", "order_kba", "in_person", "in_person", "notarised", "notarised");
        Told(taken).ShouldBe(["in_person", "notarised"], "each when it came to that");

        var open = taken.Routes.Where(r => r.IsLive).ToList();

        open.Select(r => r.Route.Code).ShouldBe(["in_person", "notarised"], ignoreOrder: true);
        open.ShouldAllBe(r => r.IsReopened && r.CanBeOffered && r.Facts.Any(f => f.Code == "reopened"));
        taken.After(TimeSpan.FromMinutes(1)).Fail("in_person");
        Told(taken).ShouldBe(["in_person"], "each attempt more is one");
        taken.After(TimeSpan.FromMinutes(1)).Offer("in_person").Pass("in_person").Broken(AProposal.Approve("A1")).ShouldBeEmpty();
        Told(taken).ShouldBeEmpty();
    }

    [Fact]
    public void While_others_are_left_nothing_is_opened_once_more()
    {
        var taken = ACase.Taken().Fail("order_kba", "order_kba");

        taken.Routes.Single(r => r.Route.Code == "order_kba").IsLive.ShouldBeFalse();
        Told(taken).ShouldBeEmpty();
    }

    // A signal that is believed again takes its channels away, and may leave too few.
    [Fact]
    public void A_finding_that_leaves_too_few_ways_is_written_down_with_what_it_opens()
    {
        var taken = ACase.Taken(new AnAppeal().WithBareAccount().WithOnlySignal("address_changed_order", answer: "A gift."));
        taken.Find(Finding.Wrong).Fail("order_kba", "order_kba", "in_person", "in_person");
        Told(taken).ShouldBeEmpty();

        taken.Find(Finding.Confirmed);

        Told(taken).ShouldBe(["in_person"]);
    }

    private static List<string> Told(ACase taken) =>
        [.. taken.Case.TakeFacts().Where(f => f.Kind == FactKinds.RoutesReopened).SelectMany(f => f.Codes["routes"].Split(' '))];

    // Offers what can be offered, ends what is open in any way, sets any finding.
    private static void Step(ACase taken, Random random)
    {
        var open = taken.Case.ChecksOfRound.Where(c => c.IsOpen).ToList();
        var routes = taken.Routes.Where(r => r.CanBeOffered).ToList();
        if (open.Count > 0 && random.Next(2) == 0)
        {
            var check = open[random.Next(open.Count)];

            // A waiting period is not passed by saying so.
            var result = (CheckState)random.Next((int)(check.Route == "wait_notify" ? CheckState.Failed : CheckState.Passed), (int)CheckState.Expired + 1);
            taken.Case.Record(new CheckRecord(check.Id, result, "seen", null), taken.Reviewer, taken.Token, taken.World, taken.Now)
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
