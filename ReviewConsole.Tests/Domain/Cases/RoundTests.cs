using System.Text.Json.Nodes;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Cases;

/// <summary>A second appeal on an open restriction joins the case; on a decided one it opens a new round.</summary>
public sealed class RoundTests
{
    [Fact]
    public void A_second_appeal_on_an_open_restriction_joins_and_keeps_the_earliest_date()
    {
        var taken = ACase.Taken();
        var (received, due) = (taken.Case.ReceivedAt, taken.Case.DueAt);

        taken.Case.Receive(new AnAppeal().ReceivedAt(received.AddDays(1)).Message(), taken.World, taken.Now).Answer.ShouldBeFalse();

        (taken.Case.Round, taken.Case.State, taken.Case.ReceivedAt, taken.Case.DueAt).ShouldBe((1, CaseState.InReview, received, due));
        taken.Case.Appeals.Count.ShouldBe(2);
        taken.Case.Claim.ShouldNotBeNull("nobody loses their claim because the appellant wrote again");
    }

    [Fact]
    public void An_earlier_appeal_that_arrives_later_brings_the_due_date_forward()
    {
        var opened = ACase.Opened();

        opened.Case.Receive(new AnAppeal().ReceivedAt(new DateTimeOffset(2026, 7, 8, 3, 0, 0, TimeSpan.Zero)).Message(), opened.World, opened.Now);

        opened.Case.ReceivedAt.ShouldBe(new DateTimeOffset(2026, 7, 8, 3, 0, 0, TimeSpan.Zero));
        opened.Case.DueAt.ShouldBe(new DateTimeOffset(2026, 7, 29, 15, 59, 59, TimeSpan.Zero));
    }

    [Fact]
    public void A_joined_appeal_adds_answers_requests_and_a_no_to_face_scans()
    {
        var opened = ACase.Opened(new AnAppeal().With("appeal.declinesFace", false).With("appeal.asksForHuman", false));
        var further = new AnAppeal().With("appeal.answers[0].answer", "It was my son.").With("appeal.requests", new JsonArray("copy_of_data", "change_phone"));

        opened.Case.Receive(further.Message(), opened.World, opened.Now);

        (opened.Case.DeclinesFace, opened.Case.AsksForHuman).ShouldBe((true, true));
        opened.Case.Signals[0].Answer.ShouldBe("I had changed my password the day before.\nIt was my son.");
        opened.Case.Rights.Select(r => r.Kind).ShouldBe([RightsRequestKind.ChangePhone, RightsRequestKind.CopyOfData]);
        var facts = opened.Case.TakeFacts();
        facts.Select(f => f.Kind).ShouldBe([FactKinds.CaseOpened, FactKinds.AppealJoined]);
        facts[1].Personal.Keys.ShouldBe(["statement"]);
    }

    [Fact]
    public void The_same_answer_again_is_said_once()
    {
        var opened = ACase.Opened();

        opened.Case.Receive(new AnAppeal().Message(), opened.World, opened.Now);

        opened.Case.Signals[0].Answer.ShouldBe("I had changed my password the day before.");
    }

    [Fact]
    public void An_appeal_on_a_decided_restriction_opens_a_new_round_with_a_clock_of_its_own()
    {
        var denied = ACase.ReadyToDeny();
        denied.Decided(AProposal.Deny("D3"));
        denied.Case.TakeFacts();
        var again = new AnAppeal().ReceivedAt(AnAppeal.Now.AddHours(1)).WithSignal("sim_changed");

        denied.Case.Receive(again.Message(), denied.World, denied.Now).Answer.ShouldBeTrue();

        var reopened = denied.Case;
        (reopened.Round, reopened.State, reopened.Claim, reopened.Decided).ShouldBe((2, CaseState.Queued, null, null));
        reopened.ReceivedAt.ShouldBe(AnAppeal.Now.AddHours(1));
        reopened.DueAt.ShouldBe(new DateTimeOffset(2026, 8, 3, 15, 59, 59, TimeSpan.Zero));
        reopened.Signals.Select(s => s.Code).ShouldBe(["failed_burst", "sim_changed"]);
        reopened.Signals.ShouldAllBe(s => s.Finding == null && s.OpenedBy.Count == 0, "each round looks afresh");
        reopened.ChecksOfRound.ShouldBeEmpty();
        reopened.Checks.Count.ShouldBe(1);
        reopened.Decisions.Count.ShouldBe(1, "what was decided stays decided");
        reopened.TakeFacts().ShouldHaveSingleItem().Kind.ShouldBe(FactKinds.RoundOpened);
    }

    [Fact]
    public void What_earlier_rounds_found_stays_with_them()
    {
        var denied = ACase.ReadyToDeny();
        denied.Decided(AProposal.Deny("D3"));

        denied.Case.Receive(new AnAppeal().Message(), denied.World, denied.Now);

        denied.Case.AllSignals.Where(s => s.Round == 1).ShouldAllBe(s => s.Finding == Finding.Confirmed);
        denied.Case.Decisions[0].Findings.ShouldHaveSingleItem().Finding.ShouldBe(Finding.Confirmed);
    }

    [Fact]
    public void A_no_to_face_scans_is_never_forgotten()
    {
        var denied = ACase.ReadyToDeny();
        denied.Decided(AProposal.Deny("D3"));

        denied.Case.Receive(new AnAppeal().With("appeal.declinesFace", false).Message(), denied.World, denied.Now);

        denied.Case.DeclinesFace.ShouldBeTrue();
        denied.Routes.Single(r => r.Route.Code == "face").Applies.ShouldBeFalse();
    }

    [Theory]
    [InlineData(CaseState.SetAside)]
    [InlineData(CaseState.Waiting)]
    [InlineData(CaseState.SecondReview)]
    [InlineData(CaseState.LeadReview)]
    public void A_further_appeal_moves_nothing_while_somebody_still_has_to_do_something(CaseState state)
    {
        var opened = ACase.Opened();
        typeof(Case).GetProperty(nameof(Case.State))!.SetValue(opened.Case, state);

        opened.Case.Receive(new AnAppeal().Message(), opened.World, opened.Now).Answer.ShouldBeFalse();

        (opened.Case.State, opened.Case.Round).ShouldBe((state, 1));
    }
}
