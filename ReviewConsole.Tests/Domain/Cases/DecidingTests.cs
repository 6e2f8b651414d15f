using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Cases;

public sealed class DecidingTests
{
    [Fact]
    public void A_denial_that_breaks_no_rule_completes()
    {
        var ready = ACase.ReadyToDeny();
        ready.Case.TakeFacts();

        var decision = ready.Decided(AProposal.Deny("D3"));

        (ready.Case.State, ready.Case.Claim, ready.Case.Decided).ShouldBe((CaseState.Decided, null, decision));
        decision.ShouldSatisfyAllConditions(
            d => d.Outcome.ShouldBe(Outcome.Deny),
            d => d.Round.ShouldBe(1),
            d => d.DecidedBy.ShouldBe(ACase.Lin),
            d => d.DecidedAt.ShouldBe(ready.Now),
            d => d.Justification.ShouldBe(AProposal.OwnWords),
            d => d.OwnWords.ShouldBe(OwnWords.Normalise(AProposal.OwnWords)),
            d => d.Supersedes.ShouldBe(default),
            d => d.Path.ShouldBeNull(),
            d => d.Findings.ShouldBe([new FindingRecord(0, "failed_burst", Finding.Confirmed, "The nine attempts came before the change you name.") { IsContested = true }]));
        var fact = ready.Case.TakeFacts().ShouldHaveSingleItem();
        (fact.Kind, fact.Codes["outcome"], fact.Codes["grounds"], fact.Codes["rule"]).ShouldBe((FactKinds.Decided, "deny", "D3", "ATO-11 2025-02"));
        fact.Personal.Keys.ShouldBe(["justification", "internal_note", "replies", "notice"], ignoreOrder: true);
        fact.Personal["notice"].ShouldBe(decision.Notice.AsText());
        fact.Codes.Values.ShouldNotContain(v => v.Contains("explanation", StringComparison.Ordinal));
    }

    [Fact]
    public void In_Chinese_too() =>
        ACase.ReadyToDeny(new AnAppeal().In("zh-CN")).Decided(AProposal.Deny("D3") with { Justification = AProposal.OwnChineseWords }).Notice.Language.ShouldBe("zh-Hans");

    [Fact]
    public void A_refused_decision_leaves_the_case_as_it_was()
    {
        var ready = ACase.Taken();
        ready.Case.TakeFacts();

        var refused = ready.Decide(AProposal.Deny("D3"));

        refused.Refusals.Count.ShouldBeGreaterThan(2, "every broken rule at once");
        (ready.Case.State, ready.Case.Claim is null, ready.Case.Decided, ready.Case.Signals[0].Finding).ShouldBe((CaseState.InReview, false, null, null));
        ready.Case.TakeFacts().ShouldBeEmpty();
    }

    [Fact]
    public void What_a_decision_says_stays_what_it_said_whatever_the_case_becomes()
    {
        var ready = ACase.ReadyToDeny();
        var notice = ready.Decided(AProposal.Deny("D3")).Notice.AsText();

        ready.Case.Receive(new AnAppeal().In("zh-CN").Message(), ready.World, ready.Now);

        ready.Case.Decisions[0].Notice.AsText().ShouldBe(notice);
        ready.Case.Decisions[0].Findings[0].Finding.ShouldBe(Finding.Confirmed);
    }
}

/// <summary>already_decided: one effective decision a round.</summary>
public sealed class AlreadyDecidedTests
{
    [Fact]
    public void Who_comes_second_is_told_who_decided_and_what()
    {
        var ready = ACase.ReadyToApprove();
        var token = ready.Token;
        ready.Decided(AProposal.Approve("A1"));

        foreach (var (person, held) in new[] { (ACase.Lin, token), (ACase.Chen, new ClaimToken(0)) })
        {
            var refusal = ready.Case.Decide(AProposal.Approve("A1"), ready.Decider with { Person = person }, held, new DecisionId(Guid.NewGuid()), ready.World, ready.Now)
                .Refusals.ShouldHaveSingleItem();
            refusal.Code.ShouldBe("already_decided");
            (refusal.Values["by"], refusal.Values["outcome"]).ShouldBe((ACase.Lin.Value.ToString("D"), "approve"));
        }

        ready.Case.Decisions.Count.ShouldBe(1);
    }

