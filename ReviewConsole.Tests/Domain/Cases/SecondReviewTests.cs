using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using static ReviewConsole.Support.SecondSteps;

namespace ReviewConsole.Domain.Cases;

/// <summary>One person is not enough: a second judges without knowing, then both are compared.</summary>
public sealed class SecondReviewTests
{
    [Fact]
    public void What_needs_a_second_person_goes_to_one_and_nothing_is_decided()
    {
        var proposed = Proposed();

        (proposed.Case.State, proposed.Case.Claim, proposed.Case.Decided).ShouldBe((CaseState.SecondReview, null, null));
        var first = proposed.Case.JudgementsNow.ShouldHaveSingleItem();
        (first.By, first.Proposal.Outcome, first.IsFirst).ShouldBe((ACase.Lin, Outcome.Deny, true));
        first.Why.ShouldBe(["ground"]);
        proposed.Case.TakeFacts()[^1].Kind.ShouldBe(FactKinds.Proposed);
    }

    [Fact]
    public void Everything_but_the_second_person_must_be_as_for_a_decision()
    {
        var ready = ACase.ReadyToDeny();

        ready.Propose(Grave with { InternalNote = null, Justification = "Short." }).Refusals.Select(r => r.Code).ShouldBe(["internal_note_missing", "justification_too_short", "justification_boilerplate"]);
        ready.Propose(AProposal.Deny("D3")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("second_review_not_needed");
        (ready.Case.State, ready.Case.Judgements.Count).ShouldBe((CaseState.InReview, 0));
    }

    [Fact]
    public void The_second_person_sees_the_signals_as_they_came()
    {
        var proposed = Proposed();

        (proposed.Case.Signals[0].Finding, proposed.Case.Signals[0].Reply).ShouldBe((null, null));
        proposed.Case.IsBlind(ACase.Chen).ShouldBeTrue();
        proposed.Case.IsBlind(ACase.Lin).ShouldBeFalse();
    }

    [Fact]
    public void Where_both_promise_the_same_the_first_persons_decision_is_made()
    {
        var second = Proposed().TakenBy(ACase.Chen).Looked(Finding.Confirmed);

        var decided = second.Judge(Same).Answer.Decision.ShouldNotBeNull();

        (second.Case.State, decided.DecidedBy, decided.SecondedBy, decided.Justification).ShouldBe((CaseState.Decided, ACase.Lin, ACase.Chen, Grave.Justification));
        second.Case.Signals[0].Reply.ShouldBe("The nine attempts came before the change you name.");
        decided.Notice.AsText().ShouldContain("Reviewer Lin, no. 15, read your appeal");
        decided.Notice.AsText().ShouldContain("A second person, Reviewer Chen, no. 15, reviewed the case independently before this decision.");
        second.Case.IsBlind(Zhao).ShouldBeFalse();
    }

    [Fact]
    public void Where_they_do_not_a_lead_who_did_neither_decides()
    {
        var second = Proposed().TakenBy(ACase.Chen).Looked(Finding.Wrong);
        second.Judge(Other).Answer.Decision.ShouldBeNull();
        second.Case.State.ShouldBe(CaseState.LeadReview);

        Take(second, Zhao).ShouldBe(["lead_needed on claim"]);
        Take(second, ACase.Lin, leads: true).ShouldBe(["same_person on claim"]);
        Take(second, ACase.Chen, leads: true).ShouldBe(["same_person on claim"]);
        Take(second, Zhao, leads: true).ShouldBeEmpty();
    }

    [Fact]
    public void Two_judgements_behind_it_the_lead_needs_no_further_person()
    {
        var disagreed = Proposed().TakenBy(ACase.Chen).Looked(Finding.Wrong);
        disagreed.Judge(Other);
        disagreed.LedBy(Zhao).Looked(Finding.Confirmed);

        var decided = disagreed.Decided(Grave);

        (decided.DecidedBy, decided.SecondedBy).ShouldBe((Zhao, null));
    }

    [Fact]
    public void Who_judged_first_neither_takes_it_nor_judges_again()
    {
        var proposed = Proposed();

        Take(proposed, ACase.Lin).ShouldBe(["same_person on claim"]);
        proposed.TakenBy(ACase.Chen);
        proposed.Case.Judge(
            Same, As(ACase.Lin), As(ACase.Lin), proposed.Token, (new JudgementId(Guid.NewGuid()), new DecisionId(Guid.NewGuid())), proposed.World, proposed.Now)
            .IsDone.ShouldBeFalse();
    }

    [Fact]
    public void The_second_person_does_not_decide_past_the_first()
    {
        var second = Proposed().TakenBy(ACase.Chen).Offer("in_person").Pass("in_person");

        second.Decide(AProposal.Approve("A1")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("illegal_move");

        (second.Case.State, second.Case.Decisions.Count).ShouldBe((CaseState.SecondReview, 0));
    }

    [Fact]
    public void The_second_person_looks_and_says_what_their_judgement_rests_on()
    {
        var second = Proposed().TakenBy(ACase.Chen);

        second.Judge(Same with { InternalNote = "Agreed." }).Refusals.Select(r => r.ToString())
            .ShouldBe(["finding_missing on signal:0", "judgement_reason_missing on note"]);
        second.Find(Finding.Confirmed, "The nine attempts came before the change you name.");
        second.Judge(Same).Refusals.ShouldHaveSingleItem().Code.ShouldBe("evidence_unopened");
        second.Case.State.ShouldBe(CaseState.SecondReview);
    }

    [Fact]
    public void What_could_not_be_decided_any_more_goes_to_a_lead_though_both_agree()
    {
        var second = Proposed().TakenBy(ACase.Chen).Looked(Finding.Confirmed);
        var interested = As(ACase.Lin, "Lin") with { DeclaredAccounts = new HashSet<string> { second.Case.Account.Id } };

        second.Judge(Same, interested).Answer.Decision.ShouldBeNull();

        second.Case.State.ShouldBe(CaseState.LeadReview);
        second.Case.TakeFacts()[^1].Codes["broken"].ShouldBe("conflict_of_interest");
    }

    [Fact]
    public void Given_back_it_stays_with_a_second_person()
    {
        var second = Proposed().TakenBy(ACase.Chen);
        second.Case.Release(ACase.Chen, second.Token, second.Now).IsDone.ShouldBeTrue();
        second.TakenBy(Zhao);
        second.Case.Skip(Zhao, second.Token, SkipReason.Language, second.World.Rules, second.Now).IsDone.ShouldBeTrue();

        (second.Case.State, second.Case.Claim).ShouldBe((CaseState.SecondReview, null));
    }

    [Fact]
    public void Asking_the_appellant_ends_what_was_held_and_whoever_goes_on_judges_first()
    {
        var second = Proposed().TakenBy(ACase.Chen).Offer("in_person");
        second.Case.WaitForCheck(ACase.Chen, second.Token, second.Now).IsDone.ShouldBeTrue();

        second.Case.JudgementsNow.ShouldBeEmpty();
        second.Case.Judgements.ShouldHaveSingleItem().EndedAt.ShouldBe(second.Now);
        second.TakenBy(ACase.Chen);
        second.Case.State.ShouldBe(CaseState.InReview);
        second.Fail("in_person").Looked(Finding.Confirmed).Propose(Grave).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void Whoever_judged_the_same_decides_no_later_round_and_corrects_nothing()
    {
        var second = Proposed().TakenBy(ACase.Chen).Looked(Finding.Confirmed);
        second.Judge(Same);
        second.After(TimeSpan.FromMinutes(2));

        foreach (var person in new[] { ACase.Lin, ACase.Chen })
        {
            second.Case.BeginCorrection(person, ACase.NoInterests, second.World.Rules, second.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("same_person");
        }

        second.Case.Receive(new AnAppeal().With("appealId", "again").Message(), second.World, second.Now).IsDone.ShouldBeTrue();
        Take(second, ACase.Lin).ShouldBe(["same_person on claim"]);
        Take(second, ACase.Chen).ShouldBe(["same_person on claim"]);
        Take(second, Zhao).ShouldBeEmpty();
    }

    [Fact]
    public void Either_of_the_two_takes_it_back_within_the_minute_and_nothing_of_it_counts_then()
    {
        var second = Proposed().TakenBy(ACase.Chen).Looked(Finding.Confirmed);
        second.Judge(Same);

        second.Case.TakeBack(Zhao, ClaimOrigin.Picked, second.World.Rules, second.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_yours_to_take_back");
        second.Case.TakeBack(ACase.Chen, ClaimOrigin.Picked, second.World.Rules, second.Now).IsDone.ShouldBeTrue();

        (second.Case.State, second.Case.Claim!.Holder, second.Case.JudgementsNow.Count).ShouldBe((CaseState.InReview, ACase.Chen, 0));
    }

    [Theory]
    [InlineData(true, "second_review_needed")]
    [InlineData(false)]
    public void A_new_reviewers_denials_are_looked_at_by_a_second_person(bool isNew, params string[] broken)
    {
        var ready = ACase.ReadyToDeny();
        ready.Case.Broken(AProposal.Deny("D3"), ready.Decider with { IsNew = isNew }, ready.World, ready.Now).Select(r => r.ToString()).ShouldBe(broken);
    }

    [Fact]
    public void A_lead_may_want_a_second_person_for_either_outcome_and_not_any_more()
    {
        var ready = ACase.ReadyToApprove();
        ready.Case.DemandSecond(Zhao, " ", ready.World.Rules).Refusals.ShouldHaveSingleItem().Code.ShouldBe("demand_reason");
        ready.Case.DemandSecond(Zhao, "It was in the papers.", ready.World.Rules).IsDone.ShouldBeTrue();
        ready.Broken(AProposal.Approve("A1")).ShouldBe(["second_review_needed"]);

        ready.Case.DemandSecond(Zhao, "", ready.World.Rules).IsDone.ShouldBeTrue();
        ready.Broken(AProposal.Approve("A1")).ShouldBeEmpty();
        ready.Decided(AProposal.Approve("A1"));
        ready.Case.DemandSecond(Zhao, "Too late.", ready.World.Rules).Refusals.ShouldHaveSingleItem().Code.ShouldBe("illegal_move");
    }

    private static List<string> Take(ACase of, PersonId person, bool leads = false) =>
        [.. of.Case.Take(person, ACase.NoInterests, ClaimOrigin.HandedOut, of.World, of.Now, leads).Refusals.Select(r => r.ToString())];
}
