using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>Sixty seconds to take a decision back, before anything leaves.</summary>
public sealed class TakingBackTests
{
    [Fact]
    public void Within_a_minute_the_case_is_in_the_deciders_hand_again_and_the_decision_stays_in_the_records()
    {
        var ready = ACase.ReadyToDeny();
        var (token, decision) = (ready.Token, ready.Decided(AProposal.Deny("D3")));
        ready.Case.TakeFacts();

        var claim = Back(ready, seconds: 59).Answer;

        ready.Case.ShouldSatisfyAllConditions(
            c => c.State.ShouldBe(CaseState.InReview), c => c.Claim.ShouldBe(claim), c => c.Decided.ShouldBeNull(), c => c.Decisions.ShouldBe([decision]));
        claim.ShouldSatisfyAllConditions(
            c => c.Holder.ShouldBe(ACase.Lin), c => c.Token.Value.ShouldBeGreaterThan(token.Value), c => c.Origin.ShouldBe(ClaimOrigin.HandedOut));
        decision.TakenBackAt.ShouldBe(ready.Now.AddSeconds(59));
        var fact = ready.Case.TakeFacts().ShouldHaveSingleItem();
        (fact.Kind, fact.Codes["decision"]).ShouldBe((FactKinds.DecisionTakenBack, decision.Id.Value.ToString("D")));
    }

    [Fact]
    public void The_next_decision_of_the_round_follows_the_one_taken_back()
    {
        var ready = ACase.ReadyToDeny();
        var first = ready.Decided(AProposal.Deny("D3"));
        var claim = Back(ready, seconds: 5).Answer;

        var second = ready.Case.Decide(AProposal.Deny("D3"), ready.Decider, claim.Token, new DecisionId(Guid.NewGuid()), ready.World, ready.Now.AddSeconds(9)).Answer;

        second.Supersedes.ShouldBe(first.Id);
        ready.Case.Decided.ShouldBe(second);
    }

    [Theory]
    [InlineData(60, true, "take_back_too_late")]
    [InlineData(5, false, "not_yours_to_take_back")]
    public void Afterwards_or_by_somebody_else_it_is_refused_and_the_decision_stands(int seconds, bool own, string code)
    {
        var ready = ACase.ReadyToDeny();
        var decision = ready.Decided(AProposal.Deny("D3"));

        Back(ready, seconds, own ? ACase.Lin : ACase.Chen).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);

        (ready.Case.State, ready.Case.Decided, decision.TakenBackAt).ShouldBe((CaseState.Decided, decision, null));
    }

    [Fact]
    public void Where_nothing_was_decided_or_it_was_taken_back_already_there_is_nothing_to_take_back()
    {
        var ready = ACase.ReadyToDeny();
        Back(ready, seconds: 0).Refusals.ShouldHaveSingleItem().Code.ShouldBe("nothing_to_take_back");
        ready.Decided(AProposal.Deny("D3"));
        Back(ready, seconds: 1).IsDone.ShouldBeTrue();

        Back(ready, seconds: 2).Refusals.ShouldHaveSingleItem().Code.ShouldBe("nothing_to_take_back");
    }

    [Fact]
    public void Who_took_a_decision_back_may_handle_a_later_round_that_somebody_else_decided()
    {
        var ready = ACase.ReadyToDeny();
        ready.Decided(AProposal.Deny("D3"));
        var claim = Back(ready, seconds: 1).Answer;
        ready.Case.Release(ACase.Lin, claim.Token, ready.Now);
        ready.TakenBy(ACase.Chen).OpenEvidence(ACase.Chen).Decided(AProposal.Deny("D3"));
        ready.Case.Receive(new AnAppeal().Message(), ready.World, ready.Now);

        ready.Case.Take(ACase.Lin, ACase.NoInterests, ClaimOrigin.Picked, ready.World, ready.Now).IsDone.ShouldBeTrue();
    }

    private static Result<Claim> Back(ACase ready, int seconds, PersonId? person = null) =>
        ready.Case.TakeBack(person ?? ACase.Lin, ClaimOrigin.HandedOut, ready.World.Rules, ready.Now.AddSeconds(seconds));
}