    [Fact]
    public void A_decided_case_is_not_taken_or_worked_on()
    {
        var ready = ACase.ReadyToApprove();
        var token = ready.Token;
        ready.Decided(AProposal.Approve("A1"));

        ready.Case.Take(ACase.Chen, ACase.NoInterests, ClaimOrigin.Picked, ready.World, ready.Now).Refusals[0].Code.ShouldBe("already_decided");
        ready.Case.Find(0, Finding.Wrong, null, ACase.Lin, token, ready.World, ready.Now).Refusals[0].Code.ShouldBe("already_decided");
        ready.Case.Offer("postal_code", new CheckId(Guid.NewGuid()), ACase.Lin, token, ready.World, ready.Now).Refusals[0].Code.ShouldBe("already_decided");
    }

    [Fact]
    public void Before_anybody_decided_nobody_is_told_so() =>
        ACase.Taken().Decide(AProposal.Approve("A1")).Refusals.ShouldNotContain(r => r.Code == "already_decided");

    [Fact]
    public void A_new_round_can_be_decided_again()
    {
        var ready = ACase.ReadyToDeny();
        ready.Decided(AProposal.Deny("D3"));
        ready.Case.Receive(new AnAppeal().Message(), ready.World, ready.Now);

        ready.TakenBy(ACase.Chen).Decided(AProposal.Approve("A5")).Round.ShouldBe(2);
        ready.Case.Decisions.Select(d => d.Outcome).ShouldBe([Outcome.Deny, Outcome.Approve]);
    }
}

/// <summary>same_person and conflict_of_interest: who may not handle a case at all.</summary>
public sealed class BarredTests
{
    [Fact]
    public void Nobody_handles_a_later_round_of_their_own_decision()
    {
        var ready = ACase.ReadyToDeny();
        ready.Decided(AProposal.Deny("D3"));
        ready.Case.Receive(new AnAppeal().Message(), ready.World, ready.Now);

        var refusal = Take(ready, ACase.Lin).ShouldHaveSingleItem();
        (refusal.Code, refusal.Values["round"]).ShouldBe(("same_person", "1"));
        Take(ready, ACase.Chen).ShouldBeEmpty();
    }

    [Fact]
    public void Who_only_worked_on_an_earlier_round_may()
    {
        var ready = ACase.ReadyToDeny();
        ready.Case.Release(ACase.Lin, ready.Token, ready.Now);
        ready.TakenBy(ACase.Chen).OpenEvidence();
        ready.Decided(AProposal.Deny("D3"));
        ready.Case.Receive(new AnAppeal().Message(), ready.World, ready.Now);

        Take(ready, ACase.Lin).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_handles_an_account_they_declared()
    {
        var opened = ACase.Opened();

        Take(opened, ACase.Lin, opened.Case.Account.Id).ShouldHaveSingleItem().ToString().ShouldBe("conflict_of_interest on claim");
        Take(opened, ACase.Lin, "xy-another").ShouldBeEmpty();
    }

    [Fact]
    public void Who_declares_an_interest_after_taking_a_case_cannot_decide_it()
    {
        var ready = ACase.ReadyToApprove();
        var decider = ready.Decider with { DeclaredAccounts = new HashSet<string> { ready.Case.Account.Id } };

        ready.Case.Decide(AProposal.Approve("A1"), decider, ready.Token, new DecisionId(Guid.NewGuid()), ready.World, ready.Now)
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe("conflict_of_interest");
    }

    private static IReadOnlyList<Refusal> Take(ACase of, PersonId person, params string[] declared) =>
        of.Case.Take(person, declared.ToHashSet(), ClaimOrigin.Picked, of.World, of.Now).Refusals;
}
