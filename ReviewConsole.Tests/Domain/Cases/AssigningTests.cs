using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

public sealed class AssigningTests
{
    private static readonly PersonLoad Room = new(2, 5);

    [Fact]
    public void A_case_that_is_unassigned_becomes_somebodys_next_without_a_reason()
    {
        var subject = ACase.Opened();
        subject.Case.TakeFacts();

        Assign(subject, To(ACase.Chen)).ShouldBeEmpty();

        (subject.Case.State, subject.Case.Assignee, subject.Case.Claim).ShouldBe((CaseState.Queued, ACase.Chen, null));
        var fact = subject.Case.TakeFacts().ShouldHaveSingleItem();
        (fact.Kind, fact.Codes["to"], fact.Codes.ContainsKey("from"), fact.Personal.Count).ShouldBe((FactKinds.Assigned, ACase.Chen.Value.ToString("D"), false, 0));
    }

    [Fact]
    public void From_whoever_holds_it_it_is_taken_with_a_reason_and_their_token_is_worth_nothing_then()
    {
        var held = ACase.Taken();

        Assign(held, To(ACase.Chen)).ShouldBe(["assign_reason on assign:reason"]);
        held.Case.TakeFacts();
        Assign(held, To(ACase.Chen), reason: " Lin is ill. ").ShouldBeEmpty();

        (held.Case.State, held.Case.Assignee, held.Case.Claim).ShouldBe((CaseState.Queued, ACase.Chen, null));
        held.Case.Holds(ACase.Lin, held.Token, held.Now)!.Code.ShouldBe("claim_lost");
        var fact = held.Case.TakeFacts().ShouldHaveSingleItem();
        (fact.Codes["from"], fact.Personal["reason"]).ShouldBe((ACase.Lin.Value.ToString("D"), "Lin is ill."));
    }

    [Fact]
    public void A_case_set_aside_comes_back_for_whoever_gets_it_and_one_that_waits_goes_on_waiting()
    {
        var aside = ACase.Taken();
        aside.Case.SetAside(ACase.Lin, aside.Token, AsideReason.EndOfDay, null, aside.Now.AddHours(4), aside.World.Rules, aside.Now).IsDone.ShouldBeTrue();
        Assign(aside, To(ACase.Chen), reason: "Somebody has to go on.").ShouldBeEmpty();
        (aside.Case.State, aside.Case.Aside, aside.Case.Assignee).ShouldBe((CaseState.Queued, null, ACase.Chen));

        var waiting = ACase.Taken().Offer("postal_code");
        waiting.Case.WaitForCheck(ACase.Lin, waiting.Token, waiting.Now).IsDone.ShouldBeTrue();
        Assign(waiting, To(ACase.Chen), reason: "Lin is leaving.").ShouldBeEmpty();
        (waiting.Case.State, waiting.Case.WaitingFor, waiting.Case.Assignee).ShouldBe((CaseState.Waiting, WaitingFor.Check, ACase.Chen));
    }

    [Fact]
    public void Over_somebodys_cap_only_with_a_reason_and_the_fact_says_so()
    {
        var subject = ACase.Opened();

        Assign(subject, To(ACase.Chen), new PersonLoad(5, 5)).ShouldBe(["assign_over_cap on assign:reason"]);
        subject.Case.TakeFacts();
        Assign(subject, To(ACase.Chen), new PersonLoad(5, 5), "Nobody else reads Thai.").ShouldBeEmpty();

        subject.Case.TakeFacts().ShouldHaveSingleItem().Codes["over_cap"].ShouldBe("true");
    }

    public static TheoryData<string, string> NotTo => new()
    {
        { "nobody", "missing" }, { "holder", "theirs" }, { "no reviewer", "cannot" }, { "away", "away" }, { "interested", "barred" }, { "skipped", "skipped" },
    };

