using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Cases;

/// <summary>A decision that stands is only superseded: by another person, with a reason the appellant reads.</summary>
public sealed class CorrectingTests
{
    private const string Reason = "The letter you sent back was read wrongly by us.";

    private static readonly TimeSpan AfterTheMinute = TimeSpan.FromMinutes(2);

    [Fact]
    public void The_new_decision_replaces_the_old_one_and_the_appellant_is_told_why()
    {
        var (decided, first) = Denied();
        Begin(decided);
        decided.Offer("in_person").Pass("in_person");

        var second = decided.Decided(AProposal.Approve("A1") with { SupersedeReason = Reason });

        decided.Case.State.ShouldBe(CaseState.Decided);
        decided.Case.Decided.ShouldBe(second);
        decided.Case.Claim.ShouldBeNull();
        (second.Supersedes, second.SupersedeReason, second.DecidedBy).ShouldBe((first.Id, Reason, ACase.Chen));
        second.Notice.AsText().ShouldContain("This decision replaces the one we sent you on 13 July 2026.");
        second.Notice.AsText().ShouldContain(Reason);
        decided.Case.TakeFacts().Select(f => f.Kind).ShouldContain(FactKinds.CorrectionBegun);
    }

    [Fact]
    public void Until_then_the_first_decision_stands()
    {
        var (decided, first) = Denied();

        Begin(decided);

        (decided.Case.State, decided.Case.Decided).ShouldBe((CaseState.Decided, first));
    }

    [Fact]
    public void Nobody_corrects_their_own_decision()
    {
        var (decided, _) = Denied();

        Refused(decided, ACase.Lin).ShouldBe("same_person");
    }

    [Fact]
    public void Nobody_corrects_a_case_they_have_an_interest_in()
    {
        var (decided, _) = Denied();

        decided.Case.BeginCorrection(ACase.Chen, new HashSet<string> { decided.Case.Account.Id }, decided.World.Rules, decided.Now)
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe("conflict_of_interest");
    }

    [Fact]
    public void While_its_decider_may_take_it_back_it_is_theirs()
    {
        var ready = ACase.ReadyToDeny();
        ready.Decided(AProposal.Deny("D3"));

        Refused(ready, ACase.Chen).ShouldBe("take_back_open");
    }

    [Fact]
    public void An_open_case_has_nothing_to_correct() => Refused(ACase.Taken(), ACase.Chen).ShouldBe("nothing_to_supersede");

    [Fact]
    public void Two_never_correct_at_once_and_afterwards_the_next_may()
    {
        var (decided, _) = Denied();
        Begin(decided);
        var third = new PersonId(Guid.NewGuid());

        Refused(decided, third).ShouldBe("claim_lost");
        decided.After(TimeSpan.FromMinutes(31));
        decided.Case.BeginCorrection(third, ACase.NoInterests, decided.World.Rules, decided.Now).IsDone.ShouldBeTrue();
        decided.Case.Find(0, Finding.Wrong, null, ACase.Chen, decided.Token, decided.World, decided.Now).IsDone.ShouldBeFalse("the first one's token is spent");
    }

    [Theory]
    [InlineData(null, "supersede_reason_missing on supersede")]
    [InlineData("Wrong.", "supersede_reason_missing on supersede")]
    [InlineData("我们此前看错了您寄回的信件，现予更正。", "language_mismatch on supersede")]
    [InlineData(Reason, null)]
    public void It_says_why_in_a_sentence_of_the_appellants_language(string? reason, string? refused)
    {
        var (decided, _) = Denied();
        Begin(decided);
        decided.Offer("in_person").Pass("in_person");

        decided.Broken(AProposal.Approve("A1") with { SupersedeReason = reason }).ShouldBe(refused is null ? [] : [refused]);
    }

    [Fact]
    public void A_forbidden_ground_does_not_come_in_by_the_reason()
    {
        var (decided, _) = Denied();
        Begin(decided).OpenEvidence(ACase.Chen);

        decided.Broken(AProposal.Deny("D3") with { SupersedeReason = "We deny it now because you declined the face scan." })
            .ShouldContain("forbidden_ground on supersede");
    }

    [Fact]
    public void An_ordinary_decision_carries_no_such_reason() =>
        ACase.ReadyToApprove().Decided(AProposal.Approve("A1") with { SupersedeReason = Reason }).SupersedeReason.ShouldBeNull();

    [Fact]
    public void Left_alone_the_decision_stands_with_the_findings_it_was_made_on()
    {
        var (decided, first) = Denied();
        Begin(decided).Find(Finding.Wrong);

        decided.Case.Release(ACase.Chen, decided.Token, decided.Now).IsDone.ShouldBeTrue();

        decided.Case.Claim.ShouldBeNull();
        (decided.Case.State, decided.Case.Decided).ShouldBe((CaseState.Decided, first));
        decided.Case.Signals[0].Finding.ShouldBe(Finding.Confirmed);
    }

    [Fact]
    public void Taken_back_within_the_minute_the_first_decision_stands_again()
    {
        var (decided, first) = Denied();
        Begin(decided);
        decided.Offer("in_person").Pass("in_person").Decided(AProposal.Approve("A1") with { SupersedeReason = Reason });

        decided.Case.TakeBack(ACase.Chen, ClaimOrigin.Picked, decided.World.Rules, decided.Now).Answer.Origin.ShouldBe(ClaimOrigin.Correcting);

        (decided.Case.State, decided.Case.Decided).ShouldBe((CaseState.Decided, first));
        decided.Case.IsCorrectedBy(ACase.Chen, decided.Now).ShouldBeTrue();
    }

    [Fact]
    public void The_case_can_neither_be_skipped_nor_wait_while_it_is_corrected()
    {
        var (decided, _) = Denied();
        Begin(decided).Offer("in_person");

        decided.Case.Skip(ACase.Chen, decided.Token, SkipReason.Language, decided.World.Rules, decided.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("illegal_move");
        decided.Case.WaitForCheck(ACase.Chen, decided.Token, decided.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("illegal_move");
        decided.Case.State.ShouldBe(CaseState.Decided);
    }

    [Fact]
    public void A_disabled_person_corrects_nothing_any_more()
    {
        var (decided, _) = Denied();
        Begin(decided);

        decided.Find(Finding.Wrong).Case.ReturnToQueue(ACase.Chen, "person_disabled");

        (decided.Case.State, decided.Case.Claim).ShouldBe((CaseState.Decided, null));
        decided.Case.Signals[0].Finding.ShouldBe(Finding.Confirmed);
    }

    [Fact]
    public void Whoever_corrects_after_somebody_whose_time_ran_out_begins_from_what_was_decided()
    {
        var (decided, _) = Denied();
        Begin(decided).Find(Finding.Wrong).After(TimeSpan.FromMinutes(31)).CorrectedBy(new PersonId(Guid.NewGuid()));

        decided.Case.Signals[0].Finding.ShouldBe(Finding.Confirmed);
    }

    private static (ACase Case, Decision First) Denied()
    {
        var ready = ACase.ReadyToDeny();
        var first = ready.Decided(AProposal.Deny("D3"));
        return (ready.After(AfterTheMinute), first);
    }

    private static ACase Begin(ACase of) => of.CorrectedBy(ACase.Chen);

    private static string Refused(ACase of, PersonId person) =>
        of.Case.BeginCorrection(person, ACase.NoInterests, of.World.Rules, of.Now).Refusals.ShouldHaveSingleItem().Code;
}
