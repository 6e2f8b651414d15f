using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Decisions;

/// <summary>Grounds offer only what findings and checks support, and say why the rest is closed.</summary>
public sealed class GroundStandingTests
{
    private static readonly string[] DenialsThatNeedARoute = ["D1", "D2", "D3", "D4"];

    [Fact]
    public void Before_anything_is_found_only_grounds_that_need_no_finding_are_open() =>
        Open(ACase.Taken(), Outcome.Approve).ShouldBe(["A5", "A6", "A7", "A9"]);

    [Theory]
    [InlineData(Finding.Explained, "A2")]
    [InlineData(Finding.Wrong, "A3")]
    public void A_finding_opens_the_ground_that_says_it(Finding finding, string ground)
    {
        var taken = ACase.Taken(new AnAppeal().WithoutSignals().WithSignal("new_device", 60)).Find(finding);

        Open(taken, Outcome.Approve).ShouldBe([ground, "A5", "A6", "A7", "A9"], ignoreOrder: true);
    }

    [Fact]
    public void A_path_that_was_reached_opens_the_grounds_that_need_one() =>
        Open(ACase.ReadyToApprove(), Outcome.Approve).ShouldBe(["A1", "A5", "A6", "A7", "A8", "A9"], ignoreOrder: true);

    [Fact]
    public void A_young_signal_closes_what_rests_on_explanations_alone_and_says_so()
    {
        var taken = ACase.Taken().Find(Finding.Explained);

        Why(taken, Outcome.Approve, "A2").ShouldBe("insufficient_verification");
        taken.Case.Grounds(AProposal.Approve() with { Conditions = [new ConditionTerm("C2"), new ConditionTerm("C3")] }, taken.Decider, taken.World, taken.Now)
            .Single(g => g.Ground.Code == "A2").Closed.ShouldBeNull("the conditions secure the account");
    }

    [Fact]
    public void Denials_that_need_a_route_stay_closed_until_one_was_tried()
    {
        foreach (var ground in DenialsThatNeedARoute)
        {
            Why(ACase.Taken(), Outcome.Deny, ground).ShouldBe("no_route_tried");
        }

        Why(ACase.ReadyToDeny(), Outcome.Deny, "D3").ShouldBeNull();
        Why(ACase.ReadyToDeny(), Outcome.Deny, "D1").ShouldBeNull("a second person is no reason not to");
    }

    [Fact]
    public void What_belongs_to_another_kind_of_restriction_says_so() =>
        Why(ACase.Taken(), Outcome.Deny, "D8").ShouldBe("ground_not_applicable");

    [Fact]
    public void Details_that_are_only_not_filled_in_yet_close_nothing() =>
        Why(ACase.Taken(), Outcome.Approve, "A5").ShouldBeNull();

    [Fact]
    public void Open_grounds_stand_before_closed_ones()
    {
        var standings = Standings(ACase.Taken(), Outcome.Approve);

        standings.Select(g => g.Closed is null).ShouldBe(standings.Select(g => g.Closed is null).OrderByDescending(open => open));
    }

    // The same rules as for the decision itself: whatever is open here alone is not refused for its ground there.
    [Fact]
    public void No_open_ground_is_refused_for_itself_when_the_decision_is_made() => Properties.Hold(random =>
    {
        var taken = ACase.Taken(AnAppeal.Any(random));
        foreach (var signal in taken.Case.Signals.Where(_ => random.Next(3) > 0))
        {
            taken.Find((Finding)random.Next(5), null, signal.Ordinal);
        }

        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            foreach (var standing in Standings(taken, outcome))
            {
                var proposal = AProposal.Approve() with { Outcome = outcome, Grounds = [new GroundStatement(standing.Ground.Code, "stated")], RecheckOn = DateOnly.FromDateTime(taken.Now.UtcDateTime).AddDays(1) };
                var refused = taken.Case.Broken(proposal, taken.Decider, taken.World, taken.Now).Any(r => r.About == $"ground:{standing.Ground.Code}" && r.Code != SecondReviewRules.Code);
                (refused && standing.Closed is null).ShouldBeFalse(standing.Ground.Code);
            }
        }
    });

    private static List<string> Open(ACase of, Outcome outcome) => [.. Standings(of, outcome).Where(g => g.Closed is null).Select(g => g.Ground.Code)];

    private static string? Why(ACase of, Outcome outcome, string ground) => Standings(of, outcome).Single(g => g.Ground.Code == ground).Closed?.Code;

    private static IReadOnlyList<GroundStanding> Standings(ACase of, Outcome outcome) =>
        of.Case.Grounds(AProposal.Approve() with { Outcome = outcome }, of.Decider, of.World, of.Now);
}