    [Theory]
    [MemberData(nameof(NotTo))]
    public void It_goes_to_nobody_who_cannot_have_it_whatever_the_reason(string whom, string why)
    {
        var subject = ACase.Opened();
        if (whom == "skipped")
        {
            subject.TakenBy(ACase.Chen).Case.Skip(ACase.Chen, subject.Token, SkipReason.MissingData, subject.World.Rules, subject.Now);
        }

        subject.TakenBy(ACase.Lin);
        Successor? to = whom switch
        {
            "nobody" => null,
            "holder" => To(ACase.Lin),
            "no reviewer" => To(ACase.Chen) with { WorksCases = false },
            "away" => To(ACase.Chen) with { AwayUntil = subject.Now.AddTicks(1) },
            "interested" => To(ACase.Chen) with { DeclaredAccounts = new HashSet<string> { subject.Case.Account.Id } },
            _ => To(ACase.Chen),
        };

        var refusal = subject.Case.Assign(to, Room, "Because.", subject.World.Rules, subject.Now).Refusals.ShouldHaveSingleItem();

        (refusal.Code, refusal.About, refusal.Values["why"]).ShouldBe(("assign_to", "assign:to", why));
        subject.Case.Claim!.Holder.ShouldBe(ACase.Lin);
    }

    [Fact]
    public void Whoever_decided_an_earlier_round_cannot_be_assigned_the_next()
    {
        var denied = Denied();
        denied.Case.Receive(new AnAppeal().Message(), denied.World, denied.Now).Answer.ShouldBeTrue();

        denied.Case.Assign(To(ACase.Lin), Room, "Because.", denied.World.Rules, denied.Now).Refusals.ShouldHaveSingleItem().Values["why"].ShouldBe("barred");
        Assign(denied, To(ACase.Chen)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_decided_is_assigned_to_nobody_and_taken_from_nobody()
    {
        var decided = Denied();

        Assign(decided, To(ACase.Chen)).ShouldBe(["already_decided"]);
        decided.Case.TakeFromHolder("Because.", decided.World.Rules, decided.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("already_decided");
    }

    [Fact]
    public void A_case_is_taken_back_for_everybody_only_with_a_reason_and_only_from_somebody()
    {
        var held = ACase.Taken();

        TakeBack(held, " ").ShouldBe(["assign_reason on assign:reason"]);
        TakeBack(held, new string('x', held.World.Rules.LongestReason + 1)).ShouldBe(["assign_too_long on assign:reason"]);
        held.Case.TakeFacts();
        TakeBack(held, "Lin is ill.").ShouldBeEmpty();

        (held.Case.State, held.Case.Claim, held.Case.FallsBackTo).ShouldBe((CaseState.Queued, null, null));
        var fact = held.Case.TakeFacts().ShouldHaveSingleItem();
        (fact.Kind, fact.Codes["why"], fact.Codes["from"], fact.Personal["reason"]).ShouldBe((FactKinds.Returned, "by_lead", ACase.Lin.Value.ToString("D"), "Lin is ill."));
        TakeBack(held, "Again.").ShouldBe(["assign_nobody on assign"]);
    }

    [Theory]
    [InlineData(null, "Payouts Business Statutory")]
    [InlineData("", "")]
    [InlineData("business payouts nonsense", "Payouts Business")]
    public void Nothing_said_of_somebodys_skills_means_all_of_them(string? kept, string has)
    {
        var skills = Skills.Of(kept);

        string.Join(' ', skills).ShouldBe(has);
        Skills.Of(Skills.Text(skills)).ShouldBe(skills);
    }

    private static ACase Denied()
    {
        var taken = ACase.Taken().OpenEvidence().Find(Signals.Finding.Confirmed, "The nine attempts came before the change you name.").Fail("postal_code");
        taken.Decided(AProposal.Deny("D3"));
        return taken;
    }

    private static Successor To(PersonId person) => new(person, true, null, ACase.NoInterests);

    private static IEnumerable<string> Assign(ACase of, Successor? to, PersonLoad? load = null, string? reason = null) =>
        of.Case.Assign(to, load ?? Room, reason, of.World.Rules, of.Now).Refusals.Select(r => r.ToString());

    private static IEnumerable<string> TakeBack(ACase of, string reason) => of.Case.TakeFromHolder(reason, of.World.Rules, of.Now).Refusals.Select(r => r.ToString());
}
