using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

public sealed class HandingOverTests
{
    private const string Done = "The attempts fit the change of password.";
    private const string Open = "The letter has not come back.";

    [Fact]
    public void A_case_handed_over_is_the_colleagues_next_with_what_was_checked_and_what_is_open()
    {
        var held = ACase.Taken();
        held.Case.TakeFacts();

        HandOver(held, To(ACase.Chen), $" {Done} ", Open).ShouldBeEmpty();

        (held.Case.State, held.Case.Claim, held.Case.Assignee).ShouldBe((CaseState.Queued, null, ACase.Chen));
        held.Case.Sheet.ShouldBe(new CaseHandover(ACase.Lin, ACase.Chen, held.Now, Done, Open));
        var fact = held.Case.TakeFacts().ShouldHaveSingleItem();
        (fact.Kind, fact.Codes["to"]).ShouldBe((FactKinds.HandedOver, ACase.Chen.Value.ToString("D")));
        fact.Codes.Values.ShouldNotContain(Done);
        (fact.Personal["checked"], fact.Personal["open"]).ShouldBe((Done, Open));
    }

    [Fact]
    public void The_sheet_stays_until_another_is_written_or_another_round_begins()
    {
        var held = ACase.Taken();
        HandOver(held, To(ACase.Chen), Done, Open).ShouldBeEmpty();

        held.TakenBy(ACase.Chen).Case.Release(ACase.Chen, held.Token, held.Now).IsDone.ShouldBeTrue();
        held.Case.Sheet!.From.ShouldBe(ACase.Lin);
        held.TakenBy(ACase.Chen);
        HandOver(held, To(ACase.Lin), "Looked again.", Open).ShouldBeEmpty();
        held.Case.Sheet!.Checked.ShouldBe("Looked again.");

        var denied = ACase.Taken();
        HandOver(denied, To(ACase.Chen), Done, Open).ShouldBeEmpty();
        denied.TakenBy(ACase.Chen).OpenEvidence().Find(Signals.Finding.Confirmed, "The nine attempts came before the change you name.").Fail("postal_code")
            .Decided(AProposal.Deny("D3"));
        denied.Case.Receive(new AnAppeal().Message(), denied.World, denied.Now).Answer.ShouldBeTrue();
        denied.Case.Sheet.ShouldBeNull();
    }

    public static TheoryData<string, string> Colleagues => new()
    {
        { "nobody", "missing" }, { "oneself", "self" }, { "no reviewer", "cannot" }, { "away", "away" }, { "interested", "barred" }, { "skipped", "skipped" },
    };

    [Theory]
    [MemberData(nameof(Colleagues))]
    public void It_goes_to_nobody_who_cannot_go_on(string whom, string why)
    {
        var subject = ACase.Opened().TakenBy(ACase.Chen);
        if (whom == "skipped")
        {
            subject.Case.Skip(ACase.Chen, subject.Token, SkipReason.MissingData, subject.World.Rules, subject.Now);
        }
        else
        {
            subject.Case.Release(ACase.Chen, subject.Token, subject.Now);
        }

        subject.TakenBy(ACase.Lin);
        Successor? to = whom switch
        {
            "nobody" => null,
            "oneself" => To(ACase.Lin),
            "no reviewer" => To(ACase.Chen) with { WorksCases = false },
            "away" => To(ACase.Chen) with { AwayUntil = subject.Now.AddTicks(1) },
            "interested" => To(ACase.Chen) with { DeclaredAccounts = new HashSet<string> { subject.Case.Account.Id } },
            _ => To(ACase.Chen),
        };

        var refusal = HandOver(subject, to, Done, Open).ShouldHaveSingleItem();

        (refusal.Code, refusal.About, refusal.Values["why"]).ShouldBe(("handover_to", "handover:to", why));
        subject.Case.Claim!.Holder.ShouldBe(ACase.Lin);
        subject.Case.Sheet.ShouldBeNull();
    }

    [Fact]
    public void Whoever_is_back_at_this_moment_may_have_it()
    {
        var held = ACase.Taken();

        HandOver(held, To(ACase.Chen) with { AwayUntil = held.Now }, Done, Open).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_that_is_missing_is_said_at_once_each_about_its_field()
    {
        var held = ACase.Taken();

        HandOver(held, null, " ", null).Select(r => r.ToString())
            .ShouldBe(["handover_to on handover:to", "handover_missing on handover:checked", "handover_missing on handover:open"]);
        HandOver(held, To(ACase.Chen), new string('x', held.World.Rules.LongestHandover + 1), Open).Select(r => r.ToString())
            .ShouldBe(["handover_too_long on handover:checked"]);
        held.Case.State.ShouldBe(CaseState.InReview);
    }

    [Fact]
    public void That_a_day_was_too_hard_for_somebody_does_not_show_when_a_case_is_handed_to_them()
    {
        var subject = ACase.Opened().TakenBy(ACase.Chen);
        subject.Case.Skip(ACase.Chen, subject.Token, SkipReason.TooHardToday, subject.World.Rules, subject.Now);

        HandOver(subject.TakenBy(ACase.Lin), To(ACase.Chen), Done, Open).ShouldBeEmpty();
    }

    private static Successor To(PersonId person) => new(person, true, null, ACase.NoInterests);

    private static IReadOnlyList<Refusal> HandOver(ACase of, Successor? to, string? done, string? open) =>
        of.Case.HandOver(of.Reviewer, of.Token, to, done, open, of.World.Rules, of.Now).Refusals;
}
