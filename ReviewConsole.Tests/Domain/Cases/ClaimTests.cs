using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

/// <summary>not_claimed, claim_lost: deeds that verify or decide need a live claim and its token.</summary>
public sealed class ClaimTests
{
    private static readonly TimeSpan Lasts = ReviewRules.Default.ClaimLasts;

    [Fact]
    public void Taking_a_case_is_exclusive_and_expires()
    {
        var taken = ACase.Taken();

        taken.Case.State.ShouldBe(CaseState.InReview);
        taken.Case.Claim.ShouldBe(new Claim(ACase.Lin, new ClaimToken(1), AnAppeal.Now, AnAppeal.Now + Lasts, ClaimOrigin.Picked));
        Take(taken, ACase.Chen).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.ToString().ShouldBe("claim_lost on claim"),
            r => r.Values["by"].ShouldBe(ACase.Lin.Value.ToString("D")),
            r => r.Values["until"].ShouldBe("2026-07-13T02:30:00.0000000Z"));
    }

    [Fact]
    public void Until_the_last_moment_and_no_longer()
    {
        var taken = ACase.Taken().After(Lasts - TimeSpan.FromTicks(1));
        Take(taken, ACase.Chen).ShouldNotBeEmpty();

        taken.After(TimeSpan.FromTicks(1));
        Take(taken, ACase.Chen).ShouldBeEmpty();
        taken.Case.Claim!.Token.ShouldBe(new ClaimToken(2));
    }

    [Fact]
    public void Taking_ones_own_claim_again_renews_it_and_keeps_the_token()
    {
        var taken = ACase.Taken().After(TimeSpan.FromMinutes(10)).TakenBy(ACase.Lin);

        taken.Token.ShouldBe(new ClaimToken(1));
        taken.Case.Claim!.Until.ShouldBe(taken.Now + Lasts);
        taken.Case.Claim.Since.ShouldBe(AnAppeal.Now);
    }

    [Fact]
    public void A_claim_is_extended_from_the_instant_of_the_deed_and_leaves_no_fact()
    {
        var taken = ACase.Taken().After(TimeSpan.FromMinutes(29));
        taken.Case.TakeFacts();

        taken.Case.Extend(ACase.Lin, taken.Token, taken.World.Rules, taken.Now).Answer.Until.ShouldBe(taken.Now + Lasts);

        taken.Case.TakeFacts().ShouldBeEmpty();
    }

    [Fact]
    public void Expiry_moves_nothing()
    {
        var taken = ACase.Taken().After(Lasts);

        taken.Case.State.ShouldBe(CaseState.InReview);
        taken.Case.Claim!.IsLive(taken.Now).ShouldBeFalse();
    }

    [Fact]
    public void An_expired_claim_falls_back_to_whose_the_case_was_and_any_other_to_the_queue()
    {
        var assigned = ACase.Taken().Offer("postal_code");
        assigned.Case.WaitForCheck(ACase.Lin, assigned.Token, assigned.Now);
        assigned.TakenBy(ACase.Lin).After(Lasts);

        assigned.Case.FallsBackTo.ShouldBe(ACase.Lin);
        ACase.Taken().After(Lasts).Case.FallsBackTo.ShouldBeNull();
        assigned.TakenBy(ACase.Lin).Case.Claim!.WasAssigned.ShouldBeTrue("taking it up again does not lose it");
        assigned.After(Lasts).TakenBy(ACase.Chen).Case.FallsBackTo.ShouldBeNull();
    }

    [Fact]
    public void A_released_case_is_back_in_the_queue_and_anybodys()
    {
        var taken = ACase.Taken();

        taken.Case.Release(ACase.Lin, taken.Token, taken.Now).IsDone.ShouldBeTrue();

        taken.Case.State.ShouldBe(CaseState.Queued);
        taken.Case.Claim.ShouldBeNull();
        taken.TakenBy(ACase.Chen).Token.ShouldBe(new ClaimToken(2));
    }

    [Fact]
    public void A_case_that_waits_for_a_check_stays_assigned_but_not_claimed()
    {
        var taken = ACase.Taken().Offer("postal_code");

        taken.Case.WaitForCheck(ACase.Lin, taken.Token, taken.Now).IsDone.ShouldBeTrue();

        (taken.Case.State, taken.Case.WaitingFor, taken.Case.Assignee, taken.Case.Claim).ShouldBe((CaseState.Waiting, WaitingFor.Check, ACase.Lin, null));
        taken.TakenBy(ACase.Lin);
        (taken.Case.State, taken.Case.WaitingFor, taken.Case.Assignee).ShouldBe((CaseState.InReview, WaitingFor.Nothing, null));
    }

    [Fact]
    public void Nothing_waits_for_a_check_that_ended()
    {
        var taken = ACase.Taken().Fail("postal_code");

        taken.Case.WaitForCheck(ACase.Lin, taken.Token, taken.Now).Refusals.ShouldHaveSingleItem().ToString().ShouldBe("nothing_to_wait_for on routes");
        taken.Case.State.ShouldBe(CaseState.InReview);
    }

    public static TheoryData<string> Deeds => ["find", "offer", "send", "record", "wait", "release", "extend", "decide"];

    [Theory]
    [MemberData(nameof(Deeds))]
    public void Without_a_claim_it_is_not_claimed(string deed)
    {
        var opened = ACase.Opened();

        Do(opened, deed, ACase.Lin, default).ShouldBe(["not_claimed"]);
        opened.TakenBy(ACase.Chen);
        Do(opened, deed, ACase.Lin, default).ShouldBe(["not_claimed"]);
    }

    [Theory]
    [MemberData(nameof(Deeds))]
    public void With_somebody_elses_token_the_claim_is_lost(string deed)
    {
        var taken = ACase.Taken();

        Do(taken, deed, ACase.Chen, taken.Token).ShouldBe(["claim_lost"]);
        taken.Case.State.ShouldBe(CaseState.InReview);
    }

    [Theory]
    [MemberData(nameof(Deeds))]
    public void A_holder_who_slept_past_the_end_cannot_write(string deed)
    {
        var taken = ACase.Taken();
        var old = taken.Token;
        taken.After(Lasts);
        Do(taken, deed, ACase.Lin, old).ShouldBe(["claim_lost"], "expired");

        taken.TakenBy(ACase.Chen);
        Do(taken, deed, ACase.Lin, old).ShouldBe(["claim_lost"], "taken by somebody else");

        taken.After(Lasts).TakenBy(ACase.Lin);
        Do(taken, deed, ACase.Lin, old).ShouldBe(["claim_lost"], "an old token of the same person");
    }

    [Theory]
    [InlineData("find")]
    [InlineData("offer")]
    [InlineData("release")]
    [InlineData("extend")]
    public void With_a_live_claim_and_its_token_it_is_done(string deed)
    {
        var taken = ACase.Taken();

        Do(taken, deed, ACase.Lin, taken.Token).ShouldBeEmpty();
    }

    [Fact]
    public void Reading_the_evidence_needs_no_claim() =>
        ACase.Opened().Case.OpenEvidence(0, ACase.Chen).IsDone.ShouldBeTrue();

    private static IReadOnlyList<Refusal> Take(ACase of, PersonId person) =>
        of.Case.Take(person, ACase.NoInterests, ClaimOrigin.Picked, of.World, of.Now).Refusals;

    private static IEnumerable<string> Do(ACase of, string deed, PersonId person, ClaimToken token)
    {
        var check = new CheckId(Guid.NewGuid());
        var decider = of.Decider with { Person = person };
        var refusals = deed switch
        {
            "find" => of.Case.Find(0, Finding.Explained, null, person, token, of.World, of.Now).Refusals,
            "offer" => of.Case.Offer("postal_code", check, person, token, of.World, of.Now).Refusals,
            "send" => of.Case.Send(check, person, token, of.Now).Refusals,
            "record" => of.Case.Record(new CheckRecord(check, CheckState.Passed, "seen", null), person, token, of.World, of.Now).Refusals,
            "wait" => of.Case.WaitForCheck(person, token, of.Now).Refusals,
            "release" => of.Case.Release(person, token, of.Now).Refusals,
            "extend" => of.Case.Extend(person, token, of.World.Rules, of.Now).Refusals,
            _ => of.Case.Decide(AProposal.Approve("A5"), decider, token, new DecisionId(Guid.NewGuid()), of.World, of.Now).Refusals,
        };
        return refusals.Select(r => r.Code);
    }
}
