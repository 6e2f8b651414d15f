using System.Text.Json.Nodes;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Decisions;

/// <summary>What goes with an approval: a part of the restriction, conditions, and the shield.</summary>
public sealed class NarrowingTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(AnAppeal.Now.UtcDateTime);

    [Fact]
    public void A_partial_approval_releases_the_rest_and_says_so_everywhere()
    {
        var decision = Ready("login", "payout").Decided(Partly(Today.AddDays(7), RestrictionScope.Payout));

        decision.Narrowing!.Keeps.ShouldBe([RestrictionScope.Payout]);
        decision.Notice.Title.ShouldBe("Decision on your appeal: the restriction is to be narrowed");
        var text = decision.Notice.AsText();
        text.ShouldContain("We tell the platform without delay to release: signing in.");
        text.ShouldContain("Still restricted until 20 July 2026: payouts.");
        text.ShouldNotContain("to lift the restriction without delay");
    }

    [Theory]
    [InlineData("narrowing_not_narrower", "nothing stays", 7)]
    [InlineData("narrowing_not_narrower", "all of it stays", 7, RestrictionScope.Login, RestrictionScope.Payout)]
    [InlineData("narrowing_not_narrower", "it was not restricted before", 7, RestrictionScope.Listing)]
    [InlineData("narrowing_without_end", "it ends today", 0, RestrictionScope.Payout)]
    [InlineData("narrowing_without_end", "it lasts too long", 31, RestrictionScope.Payout)]
    [InlineData(null, "the longest", 30, RestrictionScope.Payout)]
    [InlineData(null, "the shortest", 1, RestrictionScope.Payout)]
    public void What_stays_is_less_than_before_and_ends(string? refused, string why, int days, params RestrictionScope[] keeps) =>
        Ready("login", "payout").Broken(Partly(Today.AddDays(days), keeps)).ShouldBe(refused is null ? [] : [refused + " on narrowing"], why);

    [Fact]
    public void Without_an_end_or_the_ground_that_says_why_it_is_refused()
    {
        Ready("login", "payout").Broken(Partly(null, RestrictionScope.Payout)).ShouldBe(["narrowing_without_end on narrowing"]);
        Ready("login", "payout").Broken(Partly(Today.AddDays(3), RestrictionScope.Payout) with { Grounds = [new GroundStatement("A1")] })
            .ShouldBe(["narrowing_without_ground on narrowing"]);
    }

    [Fact]
    public void Of_a_fully_locked_account_any_function_may_stay_restricted_but_not_the_account()
    {
        Ready("full_account").Broken(Partly(Today.AddDays(3), RestrictionScope.Payout, RestrictionScope.Listing)).ShouldBeEmpty();
        Ready("full_account").Broken(Partly(Today.AddDays(3), RestrictionScope.FullAccount)).ShouldBe(["narrowing_not_narrower on narrowing"]);
        new Narrowing([RestrictionScope.Payout], null).Releases([RestrictionScope.FullAccount])
            .ShouldBe(Enum.GetValues<RestrictionScope>().Except([RestrictionScope.FullAccount, RestrictionScope.Payout]), ignoreOrder: true);
    }

    [Fact]
    public void A_denial_narrows_nothing() =>
        ACase.ReadyToDeny().Broken(AProposal.Deny("D3") with { Narrowing = new Narrowing([RestrictionScope.Payout], Today.AddDays(3)) })
            .ShouldContain("narrowing_not_narrower on narrowing");

    [Fact]
    public void A_text_that_promises_all_of_it_contradicts_a_partial_approval()
    {
        var ready = Ready("login", "payout");

        ready.Broken(Partly(Today.AddDays(3), RestrictionScope.Payout) with { Justification = AProposal.OwnApproval + " For these reasons the restriction is to be lifted." })
            .ShouldBe(["justification_contradicts on justification"]);
    }

    [Theory]
    [InlineData("C1", 24, null)]
    [InlineData("C1", 73, "condition_too_long on condition:C1")]
    [InlineData("C1", 0, "condition_too_long on condition:C1")]
    [InlineData("C4", 168, null)]
    [InlineData("C4", 169, "condition_too_long on condition:C4")]
    [InlineData("C2", 5, "condition_too_long on condition:C2")]
    public void A_condition_lasts_no_longer_than_it_may(string code, int hours, string? refused) =>
        Ready("login").Broken(AProposal.Approve("A1") with { Conditions = [new ConditionTerm(code, hours)] }).ShouldBe(refused is null ? [] : [refused]);

    [Fact]
    public void The_notice_says_until_when_a_condition_really_lasts() =>
        Ready("login").Decided(AProposal.Approve("A1") with { Conditions = [new ConditionTerm("C1", 24)] }).Notice.AsText()
            .ShouldContain("Payouts stay on hold until 14 July 2026");

    [Fact]
    public void Every_condition_can_be_met_without_a_face() =>
        CatalogueFiles.Own.Conditions.ShouldAllBe(c => c.MetBy.In("en").Length > 10 && c.MetBy.In("zh-Hans").Length > 5
            && (!c.MetBy.In("en").Contains("face", StringComparison.OrdinalIgnoreCase) || c.MetBy.In("en").Contains("never with a face", StringComparison.Ordinal)));

    [Fact]
    public void Signals_found_wrong_are_shielded_for_thirty_days_and_only_those()
    {
        var taken = ACase.Taken(new AnAppeal().WithSignal("new_device", 40)).Find(Finding.Wrong).Find(Finding.Explained, null, 1).Offer("in_person").Pass("in_person");

        var decision = taken.Decided(AProposal.Approve("A1"));

        decision.Shield!.Signals.ShouldBe([taken.Case.Signals[0].Code]);
        decision.Shield.Until.ShouldBe(AnAppeal.Now.AddDays(30));
        decision.Notice.AsText().ShouldContain("Until 12 August 2026 the account may not be restricted again because of the following");
    }

    [Fact]
    public void Without_a_signal_found_wrong_and_with_a_denial_there_is_no_shield()
    {
        Ready("login").Decided(AProposal.Approve("A1")).Shield.ShouldBeNull();
        ACase.ReadyToDeny().Decided(AProposal.Deny("D3")).Shield.ShouldBeNull();
    }

    private static ACase Ready(params string[] scope) =>
        ACase.ReadyToApprove(new AnAppeal().With("restriction.scope", new JsonArray([.. scope.Select(s => (JsonNode)s)])));

    private static DecisionProposal Partly(DateOnly? until, params RestrictionScope[] keeps) =>
        AProposal.Approve("A1", "A6") with { Narrowing = new Narrowing(keeps, until) };
}
